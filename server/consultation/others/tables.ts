import { peopleTables } from '../../people/tables.ts';
import { defineTables } from '../../platform/storage/kit.ts';
import { consultationTables } from '../tables.ts';

export const othersTables = defineTables((k) => {
  const { persons } = peopleTables.with(k);
  const { rounds } = consultationTables.with(k);

  /** Whether consultees read each other's responses when the round is closed: the latest row says, none says no. */
  const responseSharings = k.table('response_sharings', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    shared: k.bool().notNull(),
    /** Null while the round is planned: then it goes with the round. Afterwards it is a decision. */
    decidedBy: k.text(),
    decidedOn: k.text(),
    reason: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('response_sharings_round').on(t.roundId)]);

  return { responseSharings };
});

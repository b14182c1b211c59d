/** Letters that come back as mail: each is an act with its entry, shown where the letter is, and told to those who lead together and not one by one. */
import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { record } from '../journal/journal.ts';
import { leadsOf } from '../matters/leads.ts';
import { matterById } from '../matters/matters.ts';
import { openAccount } from '../people/accounts.ts';
import { sha256 } from '../platform/files/files.ts';
import type { House } from '../platform/house.ts';
import { orderJob } from '../platform/jobs/jobs.ts';
import { type DeliveryReport, readDeliveryReport, reasonOf } from '../platform/mail/delivery-report.ts';
import { keepReport, keepSetAside, letterQuoted } from '../platform/mail/returned.ts';
import { beginningOf, putAway, type ReturnedFile, waitingReturns } from '../platform/mail/returns-folder.ts';
import type { Reader, Store, Writer } from '../platform/storage/store.ts';
import { platformTables } from '../platform/storage/tables.ts';
import { consulteeById } from './consultees.ts';
import { coordinatorsOf } from './coordinators-of.ts';
import { postReturnedLetters } from './letters.ts';
import { addressesOf } from './register.ts';
import { roundById } from './rounds.ts';
import { consultationTables } from './tables.ts';

/** A file that could not be handled waits so long, so that it neither holds up the others nor fills the log. */
const againMilliseconds = 10 * 60_000;

type Became = DeliveryReport['outcome'] | 'other' | 'set-aside';

/**
 * To be asked now and then: reads what lies in the folder, at most fifty files, and moves each; the act comes first, so that a stop between the two
 * has it read again and taken up no second time. One file that fails holds up no other. Gives what each became.
 */
export function readReturnedMail(house: Pick<House, 'store' | 'clock' | 'report'>, folder: string): () => Promise<Became[]> {
  const failed = new Map<string, number>();
  return async () => {
    const became: Became[] = [];
    for (const [path, at] of failed) if (house.clock().getTime() - at >= againMilliseconds) failed.delete(path);
    for (const file of await waitingReturns(folder, failed)) {
      try {
        const its = await takeUp(house, folder, file);
        if (its !== null) became.push(its);
      } catch (error) {
        failed.set(file.path, house.clock().getTime());
        house.report('returned mail cannot be handled', { name: error instanceof Error ? error.name : 'unknown', code: error instanceof Error && 'code' in error ? String(error.code) : '' });
      }
    }
    if (became.length > 0) house.report('returned mail read', { returned: became.filter((one) => one === 'returned').length, delayed: became.filter((one) => one === 'delayed').length, other: became.filter((one) => one === 'other').length, setAside: became.filter((one) => one === 'set-aside').length });
    return became;
  };
}

async function takeUp({ store, clock }: Pick<House, 'store' | 'clock'>, folder: string, file: ReturnedFile): Promise<Became | null> {
  const bytes = await beginningOf(file);
  if (bytes === null) return null;
  const hash = sha256(bytes);
  const reading = readDeliveryReport(bytes);
  if (reading.kind === 'unreadable') {
    await store.write('house', (tx) => keepSetAside(tx, { fileHash: hash, fileName: file.name.slice(0, 200) }, clock()));
    await putAway(folder, file, { hash, to: 'aside' });
    return 'set-aside';
  }
  // Of no letter of ours, or without its secret: a report that anybody may have written says nothing.
  const letterId = reading.kind === 'report' ? await letterQuoted(store.read, reading.report.messageId) : null;
  if (reading.kind === 'report' && letterId !== null) await noteReturn(store, { letterId, fileHash: hash, report: reading.report }, clock());
  await putAway(folder, file, { hash, to: letterId === null ? 'unseen' : 'seen' });
  return reading.kind === 'report' && letterId !== null ? reading.report.outcome : 'other';
}

/** The act: what became of the letter and its entries, in the matter of each consultee it went to, else in the house's. Addresses stand in neither. Done again it does nothing. */
async function noteReturn(store: Store, { letterId, fileHash, report }: { letterId: string; fileHash: string; report: DeliveryReport }, at: Date): Promise<void> {
  const concerned = await consulteesOf(store.read, letterId);
  const [first] = concerned;
  const facts = { outcome: report.outcome, reason: reasonOf(report.status) };
  await store.write(first === undefined ? 'house' : `matter:${first.matterId}`, async (tx) => {
    if (!(await keepReport(tx, { letterId, fileHash, report }, at))) return;
    if (first === undefined) await record(tx, { chain: 'house', audience: 'house', actorId: null, act: 'mail-returned', matterId: null, subject: 'letter', subjectId: letterId, details: facts, at });
    for (const { consulteeId, matterId, kind } of concerned) {
      const { name } = await consulteeById(tx, consulteeId);
      await record(tx, { chain: `matter:${matterId}`, audience: 'team', actorId: null, act: 'letter-returned', matterId, subject: 'consultee', subjectId: consulteeId, details: { consultee: name, kind, ...facts }, at });
    }
    if (first !== undefined && report.outcome === 'returned') await orderTelling(tx, first.roundId, at);
  });
}

async function consulteesOf(from: Reader, letterId: string) {
  const { consulteeLetters, consultees, rounds } = consultationTables(from);
  return from.select({ consulteeId: consultees.id, roundId: rounds.id, matterId: rounds.matterId, kind: consulteeLetters.kind }).from(consulteeLetters).innerJoin(consultees, eq(consultees.id, consulteeLetters.consulteeId)).innerJoin(rounds, eq(rounds.id, consultees.roundId)).where(eq(consulteeLetters.letterId, letterId)).orderBy(consultees.id);
}

export const tellReturnedJob = 'tell-returned-letters';

/** From the first that came back: most of a mailing's come within minutes. And no more than one letter a day. */
const [gatheringMilliseconds, betweenMilliseconds] = [3_600_000, 24 * 3_600_000];

/** While another waits for its time to be told of, the letter is ordered already. */
async function orderTelling(tx: Writer, roundId: string, at: Date): Promise<void> {
  const [latest] = await returnsIn(tx, roundId, 'told');
  const due = (of: Date) => new Date(Math.max(of.getTime() + gatheringMilliseconds, (latest?.toldAt?.getTime() ?? 0) + betweenMilliseconds));
  const waiting = new Set((await untoldIn(tx, roundId)).filter((one) => due(one.at) > at).map(({ id }) => id));
  if (waiting.size <= 1) await orderJob(tx, tellReturnedJob, { roundId }, at, due(at));
}

/** Nobody need be told of a letter that was sent again, nor of an address that is written to no longer. */
async function untoldIn(from: Reader, roundId: string) {
  const untold = await returnsIn(from, roundId, 'untold');
  const coordinators = await coordinatorsOf(from, [...new Set(untold.map(({ consultee }) => consultee.id))]);
  return untold.filter(({ consultee, recipient }) => addressesOf(consultee, coordinators).has(recipient));
}

async function returnsIn(from: Reader, roundId: string, which: 'told' | 'untold') {
  const { consulteeLetters, consultees } = consultationTables(from);
  const { returnedMail, outbox } = platformTables(from);
  return from.select({ id: returnedMail.id, at: returnedMail.at, toldAt: returnedMail.toldAt, consultee: consultees, recipient: outbox.recipient }).from(returnedMail)
    .innerJoin(outbox, eq(outbox.id, returnedMail.letterId)).innerJoin(consulteeLetters, eq(consulteeLetters.letterId, outbox.id)).innerJoin(consultees, eq(consultees.id, consulteeLetters.consulteeId))
    .where(and(eq(consultees.roundId, roundId), eq(returnedMail.outcome, 'returned'), which === 'told' ? isNotNull(returnedMail.toldAt) : and(isNull(returnedMail.toldAt), isNull(outbox.replacedAt)))).orderBy(desc(returnedMail.toldAt), returnedMail.id);
}

/** The job: one letter to each who leads, of the consultees they have not been told of and nobody has sent to again meanwhile. Done again it tells nothing twice. */
export async function tellReturned({ store, clock, origins }: Pick<House, 'store' | 'clock' | 'origins'>, input: unknown): Promise<{ told: number }> {
  const { roundId } = z.object({ roundId: z.string() }).parse(input);
  const { matterId } = await roundById(store.read, roundId);
  return store.write(`matter:${matterId}`, async (tx) => {
    const { returnedMail } = platformTables(tx);
    const at = clock();
    const untold = await untoldIn(tx, roundId);
    if (untold.length === 0) return { told: 0 };
    const ids = [...new Set(untold.map(({ id }) => id))];
    for (let from = 0; from < ids.length; from += 500) await tx.update(returnedMail).set({ toldAt: at }).where(inArray(returnedMail.id, ids.slice(from, from + 500)));
    const consultees = await Promise.all([...new Set(untold.map(({ consultee }) => consultee.id))].map((id) => consulteeById(tx, id)));
    const round = await roundById(tx, roundId);
    const matter = await matterById(tx, matterId);
    const leads = await leadsOf(tx, matterId);
    for (const id of leads) {
      const account = await openAccount(tx, { id });
      if (account) await postReturnedLetters(tx, { name: account.name, matter: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', round: round.title, consultees: consultees.map(({ name }) => name), link: `${origins[0] ?? ''}/omgangar/${roundId}?show=undelivered` }, { email: account.email, language: account.language }, at);
    }
    return { told: leads.size };
  });
}

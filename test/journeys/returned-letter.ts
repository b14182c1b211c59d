/** A letter to a consultee of the open round came back before the house was opened, as the mail server delivers it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { postfixReport } from '../support/returned-mail.ts';

/** Settings of the server that is started on the folder. */
export function withReturnedLetter(folder: string): Record<string, string> {
  const database = new Database(join(folder, 'overens.sqlite'), { readonly: true });
  const letter = database.prepare<[], { secret: string; recipient: string }>('select o.secret, o.recipient from outbox o join consultee_letters l on l.letter_id = o.id join consultees c on c.id = l.consultee_id join rounds r on r.id = c.round_id where r.opened_at is not null and r.closed_at is null order by o.id limit 1').get();
  database.close();
  if (letter === undefined) throw new Error('no letter went to a consultee of an open round');
  const inbox = join(folder, 'returned', 'new');
  mkdirSync(inbox, { recursive: true });
  writeFileSync(join(inbox, '1'), postfixReport({ messageId: `<${letter.secret}@localhost>`, recipient: letter.recipient }));
  return { RETURNED_MAIL_DIR: join(folder, 'returned') };
}

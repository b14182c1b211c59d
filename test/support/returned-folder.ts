/** Letters of an open round that have been sent, and the folder into which the mail server delivers what comes back. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Consultee } from '#shared/consultation.ts';
import { readReturnedMail } from '../../server/consultation/returned-letters.ts';
import { sendWaitingLetters } from '../../server/platform/mail/outbox.ts';
import { outboxOf } from './mail.ts';
import { postfixReport, type Returned } from './returned-mail.ts';
import { open, openAt, type Scene, type Who } from './stages.ts';
import { given } from './visitor.ts';

export const mailbox = 'namnd@almfors.granmark.example';
let delivered = 0;

export async function sent({ maildir = true, house = openAt(open) } = {}) {
  const app = await house;
  await sendWaitingLetters(app.store, { deliver: async () => {} }, app.house.files.fetch, app.clock);
  const folder = mkdtempSync(join(tmpdir(), 'overens-returns-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (maildir) for (const name of ['new', 'cur', 'tmp']) mkdirSync(join(folder, name));
  const inbox = maildir ? join(folder, 'new') : folder;
  const deliver = (bytes: Uint8Array, name = `${delivered += 1}.${maildir ? 'host' : 'eml'}`) => writeFileSync(join(inbox, name), bytes);
  const read = readReturnedMail(app.house, folder);
  const letterTo = async (recipient: string) => {
    const letter = (await outboxOf(app)).findLast((one) => one.recipient === recipient);
    if (letter === undefined) throw new Error(`no letter to ${recipient}`);
    return { ...letter, messageId: `<${letter.secret}@rss.granmark.example>` };
  };
  const returns = async (recipient: string, write: (its: Returned) => Buffer = postfixReport, its: Partial<Returned> = {}) => {
    deliver(write({ messageId: (await letterTo(recipient)).messageId, recipient, ...its }));
    return read();
  };
  const rowOf = async (id: string, who: Who = 'lead'): Promise<Consultee> => {
    const row = given(await (await app.enter(who)).get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items.find((one) => one.id === id);
    if (row === undefined) throw new Error('not in the register');
    return row;
  };
  const sendAll = () => sendWaitingLetters(app.store, { deliver: async () => {} }, app.house.files.fetch, app.clock);
  return { app, folder, inbox, deliver, read, returns, letterTo, rowOf, sendAll };
}

export const again = async (app: Scene<{ people: Record<Who, string> }>, consulteeId: string, letterId: string, email: string, { who = 'lead' as Who, key = undefined as string | undefined } = {}) =>
  (await app.enter(who)).post(`/api/consultees/${consulteeId}/letters/${letterId}/sending`, { email }, key === undefined ? {} : { key });

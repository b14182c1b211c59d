import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { docxType } from '../../server/platform/files/file-type.ts';
import { nameFile } from '../../server/platform/files/files.ts';
import { folderMailer, smtpMailer } from '../../server/platform/mail/mailers.ts';
import { type Mailer, postLetter, rewordWaiting, sendWaitingLetters } from '../../server/platform/mail/outbox.ts';
import { platformTables } from '../../server/platform/storage/tables.ts';
import { openApp, type OpenedApp } from '../support/open-app.ts';

const letter = { recipient: 'namnd@almfors.granmark.example', language: 'sv' as const, subject: 'Remiss RG 2027/00417: överenskommelse på gång', body: 'Hej!\n\nSvara senast den 1 juni.\nMed vänlig hälsning' };
const others = { language: 'sv' as const, subject: 'Annat ämne', body: 'Andra ord.' };
const send = (app: OpenedApp, mailer: Mailer) => sendWaitingLetters(app.store, mailer, app.house.files.fetch, app.clock);
const post = (app: OpenedApp, given: Partial<Parameters<typeof postLetter>[1]> = {}) => app.store.write('house', (tx) => postLetter(tx, { ...letter, ...given }, app.clock()));
const rows = (app: OpenedApp) => app.store.read.select().from(platformTables(app.store).outbox).orderBy(platformTables(app.store).outbox.id);

/** A post office that takes letters, or refuses them while `shut` says why. */
async function postOffice() {
  const received: { to: string[]; raw: string }[] = [];
  const office = { shut: null as string | null, received, url: '' };
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, tell) => tell(office.shut === null ? null : Object.assign(new Error(office.shut), { responseCode: 451 })),
    onData(stream, session, tell) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map((one) => one.address), raw: Buffer.concat(parts).toString('utf8') });
        tell();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  office.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return office;
}

/** RFC 2047 encoded words and folded lines of one header, read back. */
function header(raw: string, name: string): string {
  const found = new RegExp(`^${name}: (.*(?:\r?\n[ \t].*)*)`, 'mi').exec(raw)?.[1] ?? '';
  return found.replace(/\r?\n[ \t]+/g, ' ').replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_whole, form: string, text: string) =>
    form.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : Buffer.from(text.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/gi, (_hex, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8'));
}

test('a letter goes out by SMTP with its Swedish letters and its file as they were', async () => {
  const app = await openApp();
  const office = await postOffice();
  const bytes = new Uint8Array(Buffer.from('PK\u0003\u0004 en wordfil med åäö', 'utf8'));
  const file = await app.house.files.keep(bytes, docxType);
  await app.store.write('house', (tx) => nameFile(tx, file, app.clock()));
  await post(app, { attachments: [{ name: 'Missiv åäö.docx', type: docxType, fileHash: file.hash }] });
  expect(await send(app, smtpMailer(office.url, 'Överens <overens@rss.granmark.example>'))).toBe(1);
  expect(office.received).toHaveLength(1);
  const [{ to, raw } = { to: [], raw: '' }] = office.received;
  expect(to).toEqual([letter.recipient]);
  expect(header(raw, 'Subject')).toBe(letter.subject);
  expect(header(raw, 'From')).toContain('Överens');
  expect(raw).toMatch(/filename\*0\*=utf-8''Missiv%20%C3%A5|filename\*=utf-8''Missiv%20%C3%A5|Missiv/i);
  expect(Buffer.from(/base64[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(raw.slice(raw.indexOf('wordprocessingml')))?.[1] ?? '', 'base64').equals(Buffer.from(bytes))).toBe(true);
  expect((await rows(app))[0]).toMatchObject({ sentAt: app.clock(), attempts: 0, lastError: null });
  expect(await send(app, smtpMailer(office.url, 'overens@rss.granmark.example')), 'a sent letter is not sent again').toBe(0);
});

test('F17: a letter that is refused stays, and is tried again after 1, 5, 30, 120 minutes and then every 12 hours', async () => {
  const app = await openApp();
  const office = await postOffice();
  const mailer = smtpMailer(office.url, 'overens@rss.granmark.example');
  await post(app);
  office.shut = 'greylisted: namnd@almfors.granmark.example';
  for (const minutes of [1, 5, 30, 120, 720, 720]) {
    expect(await send(app, mailer)).toBe(0);
    const [row] = await rows(app);
    expect(row?.nextAttemptAt.getTime()).toBe(app.clock().getTime() + minutes * 60_000);
    expect(row?.lastError, 'no address in the log').not.toContain('@');
    app.clock.move({ seconds: minutes * 60 - 1 });
    expect(await send(app, mailer)).toBe(0);
    expect((await rows(app))[0]?.attempts, 'not tried before its time').toBe(row?.attempts);
    app.clock.move({ seconds: 1 });
  }
  office.shut = null;
  expect(await send(app, mailer)).toBe(1);
  expect(office.received).toHaveLength(1);
});

test('one letter that cannot be sent holds up no other', async () => {
  const app = await openApp();
  const office = await postOffice();
  await post(app, { attachments: [{ name: 'borta.docx', type: docxType, fileHash: 'a'.repeat(64) }] });
  await post(app, { recipient: 'namnd@bjorkvattna.granmark.example' });
  expect(await send(app, smtpMailer(office.url, 'overens@rss.granmark.example'))).toBe(1);
  expect(office.received.map((one) => one.to)).toEqual([['namnd@bjorkvattna.granmark.example']]);
  expect((await rows(app)).map((row) => [row.sentAt === null, row.attempts])).toEqual([[true, 1], [false, 0]]);
});

test('no post office at all is a failure like any other', async () => {
  const app = await openApp();
  await post(app);
  expect(await send(app, smtpMailer('smtp://127.0.0.1:1', 'overens@rss.granmark.example'))).toBe(0);
  expect((await rows(app))[0]).toMatchObject({ sentAt: null, attempts: 1 });
});

test('a letter of a rolled back act is never sent', async () => {
  const app = await openApp();
  await expect(app.store.write('house', async (tx) => {
    await postLetter(tx, letter, app.clock());
    throw new Error('no');
  })).rejects.toThrow();
  expect(await rows(app)).toEqual([]);
});

test('a subject never becomes a header of its own', async () => {
  const app = await openApp();
  const office = await postOffice();
  await post(app, { subject: 'Hej\r\nBcc: alla@granmark.example', recipient: letter.recipient });
  await send(app, smtpMailer(office.url, 'overens@rss.granmark.example'));
  expect(office.received[0]?.to).toEqual([letter.recipient]);
  expect(office.received[0]?.raw).not.toMatch(/^Bcc:/mi);
});

test('without SMTP the letters become whole files in the outbox folder', async () => {
  const app = await openApp();
  const folder = mkdtempSync(join(tmpdir(), 'overens-mail-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const id = await post(app);
  expect(await send(app, folderMailer(folder, 'overens@rss.granmark.example'))).toBe(1);
  expect(readdirSync(folder)).toEqual([`${id}.eml`]);
  const eml = readFileSync(join(folder, `${id}.eml`), 'utf8');
  expect(header(eml, 'Subject')).toBe(letter.subject);
  expect(header(eml, 'Content-Language')).toBe('sv');
  expect(eml).toMatch(/\r\n\r\nHej!\r\n\r\nSvara senast/);
  expect(eml, 'the same as HTML, for whoever reads it so').toMatch(/multipart\/alternative[\s\S]+text\/plain[\s\S]+text\/html[\s\S]+<p style/);
});

test('two processes send a letter once, and every try carries the same Message-ID', async () => {
  const app = await openApp();
  const office = await postOffice();
  const mailer = smtpMailer(office.url, 'Överens <overens@rss.granmark.example>');
  await post(app);
  const sent = await Promise.all([send(app, mailer), send(app, mailer), send(app, mailer)]);
  expect(sent.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect(office.received).toHaveLength(1);
  expect(header(office.received[0]?.raw ?? '', 'Message-ID')).toBe(`<${(await rows(app))[0]?.secret}@rss.granmark.example>`);
});

test('a process that died with a letter in hand leaves it to the next after five minutes', async () => {
  const app = await openApp();
  const office = await postOffice();
  await post(app);
  void send(app, { deliver: () => new Promise(() => {}) });
  await expect.poll(async () => (await rows(app))[0]?.nextAttemptAt.getTime()).toBe(app.clock().getTime() + 5 * 60_000);
  const mailer = smtpMailer(office.url, 'overens@rss.granmark.example');
  expect(await send(app, mailer)).toBe(0);
  app.clock.move({ seconds: 300 });
  expect(await send(app, mailer)).toBe(1);
});

test('what an act changes while other letters are sent goes as it then is, and one that is being sent keeps its words', async () => {
  const app = await openApp();
  const first = await post(app);
  const second = await post(app, { recipient: 'namnd@bjorkvattna.granmark.example' });
  const delivered: string[] = [];
  const mailer: Mailer = {
    deliver: async ({ body }) => {
      delivered.push(body);
      if (delivered.length === 1) await app.store.write('house', async (tx) => { for (const id of [first, second]) await rewordWaiting(tx, id, others, app.clock()); });
    },
  };
  expect(await send(app, mailer)).toBe(2);
  expect(delivered).toEqual([letter.body, 'Andra ord.']);
  expect((await rows(app)).map(({ body }) => body)).toEqual(delivered);
});

test('a letter that could not be sent takes other words again', async () => {
  const app = await openApp();
  const id = await post(app);
  await send(app, { deliver: async () => { throw new Error('the mail server answers nothing'); } });
  await app.store.write('house', (tx) => rewordWaiting(tx, id, others, app.clock()));
  expect((await rows(app)).map(({ body }) => body)).toEqual(['Andra ord.']);
});

test('words that a letter is given while it is being sent wait beside it: it goes with them when it could not go, and they are gone when it did', async () => {
  const app = await openApp();
  const [gone, failed] = [await post(app), await post(app, { recipient: 'namnd@bjorkvattna.granmark.example' })];
  const tried: [string, string][] = [];
  await send(app, { deliver: async ({ id, subject, body }) => {
    tried.push([subject, body]);
    await app.store.write('house', (tx) => rewordWaiting(tx, id, others, app.clock()));
    if (id === failed) throw new Error('the mail server answers nothing');
  } });
  expect(tried).toEqual([[letter.subject, letter.body], [letter.subject, letter.body]]);
  expect((await rows(app)).map(({ id, subject, body, nextWords }) => [id, subject, body, nextWords])).toEqual([[gone, letter.subject, letter.body, null], [failed, others.subject, others.body, null]]);
  app.clock.move({ seconds: 60 });
  await send(app, { deliver: async ({ subject, body }) => void tried.push([subject, body]) });
  expect(tried.at(-1)).toEqual([others.subject, others.body]);
});

test('a letter whose process died with it in hand goes with the words it was given meanwhile', async () => {
  const app = await openApp();
  const id = await post(app);
  void send(app, { deliver: () => new Promise(() => {}) });
  await expect.poll(async () => (await rows(app))[0]?.leasedUntil).not.toBeNull();
  await app.store.write('house', (tx) => rewordWaiting(tx, id, others, app.clock()));
  app.clock.move({ seconds: 300 });
  const delivered: string[] = [];
  await send(app, { deliver: async ({ body }) => void delivered.push(body) });
  expect(delivered).toEqual([others.body]);
});

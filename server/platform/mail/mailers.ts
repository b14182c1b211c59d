/** The mail port's two forms: SMTP, or a folder of .eml files. Owner of nodemailer. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { letterHtml } from './letter-html.ts';
import type { Mailer } from './outbox.ts';

/** Throws when the server does not take the letter: the outbox tries again. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = nodemailer.createTransport({ url, connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 60_000 }, { from });
  return { deliver: async (letter) => void (await transport.sendMail(message(letter, from))) };
}

/** For houses without a mail server: each letter is a file that any mail program opens. */
export function folderMailer(folder: string, from: string): Mailer {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' }, { from });
  return {
    async deliver(letter) {
      const { message: eml } = await transport.sendMail(message(letter, from));
      await mkdir(folder, { recursive: true });
      const file = join(folder, `${letter.id}.eml`);
      await writeFile(`${file}.part`, eml as Buffer);
      await rename(`${file}.part`, file);
    },
  };
}

function message(letter: Parameters<Mailer['deliver']>[0], from: string) {
  return {
    // The same at every try: a post office that took the letter without saying so can tell that it has it already (RFC 5322 3.6.4).
    // Only who has had the letter can say by it that it came back (returned.ts). Short: a line that is folded is more than some servers quote rightly.
    messageId: `<${letter.secret}@${/@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'}>`,
    to: letter.recipient,
    subject: letter.subject,
    headers: { 'Content-Language': letter.language },
    text: letter.body,
    html: letterHtml(letter),
    date: letter.at,
    attachments: letter.attachments.map(({ name, type, bytes }) => ({ filename: name, contentType: type, content: Buffer.from(bytes) })),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

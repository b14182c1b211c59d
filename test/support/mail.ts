/** The letters that were posted, and the words they may not hold. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { asc } from 'drizzle-orm';
import type { Locale } from '#shared/messages/format.ts';
import { platformTables } from '../../server/platform/storage/tables.ts';
import type { OpenedApp } from './open-app.ts';

const folder = join(import.meta.dirname, '../../shared/messages');
export const mailRooms = readdirSync(folder).flatMap((file) => /^(.+-mail)\.sv\.ts$/.exec(file)?.[1] ?? []);

/** A room's letters in one language, by key. */
export async function mailWords(room: string, language: Locale): Promise<Record<string, string>> {
  const exported: Record<string, unknown> = await import(join(folder, `${room}.${language}.ts`));
  return Object.assign({}, ...Object.values(exported)) as Record<string, string>;
}

/** Everything in the outbox, oldest first. */
export function outboxOf(app: OpenedApp) {
  const { outbox } = platformTables(app.store);
  return app.store.read.select().from(outbox).orderBy(asc(outbox.id));
}

function literals(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal) return [element.value];
    return element.type === TYPE.plural || element.type === TYPE.select ? Object.values(element.options).flatMap((option) => literals(option.value)) : [];
  });
}

/** The longest run of words that stands in the text whatever its values are. */
export const longestRun = (text: string): string => parse(text, { ignoreTag: true }).flatMap((element) => (element.type === TYPE.literal ? [element.value] : [])).sort((a, b) => b.length - a.length)[0] ?? '';

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];

async function wordsOf(language: Locale): Promise<Set<string>> {
  const texts = (await Promise.all(mailRooms.map((room) => mailWords(room, language)))).flatMap((words) => Object.values(words));
  return new Set(texts.flatMap((text) => literals(parse(text, { ignoreTag: true }))).flatMap(wordsIn));
}

/** Words that the letters say in Swedish and never in English; `quoted` is what people wrote, and stays as it was written. */
export async function swedishIn({ subject, body }: { subject: string; body: string }, quoted: readonly string[]): Promise<string[]> {
  const [swedish, english] = [await wordsOf('sv'), await wordsOf('en')];
  const rest = [...quoted].sort((a, b) => b.length - a.length).reduce((text, said) => text.replaceAll(said, ' '), `${subject}\n${body}`.replace(/https?:\/\/\S+|\S+@\S+|\b[0-9a-f]{64}\b/g, ' '));
  return [...new Set(wordsIn(rest))].filter((word) => swedish.has(word) && !english.has(word));
}

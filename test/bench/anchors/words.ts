/** An agreement's own sentences, in another order for each seed: what is put in reads like what stands there. */
import type { AgreementContent, Block, Paragraph } from '#shared/agreement/content.ts';
import { newBlockId } from '#shared/agreement/content.ts';
import { agreement } from '../../../server/demo/texts/agreement.ts';
import { below, pick } from '../../agreement/chance.ts';
import type { Chance } from '../../agreement/chance.ts';

const lines = agreement.markup.split('\n').map((line) => line.replace(/^(?:[-#|>]+|\d+\.)\s*/, '').replace(/\[\^\d+\]|\*\*/g, '').trim()).filter((line) => !line.includes('|') && line !== '');
const headings = lines.filter((line) => !/[.:]$/.test(line) && line.length < 60);
const all = lines.filter((line) => line.endsWith('.')).flatMap((line) => line.split(/(?<=[.])\s+(?=\p{Lu})/u));

const sentences = all.filter((_, at) => at % 3 !== 0);
/** What is written later: never a sentence that stands there. */
const others = all.filter((_, at) => at % 3 === 0);

/** Sentences that stand in many places, as they do in agreements. */
const boilerplate = [
  'Parterna ska samverka i frågor som rör barn och unga.', 'Kommunen och regionen ansvarar gemensamt för uppföljningen.', 'Kostnaderna fördelas enligt gällande överenskommelse.',
  'Ansvaret följer av lagen och av vad parterna har kommit överens om.', 'Frågan behandlas i den gemensamma ledningsgruppen.',
];

/** So many words that follow one another somewhere in the agreement. */
export function someWords(chance: Chance, many: number): string {
  const words = pick(chance, others).split(' ');
  const first = below(chance, Math.max(1, words.length - many));
  return words.slice(first, first + many).join(' ').replace(/[.,:]$/, '');
}

export function someSentences(chance: Chance, many: number, from: () => string = () => pick(chance, others)): string {
  return Array.from({ length: many }, () => (chance() < 0.12 ? pick(chance, boilerplate) : from())).join(' ');
}

/** Some ten pages. */
export function sixtyParagraphs(chance: Chance): AgreementContent {
  const left = [...sentences];
  const next = (): string => left.splice(below(chance, left.length), 1)[0] ?? pick(chance, sentences);
  const paragraph = (): Paragraph => ({ type: 'paragraph', attrs: { id: newBlockId() }, content: [{ type: 'text', text: someSentences(chance, 1 + below(chance, 4), next) }] });
  const content: Block[] = [];
  for (let at = 0; at < 60; at++) {
    if (at % 8 === 0) content.push({ type: 'heading', attrs: { id: newBlockId(), level: 1 }, content: [{ type: 'text', text: pick(chance, headings) }] });
    if (at % 12 === 5) content.push({ type: 'orderedList', attrs: { id: newBlockId(), start: 1 }, content: Array.from({ length: 3 }, () => ({ type: 'listItem' as const, attrs: { id: newBlockId() }, content: [paragraph()] })) });
    else content.push(paragraph());
  }
  return { type: 'doc', content };
}

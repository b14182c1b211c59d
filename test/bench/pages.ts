/** Long agreements for the benches, and how their times are taken. */
import type { Node } from '@tiptap/pm/model';
import type { AgreementContent, Block, Paragraph } from '#shared/agreement/content.ts';
import { newBlockId } from '#shared/agreement/content.ts';
import { chanceOf, prose } from '../agreement/chance.ts';
import type { Chance } from '../agreement/chance.ts';

export function sixtyPages(chance: Chance): AgreementContent {
  const paragraph = (): Paragraph => ({
    type: 'paragraph', attrs: { id: newBlockId() },
    content: [{ type: 'text', text: `${prose(chance, 34)} ` }, { type: 'text', text: prose(chance, 1), marks: [{ type: 'bold' }] }, { type: 'text', text: ` ${prose(chance, 34)}.` }],
  });
  const content: Block[] = [];
  for (let at = 0; at < 40; at++) {
    content.push({ type: 'heading', attrs: { id: newBlockId(), level: at % 4 === 0 ? 1 : 2 }, content: [{ type: 'text', text: prose(chance, 4) }] });
    for (let more = 0; more < 7; more++) content.push(paragraph());
    content.push({ type: 'orderedList', attrs: { id: newBlockId(), start: 1 }, content: Array.from({ length: 4 }, () => ({ type: 'listItem' as const, attrs: { id: newBlockId() }, content: [paragraph()] })) });
    if (at % 7 === 0) {
      const cell = () => ({ type: 'tableCell' as const, attrs: { id: newBlockId() }, content: [{ type: 'paragraph' as const, attrs: { id: newBlockId() }, content: [{ type: 'text' as const, text: prose(chance, 5) }] }] });
      content.push({ type: 'table', attrs: { id: newBlockId() }, content: Array.from({ length: 6 }, () => ({ type: 'tableRow' as const, attrs: { id: newBlockId() }, content: [cell(), cell(), cell()] })) });
    }
  }
  return { type: 'doc', content };
}

export function twoHundredPages(seed: number): AgreementContent {
  return { type: 'doc', content: Array.from({ length: 4 }, (_, part) => sixtyPages(chanceOf(seed + part)).content).flat().slice(0, 1600) };
}

/** The middle of each textblock. */
export function textPlaces(doc: Node): number[] {
  const found: number[] = [];
  doc.descendants((node, position) => { if (node.isTextblock) found.push(position + 1 + (node.content.size >> 1)); return !node.isTextblock; });
  return found;
}

export function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** In hundredths of a millisecond. */
export function percentile(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100;
}

/** Sessions in which some propose and one writes: no word is lost or doubled by a verdict, and rejecting all leaves what was written. */
import type { Node } from '@tiptap/pm/model';
import { expect } from 'vitest';
import * as Y from 'yjs';
import { sameShape } from '#shared/agreement/block-kinds.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { judgeStructure } from '#shared/agreement/flat-judge.ts';
import { toContent } from '#shared/agreement/flat-text.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';
import { freeOfStrikes } from '#shared/agreement/suggesting.ts';
import { withAllAccepted } from '#shared/agreement/suggestion-verdicts.ts';
import { suggestionOn, suggestionsIn } from '#shared/agreement/suggestions.ts';
import { below, chanceOf, pick } from './chance.ts';
import { acts, pickAct } from './commands.ts';
import type { Act } from './commands.ts';
import { Proposer } from './proposer.ts';

export const nodeOf = (content: AgreementContent): Node => agreementSchema.nodeFromJSON(content);

/** Every line with what it is: `2 Ansvar` a heading of level 2, `- ` and `# ` items. */
export function lines(doc: Node): string[] {
  const found: string[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const $inside = doc.resolve(position + 1);
    const list = $inside.depth > 2 ? $inside.node(-2).type.name : '';
    const sign = node.type.name === 'heading' ? `${node.attrs['level']} ` : list === 'bulletList' ? '- ' : list === 'orderedList' ? '# ' : '';
    found.push(sign + node.textContent);
    return false;
  });
  return found;
}

/** The words that nobody proposes to strike, in the order in which they stand. */
function wordsLeft(doc: Node): string {
  let words = '';
  doc.descendants((node) => { if (node.isText && suggestionOn(node, 'strike') === null) words += node.text; });
  return words;
}

function hasMergedRows(doc: Node): boolean {
  let found = false;
  doc.descendants(({ attrs }) => { if (Number(attrs['rowspan'] ?? 1) > 1) found = true; });
  return found;
}

/** Every line's words with their looks. */
function looks(content: AgreementContent): string[] {
  const found: string[] = [];
  nodeOf(content).descendants((node) => {
    if (node.isTextblock && node.textContent.trim() !== '') found.push(JSON.stringify(node.content));
    return !node.isTextblock;
  });
  return found;
}

/** A table or row that is deleted is shown for as long as it holds words, proposed ones too (ADR 7). */
const lasting = (all: readonly Act[]): readonly Act[] => all.filter(({ name }) => !/delete (table|row|column)/.test(name));
/** What is joined with a line that was moved, or across the border of a list, may stay where its words are stored (ADR 17). */
const staying = (all: readonly Act[]): readonly Act[] => lasting(all).filter(({ name, moves }) => moves !== true && !/cut|join|across/.test(name));

/** Some propose and one writes, all at once, late and out of order; `from`: what they do. */
export function together(seed: number, start: Uint8Array, from: readonly Act[] = acts): void {
  const chance = chanceOf(seed);
  const people = Array.from({ length: 3 }, (_, at) => new Proposer(10 + below(chance, 1000) * 4 + at, start));
  for (const one of people) one.ydoc.on('update', (update: Uint8Array, from: unknown) => {
    if (from !== 'network') for (const other of people) if (other !== one) other.inbox.push(update);
  });
  const receive = (one: Proposer, most: number): void => { for (const update of one.inbox.splice(0, most)) Y.applyUpdate(one.ydoc, update, 'network'); };
  for (let turn = 0; turn < 30; turn++) {
    const one = pick(chance, people);
    if (chance() < 0.4) receive(one, 1 + below(chance, 3));
    const act = pickAct(chance, one !== people[0] ? from : seed % 2 === 0 ? staying(from) : lasting(from));
    const edit = act.on(one.state, chance, one.clipboard);
    if (!edit?.docChanged) continue;
    if (one === people[0]) one.write(freeOfStrikes(edit) ?? edit);
    else one.propose(edit);
  }
  while (people.some(({ inbox }) => inbox.length > 0)) for (const one of people) receive(one, Infinity);
  const [eva, bo, cia] = people;
  if (!eva || !bo || !cia) throw new Error('nobody came');
  expect(bo.state.doc.eq(eva.state.doc) && cia.state.doc.eq(eva.state.doc), `seed ${seed}: all see the same`).toBe(true);
  const findings = judgeStructure(eva.ydoc);
  expect(findings.filter(({ kind }) => kind.startsWith('unknown')), `seed ${seed}`).toEqual([]);
  const stands = toContent(eva.ydoc);
  const left = wordsLeft(eva.state.doc);
  const meant = withAllAccepted(eva.state.doc);
  const moves = suggestionsIn(eva.state.doc).some((one) => one.parts.some(({ move }) => move !== null));
  bo.resolve('accept');
  // What is moved reads elsewhere, and so does a merged cell whose first row goes.
  const counted = (words: string): string => (moves || hasMergedRows(eva.state.doc) ? [...words].toSorted().join('') : words);
  expect(counted(wordsLeft(bo.state.doc)), `seed ${seed}: no word is lost or doubled`).toBe(counted(left));
  if (seed % 2 === 0 && !findings.some(({ kind }) => kind === 'stray-table')) expect(sameShape(bo.state.doc, meant), `seed ${seed}: accepted`).toBe(true);
  cia.resolve('reject');
  // A line whose clause was deleted while something was proposed in it goes with what was proposed.
  const said = (content: AgreementContent) => lines(nodeOf(content)).filter((line) => !/^(\d |- |# )?$/.test(line));
  expect(said(toContent(cia.ydoc)), `seed ${seed}: rejected`).toEqual(said(stands));
  expect(looks(toContent(cia.ydoc)), `seed ${seed}: rejected, with the words' looks`).toEqual(looks(stands));
  expect([suggestionsIn(bo.state.doc), suggestionsIn(cia.state.doc)], `seed ${seed}`).toEqual([[], []]);
}

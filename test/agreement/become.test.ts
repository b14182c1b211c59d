/** A text made into another in place: exactly that text, and whatever stands in both is the same characters. */
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { become } from '#shared/agreement/become.ts';
import { compare } from '#shared/agreement/compare.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { runsOf, toContent, writeContent } from '#shared/agreement/flat-text.ts';
import { agreementText, agreementWith, block, sentences } from '../support/agreement-text.ts';
import { aText, changedText, idsOf } from '../support/two-versions.ts';
import { below, chanceOf } from './chance.ts';

function written(content: AgreementContent): Y.Doc {
  const ydoc = new Y.Doc({ gc: false });
  writeContent(ydoc, content, 'import');
  return ydoc;
}

/** Character ids by block, as `client:clock`. */
function charactersOf(ydoc: Y.Doc): Map<string, string[]> {
  return new Map(runsOf(ydoc).map(({ block: id, runs }) => [id, runs.flatMap(({ client, clock, length }) => Array.from({ length }, (_, at) => `${client}:${clock + at}`))]));
}

/** A cell's own id follows from its row and column, which may be new. */
function withoutCells(content: AgreementContent): unknown {
  return JSON.parse(JSON.stringify(content), (_key, value: unknown) => (typeof value === 'object' && value !== null && 'type' in value && /^table(?:Cell|Header)$/.test(String(value.type)) ? { ...value, attrs: {} } : value));
}

describe('a text becomes another', () => {
  for (let seed = 1; seed <= 60; seed++) {
    test(`pair ${seed}: exactly, with the ids of its blocks, and only what came is new`, () => {
      const chance = chanceOf(seed);
      const id = idsOf(chance);
      const before = aText(chance, id, 3 + below(chance, 20));
      const after = changedText(chance, before, { acts: 1 + below(chance, 15), id });
      const ydoc = written(before);
      const old = new Set([...charactersOf(ydoc).values()].flat());
      ydoc.clientID += 1;
      expect(withoutCells(become(ydoc, after, 'restore'))).toEqual(withoutCells(after));
      expect(withoutCells(toContent(ydoc))).toEqual(withoutCells(after));
      const comparison = compare(before, after);
      const moves = comparison.body.some(({ fate }) => fate === 'moved-here') || comparison.body.some((row) => row.kind === 'table' && row.fate !== 'same');
      const fresh = [...charactersOf(ydoc).values()].flat().filter((one) => !old.has(one)).length;
      const came = comparison.body.flatMap((row) => (row.kind === 'line' ? row.parts : [])).concat(comparison.footnotes.flatMap((line) => line.parts))
        .reduce((sum, { op, inline }) => sum + (op === 'ins' ? (inline.type === 'text' ? inline.text.length : 1) : 0), 0);
      if (!moves) expect(fresh).toBeLessThanOrEqual(came);
    });
  }

  test('and back again, as one entry that a colleague who wrote meanwhile can take in', () => {
    const [mine, theirs] = [written(agreementText), new Y.Doc({ gc: false })];
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
    become(mine, agreementWith('duty', sentences.duty.replace('tre', 'sex')), 'act');
    const before = Y.encodeStateVector(mine);
    become(mine, agreementText, 'restore');
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(theirs)));
    expect(toContent(theirs)).toEqual(agreementText);
    expect(Y.encodeStateAsUpdate(mine, before).length).toBeLessThan(200);
  });

  test('words that stay are the very characters they were, also in a heading that becomes a paragraph', () => {
    const ydoc = written(agreementText);
    const was = charactersOf(ydoc).get(block('municipal'));
    const content = agreementText.content.map((node) => (node.type === 'heading' && node.attrs.id === block('municipal') ? { type: 'paragraph' as const, attrs: { id: node.attrs.id }, content: node.content ?? [] } : node));
    become(ydoc, { type: 'doc', content }, 'restore');
    expect(charactersOf(ydoc).get(block('municipal'))).toEqual(was);
  });
});

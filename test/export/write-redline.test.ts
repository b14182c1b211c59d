/** The Word file of a comparison: accepted it is the new version, rejected the old, by our own reader and by others'. */
import { describe, expect, it } from 'vitest';
import { compare } from '#shared/agreement/compare.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { readDocx } from '../../server/export/docx-reader/read.ts';
import { writeAgreementDocx } from '../../server/export/write-agreement-docx.ts';
import { writeRedlineDocx } from '../../server/export/write-redline-docx.ts';
import { below, chanceOf } from '../agreement/chance.ts';
import { agreementText, agreementWith, sentences } from '../support/agreement-text.ts';
import { tablePair } from '../support/two-tables.ts';
import { aText, changedText, idsOf } from '../support/two-versions.ts';
import { pandocLines, withoutIds, withoutNotes } from './redline-reading.ts';
import { rejectChanges } from './reject-changes.ts';
import { all, openParts, part, present, shown } from './write-reading.ts';

const paper = {
  locale: 'sv', letterhead: { authority: 'Region Granmark', unit: null, registryNumber: 'RG 2026/00417', contact: null }, title: 'Överenskommelse om samverkan', date: '2027-06-01', documentId: 'd1',
} as const;

const redline = (before: AgreementContent, after: AgreementContent): Promise<Uint8Array> =>
  writeRedlineDocx({ ...paper, label: 'Version 2 jämförd med version 1', author: 'Version 2', at: '2027-06-01T08:00:00.000Z', comparison: compare(before, after) });
const plainly = async (content: AgreementContent): Promise<AgreementContent> =>
  readDocx(await writeAgreementDocx({ ...paper, label: 'Version', hash: null, version: '1', content })).content;

const pairs = (count: number) => Array.from({ length: count }, (_, at) => {
  const chance = chanceOf(at + 1);
  const id = idsOf(chance);
  const before = aText(chance, id, 2 + below(chance, 14));
  return { seed: at + 1, before, after: changedText(chance, before, { acts: 1 + below(chance, 12), id }) };
});

describe('a redline', () => {
  it.each(pairs(40))('pair $seed: accepted it is the new version, rejected the old', async ({ before, after }) => {
    const file = await redline(before, after);
    expect(withoutIds(readDocx(file).content)).toEqual(withoutIds(await plainly(after)));
    expect(withoutIds(readDocx(rejectChanges(file)).content)).toEqual(withoutIds(await plainly(before)));
  });

  it('of a table with cells merged and split, rows and columns moved, is the new version accepted and the old rejected', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { before, after } = tablePair(seed);
      const file = await redline(before, after);
      expect(withoutIds(readDocx(file).content), `seed ${seed}, accepted`).toEqual(withoutIds(await plainly(after)));
      expect(withoutIds(readDocx(rejectChanges(file)).content), `seed ${seed}, rejected`).toEqual(withoutIds(await plainly(before)));
    }
  });

  it('keeps the name of every line that stands in the new version', async () => {
    const file = await redline(agreementText, agreementWith('duty', sentences.duty.replace('tre', 'sex')));
    const ids = (content: AgreementContent) => content.content.flatMap((node) => (node.type === 'paragraph' || node.type === 'heading' ? [node.attrs.id] : []));
    expect(ids(readDocx(file).content)).toEqual(ids(agreementText));
  });

  it('numbers every change, under one name and time', async () => {
    const document = part(openParts(await redline(agreementText, agreementWith('duty', sentences.duty.replace('tre', 'sex')))), 'word/document.xml');
    const changes = ['w:ins', 'w:del'].flatMap((name) => all(document, name));
    expect(changes.map(({ attributes }) => [attributes['w:author'], attributes['w:date']])).toEqual(changes.map(() => ['Version 2', '2027-06-01T08:00:00Z']));
    expect(new Set(changes.map(({ attributes }) => attributes['w:id'])).size).toBe(changes.length);
    expect(all(document, 'w:ins').map(shown)).toEqual(['sex']);
  });
});

const hasPandoc = present('pandoc');

describe('by another program', () => {
  it.runIf(hasPandoc)('pandoc accepts to the new version and rejects to the old', async () => {
    for (const { seed, ...pair } of [...pairs(8), ...[1, 2, 3, 4, 5, 6].map(tablePair)]) {
      const [before, after] = [withoutNotes(pair.before), withoutNotes(pair.after)];
      const file = await redline(before, after);
      const unchanged = { before: await redline(before, before), after: await redline(after, after) };
      expect(pandocLines(file, 'accept'), `seed ${seed}, accepted`).toEqual(pandocLines(unchanged.after, 'accept'));
      expect(pandocLines(file, 'reject'), `seed ${seed}, rejected`).toEqual(pandocLines(unchanged.before, 'reject'));
    }
  }, 240_000);
});

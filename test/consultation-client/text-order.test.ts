import { describe, expect, test } from 'vitest';
import { consultationEn } from '#shared/messages/consultation.en.ts';
import { consultationSv } from '#shared/messages/consultation.sv.ts';
import { formatMessage } from '#shared/messages/format.ts';
import { inTextOrder } from '../../client/drafting/text-order.ts';

const place = (block: string, offset: number) => ({ block, offset });
const said = (id: string, ordinal: number, scope: 'words' | 'block' | 'document' | 'package', from: number | null = null, number: number | null = null) =>
  ({ id, ordinal, number, anchor: { scope, documentId: null, from: from === null ? null : place('b', from), to: from === null ? null : place('b', from + 5), quote: '' } });

describe('comments in the order of the text', () => {
  test('the whole comes before its parts, and a passage before words in it', () => {
    const given = [said('words-late', 4, 'words', 30), said('next', 7, 'words', 0), said('block', 4, 'block', 0), said('document', 0, 'document'), said('words', 4, 'words', 2), said('package', -1, 'package')];
    expect(inTextOrder(given).map(({ id }) => id)).toEqual(['package', 'document', 'block', 'words', 'words-late', 'next']);
  });
  test('submitted comments stand by their numbers', () => {
    expect(inTextOrder([said('b', 4, 'block', 0, 14), said('a', 4, 'words', 0, 13)]).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('the letter that is proposed', () => {
  const facts = { authority: 'RSS Granmark', office: 'RSS Granmark', council: 'Välfärdsrådet', registryNumber: 'RG 2026/00417', matter: 'Överenskommelse', purpose: 'Samverka.', hasPurpose: 'yes', parties: 16, n: 1, documents: '– Överenskommelse', deadline: 'fredag 24 september 2027', contact: 'Processledare, a@b.example' };
  test('holds the facts and no gaps', () => {
    for (const [locale, catalogue] of [['sv', consultationSv], ['en', consultationEn]] as const) {
      const letter = formatMessage(locale, catalogue['consultation.letter.template'], facts);
      for (const fact of ['RG 2026/00417', 'fredag 24 september 2027', 'Samverka.', 'a@b.example']) expect(letter).toContain(fact);
      expect(letter).not.toMatch(/[{}]|\n{3}/);
    }
  });
  test('leaves out what is not known yet', () => {
    const letter = formatMessage('sv', consultationSv['consultation.letter.template'], { ...facts, hasPurpose: 'no', purpose: '', parties: 0 });
    expect(letter).not.toMatch(/\n{3}|Uppdraget|parter/);
  });
});

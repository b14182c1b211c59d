import { expect, test } from 'vitest';
import { definedTerms } from '#shared/agreement/definitions.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';

const id = (n: number): string => `b${String(n).padStart(15, '0')}`;
const term = (text: string) => ({ type: 'text', text, marks: [{ type: 'definition' }] });
const words = (text: string) => ({ type: 'text', text });
const doc = (...paragraphs: object[][]) => agreementSchema.nodeFromJSON({ type: 'doc', content: paragraphs.map((content, at) => ({ type: 'paragraph', attrs: { id: id(at) }, content })) });

test('a term is listed where it is defined, with its uses as whole words in any case', () => {
  expect(definedTerms(doc([term('SIP'), words(' är en samordnad individuell plan.')], [words('En sip upprättas. SIP:en och planens mål; SIPPRA räknas inte.')]))).toEqual([{ term: 'SIP', places: [id(0)], uses: 2 }]);
});

test('a term defined twice has both places, and one that is never used says so', () => {
  expect(definedTerms(doc([term('barn'), words(' är den som är under arton år.')], [term('Barn'), words(' är alla unga.')]))).toEqual([{ term: 'barn', places: [id(0), id(1)], uses: 0 }]);
  expect(definedTerms(doc([words('Inget är definierat.')]))).toEqual([]);
});

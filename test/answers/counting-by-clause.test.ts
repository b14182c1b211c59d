import { expect, test } from 'vitest';
import { countedByClause } from '../../server/answers/overview.ts';
import { clausesByNumber } from '../../client/answers/clauses-by-number.ts';

const row = (documentTitle: string, clauseHeading: string, ordinal: number, state = 'new') => ({ scope: 'words', documentTitle, clauseNumber: '1.1', clauseHeading, ordinal, state });
const rows = [row('Bilaga 1', 'Dygnet runt', 9), row('Överenskommelsen', 'Parter', 2, 'decided'), row('Överenskommelsen', 'Parter', 3)];

test('clauses of the same number in two documents are counted apart, in the order of the package', () => {
  expect(countedByClause(rows)).toEqual([
    { place: 'clause', document: 'Överenskommelsen', clauseNumber: '1.1', clauseHeading: 'Parter', comments: 2, decided: 1 },
    { place: 'clause', document: 'Bilaga 1', clauseNumber: '1.1', clauseHeading: 'Dygnet runt', comments: 1, decided: 0 },
  ]);
});

test('the filter, which goes by number, names both', () => {
  expect([...clausesByNumber(countedByClause(rows))]).toEqual([['1.1', 'Parter / Dygnet runt']]);
});

import { expect, test } from 'vitest';
import { fileName, reportAddress } from '../../client/answers/report-address.ts';

test('the address of a file carries its form, and nothing that was not chosen', () => {
  const address = new URL(reportAddress('r1', 'docx', { state: 'decided', clause: '3.10', q: '', groupBy: 'organisation', locale: 'sv' }), 'http://localhost');
  expect(address.pathname).toBe('/api/rounds/r1/report/docx');
  expect(Object.fromEntries(address.searchParams)).toEqual({ state: 'decided', clause: '3.10', groupBy: 'organisation', locale: 'sv' });
});

test('a file is named as the server names it, in Swedish letters', () => {
  expect(fileName("attachment; filename=\"Sammanstallning.docx\"; filename*=UTF-8''Remissammanst%C3%A4llning%20RG%202026.docx")).toBe('Remissammanställning RG 2026.docx');
  expect(fileName('attachment; filename="a.csv"')).toBe('a.csv');
  expect(fileName('')).toBe('');
});

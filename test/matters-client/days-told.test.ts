import { expect, it } from 'vitest';
import { daysText } from '../../client/ui/dates.tsx';

it('what two days share is said once, in either language', () => {
  expect(daysText('sv', '2025-12-05', '2025-12-19')).toBe('5–19 december 2025');
  expect(daysText('sv', '2025-12-27', '2026-01-17')).toMatch(/^27 december 2025\s?–\s?17 januari 2026$/);
  expect(daysText('en', '2025-12-05', '2025-12-19')).toMatch(/^5\s?–\s?19 December 2025$/);
});

/** The report as a page: readable without script, and every comment is followed to the words that changed. */
import { expect, test } from 'vitest';
import type { ConsultationReport } from '#shared/export.ts';
import { writeReportArticle, writeReportHtml } from '../../server/export/write-report-html.ts';
import { sampleReport } from './write-sample.ts';

const textOf = async (report: ConsultationReport): Promise<string> => new TextDecoder().decode(await writeReportHtml(report));
const change = { before: 'inom tre veckor', after: 'inom sex veckor' };

const clause = (number: string) => ({ clauseNumber: number, clauseHeading: 'Ansvar' });

/** The first two comments stand at one clause and led to the same change. */
function report(): ConsultationReport {
  const sample = sampleReport();
  return { ...sample, comments: sample.comments.map((one, at) => (at < 2 ? { ...one, ...clause('3.2'), status: 'decided', disposition: 'accepted', changes: [change] } : one)) };
}

const between = (page: string, from: string, to: string): string => { const at = page.indexOf(from); return page.slice(at, page.indexOf(to, at)); };

test('every comment has an address of its own, and a reader follows it to the changed words and back', async () => {
  const given = report();
  const page = await textOf(given);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size, 'each address stands once').toBe(ids.length);
  for (const { number } of given.comments) expect(ids).toContain(`synpunkt-${number}`);
  for (const [, to] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(to);
  for (const one of given.comments.slice(0, 2)) {
    expect(between(page, ` id="synpunkt-${one.number}"`, '</article>')).toContain('href="#andring-1"');
    expect(between(page, ' id="andring-1"', '</article>')).toContain(`href="#synpunkt-${one.number}"`);
  }
  expect(between(page, ' id="andring-1"', '</article>')).toMatch(/inom tre veckor[\s\S]*inom sex veckor/);
  expect(page).not.toContain('id="andring-2"');
});

test('words that changed alike in two clauses are two changes, and a change that one comment is linked to twice is told once', async () => {
  const given = report();
  const [first, second] = given.comments;
  if (first === undefined || second === undefined) throw new Error('the sample has comments');
  const page = await textOf({ ...given, comments: [{ ...first, ...clause('3.2'), ordinal: 1, changes: [change, change] }, { ...second, ...clause('4.1'), ordinal: 2, changes: [change] }] });
  expect(between(page, ' id="andring-1"', '</article>').match(/href="#synpunkt-/g)).toHaveLength(1);
  expect(between(page, ' id="andring-2"', '</article>')).toContain(`href="#synpunkt-${second.number}"`);
  expect(between(page, ` id="synpunkt-${first.number}"`, '</article>').match(/href="#andring-/g)).toEqual(['href="#andring-']);
  expect(page).not.toContain('id="andring-3"');
});

test('it is a whole file that asks for nothing: no script, nothing fetched, charts drawn in it with their figures in tables', async () => {
  const page = await textOf(report());
  expect(page).toMatch(/^<!doctype html>\n<html lang="sv">/);
  expect(page).not.toMatch(/<script|<link|<img|<iframe| src=| style=|@import|url\(/);
  expect(page).toContain('<svg class="report-chart" aria-hidden="true"');
  expect(page.match(/<table>/g)?.length).toBe(page.match(/<caption>/g)?.length);
});

test('what somebody wrote is text, whatever they wrote, and the marking stands at the top', async () => {
  const given = report();
  const [first] = given.comments;
  if (first === undefined) throw new Error('the sample has comments');
  const page = await textOf({ ...given, comments: [{ ...first, comment: '<script>alert(1)</script> & "citat"', organisation: '<b>Kommun</b>' }], marking: { kind: 'working-paper', undecided: 12 }, final: null });
  expect(page).toContain('&#60;script&#62;alert(1)&#60;/script&#62; &#38; &#34;citat&#34;');
  expect(page).not.toContain('<b>Kommun');
  expect(between(page, 'class="report-marking"', '</p>')).toContain('12 synpunkter saknar beslut');
});

test('for a page of ours it has neither head, title nor styles, and tells its own language', async () => {
  const article = new TextDecoder().decode(await writeReportArticle({ ...report(), locale: 'en' }));
  expect(article).toMatch(/^<div class="report" lang="en">/);
  expect(article).not.toMatch(/<h1|<style|<html|<title/);
  expect(article).toContain('Changed words');
});

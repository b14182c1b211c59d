/** The draft of today with a round's comments as comments of Word (`domain.md` 4.4): for the team, ordered and fetched as the other files of the summary. */
import { expect, test } from 'vitest';
import type { ReportExport } from '#shared/report-exports.ts';
import { readReturned } from '../../server/export/returned-reader/read.ts';
import { block } from '../support/agreement-text.ts';
import { blockAt, reword, writeIn } from '../support/live-edits.ts';
import { answering, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const quote = 'samordnad individuell plan';

const scene = async () => {
  const app = await openAt(answering);
  const fetch = async (who: Who = 'lead', query = '') => (await app.enter(who)).raw('GET', `/api/rounds/${app.roundId}/report/draft${query}`);
  const opened = (bytes: Uint8Array) => {
    const { blocks, comments } = readReturned(bytes);
    const texts = blocks.map(({ pieces }) => pieces.map(({ text }) => text).join(''));
    return comments.map(({ range, ...comment }) => ({ ...comment, words: range === null ? null : (texts[range.from.block] ?? '').slice(range.from.offset, range.to.block === range.from.block ? range.to.offset : undefined) }));
  };
  const said = async (query = '') => opened(new Uint8Array(await (await fetch('lead', query)).arrayBuffer()));
  return { app, fetch, opened, said };
};

test('each comment stands over its words as the draft is now, under the name of who said it and the day it came', async () => {
  const { app, said } = await scene();
  const first = await said();
  expect(first).toHaveLength(3);
  const its = first.find(({ words }) => words === quote);
  expect(its?.text).toMatch(/^Synpunkt \d+ · .*inom sex veckor/s);
  expect(its?.author).not.toBe('');
  expect(its?.day).toMatch(/^\d{4}-\d\d-\d\d$/);
  await writeIn(app, app.documentId, app.people.writer, [reword('Kommunen svarar', 'Nu svarar kommunen'), reword('individuell plan', 'och egen plan')]);
  const changed = (await said()).find(({ text }) => text.split('\n')[0] === its?.text.split('\n')[0]);
  expect(changed?.words).toBe('samordnad och egen plan');
  expect(changed?.text).toContain(`”${quote}”`);
});

test('words that are gone leave the comment on the heading of its clause, with what it was said of', async () => {
  const { app, said } = await scene();
  const before = (await said()).find(({ words }) => words === quote);
  await writeIn(app, app.documentId, app.people.writer, [(transform, doc) => { const { at, node } = blockAt(doc, block('duty')); transform.delete(at, at + node.nodeSize); }]);
  const after = (await said()).find(({ text }) => text.split('\n')[0] === before?.text.split('\n')[0]);
  expect(after?.words).toBe('Kommunens ansvar');
  expect(after?.text).toContain(`Orden finns inte kvar i utkastet. I remissversionen: 2.1 Kommunens ansvar, ”${quote}”`);
});

test('a proposed answer is a reply that says so, a decided one a reply with who decided it; a part of the comments is marked as one', async () => {
  const { app, said } = await scene();
  const lead = await app.enter('lead');
  given(await lead.post(`/api/comments/${app.commentId}/proposal`, { disposition: 'not_accepted', rationale: 'Fristen följer av lagen.', version: 0 }));
  const [proposed] = (await said()).filter(({ answers }) => answers !== null);
  expect(proposed?.text).toBe('Saknar beslut. Förslag: Tillgodoses inte\nFristen följer av lagen.');
  given(await lead.post(`/api/comments/${app.commentId}/decision`, { disposition: 'not_accepted', rationale: 'Fristen följer av lagen.', version: 1 }));
  const replies = (await said()).filter(({ answers }) => answers !== null);
  expect(replies).toHaveLength(1);
  expect(replies[0]?.text).toMatch(/^Tillgodoses inte\nFristen följer av lagen\.\nBeslutat /);
  expect((await said('?state=decided')).map(({ answers }) => answers === null)).toEqual([true, false]);
});

test('it is ordered, kept and fetched under a name of its own, by the team and nobody else', async () => {
  const { app, fetch, opened } = await scene();
  const lead = await app.enter('lead');
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/exports`, { format: 'draft' }), 201);
  const hidden = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/exports`, { format: 'draft', anonymised: true }), 201);
  await app.runJobs();
  const { items } = given(await lead.get<{ items: ReportExport[] }>(`/api/rounds/${app.roundId}/exports`));
  expect(items.find((one) => one.id === id)?.made?.name).toMatch(/^Utkast med synpunkter .*\.docx$/);
  expect(items.find((one) => one.id === hidden.id)?.made?.name).toMatch(/^Utkast med synpunkter .*, anonymiserade\.docx$/);
  const file = await lead.raw('GET', `/api/exports/${id}/file`);
  expect(file.headers.get('content-type')).toContain('wordprocessingml');
  expect(opened(new Uint8Array(await file.arrayBuffer()))).toHaveLength(3);
  for (const who of ['almforsCoordinator', 'otherLead', 'former', 'admin'] as const) expectRefused(await (await app.enter(who)).get(`/api/rounds/${app.roundId}/report/draft`), 404, 'not-found');
  expect((await fetch('writer')).status).toBe(200);
});

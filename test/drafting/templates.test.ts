import { expect, test } from 'vitest';
import { documentKinds } from '#shared/document-tree.ts';
import type { WorkingDocument } from '#shared/drafting.ts';
import { plainText, textBlocks } from '#shared/agreement/plain-text.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';
import { draftContent } from '../../server/drafting/documents.ts';
import { findingsIn } from '../../server/drafting/freeze-check.ts';
import { templateText } from '../../server/drafting/from-template.ts';
import { draft, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

test.each(documentKinds)('the template for %s is lawful, skips no level, and every passage in brackets is asked about at a freeze', (kind) => {
  const content = templateText(kind);
  agreementSchema.nodeFromJSON(content).check();
  const bracketed = textBlocks(content).filter((block) => block.type === 'paragraph').map((block) => plainText({ type: 'doc', content: [block] as never }));
  expect(bracketed.length).toBeGreaterThan(8);
  for (const words of bracketed) expect(words).toMatch(/^\[[^[\]]{3,198}\]$/);
  const findings = findingsIn({ id: 'd', title: 'T', content, openRemarks: [], suggestions: [], images: new Set() });
  expect(findings.map(({ kind: what }) => what)).toEqual(bracketed.map(() => 'placeholder'));
  expect(findings.map(({ excerpt }) => excerpt)).toEqual(bracketed);
});

test.each(documentKinds)('a new %s begins with its template, and is written on by others like any text', async (kind) => {
  const app = await openAt(draft);
  const writer = await app.enter('writer');
  const { id } = given(await writer.post<{ id: string }>(`/api/matters/${app.matterId}/documents`, { title: 'Från mallen', kind, fromTemplate: true }), 201);
  expect(given(await writer.get<WorkingDocument>(`/api/documents/${id}`))).toMatchObject({ kind, empty: false });
  const { content } = await draftContent(app.realtime, id);
  expect(plainText(content)).toBe(plainText(templateText(kind)));
  const again = given(await writer.post<{ id: string }>(`/api/matters/${app.matterId}/documents`, { title: 'En till', kind, fromTemplate: true }), 201);
  const others = (await draftContent(app.realtime, again.id)).content;
  // Ids are lasting and each document's own.
  expect(textBlocks(others).filter((block) => textBlocks(content).some((one) => one.attrs.id === block.attrs.id))).toEqual([]);
});

test('without the template a document is empty, and who may not write gets none', async () => {
  const app = await openAt(draft);
  const { id } = given(await (await app.enter('writer')).post<{ id: string }>(`/api/matters/${app.matterId}/documents`, { title: 'Tomt', kind: 'annex' }), 201);
  expect(given(await (await app.enter('lead')).get<WorkingDocument>(`/api/documents/${id}`))).toMatchObject({ empty: true });
  expectRefused(await (await app.enter('reference')).post(`/api/matters/${app.matterId}/documents`, { title: 'Bilaga', kind: 'annex', fromTemplate: true }), 403, 'writers-only');
});

import { expect, test } from 'vitest';
import type { AgreementContent } from '#shared/agreement/content.ts';
import type { Finding, FrozenDocument, FrozenPackage } from '#shared/drafting.ts';
import { fillDocument } from '../../server/drafting/documents.ts';
import { verifyFrozen } from '../../server/drafting/frozen.ts';
import { readDocx } from '../../server/export/docx-reader/read.ts';
import { matter, openAt } from '../support/stages.ts';
import { given } from '../support/visitor.ts';

const id = (n: number): string => `b${String(n).padStart(15, '0')}`;
const content = (clause: number): AgreementContent => ({
  type: 'doc', content: [
    { type: 'heading', attrs: { id: id(1), level: 1 }, content: [{ type: 'text', text: 'Syfte' }] },
    { type: 'heading', attrs: { id: id(2), level: 1 }, content: [{ type: 'text', text: 'Ansvar' }] },
    { type: 'heading', attrs: { id: id(3), level: 2 }, content: [{ type: 'text', text: 'Regionen' }] },
    { type: 'paragraph', attrs: { id: id(4) }, content: [{ type: 'text', text: 'Det följer av avsnitt\u00A0' }, { type: 'clauseRef', attrs: { clause: id(clause) } }, { type: 'text', text: ' att parterna samverkar.' }] },
  ],
});

async function withText(text: AgreementContent) {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  const { id: documentId } = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/documents`, { title: 'Överenskommelsen' }), 201);
  await fillDocument(app.realtime, documentId, text, app.people.writer);
  return { app, lead, documentId };
}

test('a reference is frozen with the number it had, to be read, hashed and quoted as words', async () => {
  const { app, lead } = await withText(content(3));
  const made = given(await lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'consultation' }), 201);
  const read = given(await lead.get<FrozenDocument>(`/api/packages/${made.id}/documents/${made.documents[0]?.id}`));
  expect(read.blocks.at(-1)?.text).toBe('Det följer av avsnitt\u00A02.1 att parterna samverkar.');
  expect(read.html).toContain(`avsnitt\u00A0<a class="clause-ref" href="#${id(3)}">2.1</a> att`);
  expect(await verifyFrozen(app.store.read)).toEqual({ packages: 1, faults: [] });
});

test('the draft goes to Word as a field with the number, and comes back as a reference', async () => {
  const { app, lead, documentId } = await withText(content(3));
  const bytes = new Uint8Array(await (await lead.raw('GET', `/api/documents/${documentId}/export`)).arrayBuffer());
  expect(readDocx(bytes).content).toEqual(content(3));
  expect(app.matterId).not.toBe('');
});

test('a reference whose clause is gone is said before the freeze, with its place, and shown as it is', async () => {
  const { app, lead } = await withText(content(9));
  const { findings } = given(await lead.get<{ findings: Finding[] }>(`/api/matters/${app.matterId}/freeze-check`));
  expect(findings).toMatchObject([{ kind: 'broken-reference', weight: 'asks', block: id(4), clauseNumber: '2.1', excerpt: 'Det följer av avsnitt\u00A0[avsnittet är borttaget]' }]);
  const made = given(await lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'review', confirmed: findings.map((one) => one.id) }), 201);
  const read = given(await lead.get<FrozenDocument>(`/api/packages/${made.id}/documents/${made.documents[0]?.id}`));
  expect(read.html).toContain('<span class="clause-gone">[avsnittet är borttaget]</span>');
});

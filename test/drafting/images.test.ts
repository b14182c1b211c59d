import { expect, test } from 'vitest';
import type { AgreementContent } from '#shared/agreement/content.ts';
import type { Finding, FrozenDocument, FrozenPackage, ImageAnswer } from '#shared/drafting.ts';
import { fillDocument } from '../../server/drafting/documents.ts';
import { verifyFrozen } from '../../server/drafting/frozen.ts';
import { readDocx } from '../../server/export/docx-reader/read.ts';
import { block } from '../support/agreement-text.ts';
import { imageForm, jpeg, png } from '../support/images.ts';
import { expectJournalled } from '../support/journal-entries.ts';
import { deadline, draft, mailOf, matter, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const unknown = 'a'.repeat(64);

const content = (image: Partial<ImageAnswer>, alt: string | null): AgreementContent => ({
  type: 'doc', content: [
    { type: 'heading', attrs: { id: block('intro'), level: 1 }, content: [{ type: 'text', text: 'Vägen till vården' }] },
    { type: 'image', attrs: { id: block('map'), hash: image.hash ?? null, media: image.media ?? 'png', width: image.width ?? 1, height: image.height ?? 1, alt, share: 50 }, content: [{ type: 'text', text: 'Figur 1. Första linjen.' }] },
    { type: 'paragraph', attrs: { id: block('after'), pageBreak: true }, content: [{ type: 'text', text: 'Så tas ett barn emot.' }] },
  ],
});

async function withMatter() {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  const { id } = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/documents`, { title: 'Överenskommelsen' }), 201);
  const add = async (bytes: Uint8Array) => given(await lead.post<ImageAnswer>(`/api/documents/${id}/images`, imageForm(bytes)), 201);
  const fill = (text: AgreementContent) => fillDocument(app.realtime, id, text, app.people.writer);
  const check = async () => given(await lead.get<{ findings: Finding[] }>(`/api/matters/${app.matterId}/freeze-check`)).findings;
  return { app, lead, id, add, fill, check };
}

test('a writer brings an image into a document, and the team may see it', async () => {
  const app = await openAt(draft);
  const writer = await app.enter('writer');
  const image = given(await writer.post<ImageAnswer>(`/api/documents/${app.documentId}/images`, imageForm(jpeg(400, 300, 6), 'foto.png')), 201);
  expect(image).toMatchObject({ media: 'jpeg', width: 300, height: 400 });
  const shown = await (await app.enter('reference')).raw('GET', `/api/images/${image.hash}`);
  expect([shown.status, shown.headers.get('content-type'), shown.headers.get('x-content-type-options'), shown.headers.get('content-security-policy')]).toEqual([200, 'image/jpeg', 'nosniff', "sandbox; default-src 'none'"]);
  expectRefused(await (await app.enter('otherLead')).get(`/api/images/${image.hash}`), 404, 'not-found');
  expectRefused(await writer.get(`/api/images/${unknown}`), 404, 'not-found');
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'image-added', audience: 'team', actorId: app.people.writer, subjectId: app.documentId });
});

test('only those who write the draft bring images, and only images', async () => {
  const app = await openAt(draft);
  expectRefused(await (await app.enter('reference')).post(`/api/documents/${app.documentId}/images`, imageForm(png(2, 2))), 403, 'writers-only');
  expectRefused(await (await app.enter('writer')).post(`/api/documents/${app.documentId}/images`, imageForm(new TextEncoder().encode('<svg/>'), 'karta.png')), 422, 'image-type');
});

test('an image that nobody has described, or that is not the matter’s, blocks the freeze with its place', async () => {
  const { fill, check, add } = await withMatter();
  const image = await add(png(40, 30));
  await fill(content(image, null));
  expect(await check()).toMatchObject([{ kind: 'image-without-alt', weight: 'blocks', block: block('map'), clauseNumber: '1', excerpt: 'Figur 1. Första linjen.' }]);
  const other = await withMatter();
  await other.fill(content({ ...image, hash: unknown }, 'Karta'));
  expect(await other.check()).toMatchObject([{ kind: 'image-missing', weight: 'blocks', block: block('map') }]);
});

test('a frozen version shows its images to those it was sent to, covers them by its hash, and gives them to Word', async () => {
  const { app, lead, fill, add } = await withMatter();
  const image = await add(png(40, 30));
  await fill(content(image, 'Karta över vägen till vården'));
  const made = given(await lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'consultation' }), 201);
  const path = `/api/packages/${made.id}/documents/${made.documents[0]?.id}`;
  const read = given(await lead.get<FrozenDocument>(path));
  expect(read.html).toContain(`<img class="image-share-50" src="/api/images/${image.hash}" width="40" height="30" alt="Karta &#246;ver`.replace('&#246;', 'ö'));
  expect(read.blocks.map(({ kind, text }) => [kind, text])).toEqual([['heading', 'Vägen till vården'], ['image', 'Figur 1. Första linjen.'], ['paragraph', 'Så tas ett barn emot.']]);
  expect(await verifyFrozen(app.store.read)).toEqual({ packages: 1, faults: [] });

  const consultee = await app.enter('almforsCoordinator');
  expectRefused(await consultee.get(`/api/images/${image.hash}`), 404, 'not-found');
  const { id: roundId } = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/rounds`, { packageId: made.id, title: 'Remiss', deadline, letter: 'Ni inbjuds att svara.', contactName: 'Processledaren', contactMail: mailOf('lead') }), 201);
  given(await lead.post(`/api/rounds/${roundId}/consultees`, { organisationId: app.organisations.almfors, body: null, category: 'municipal_body', obliged: true, officialMail: 'namnd@almfors.granmark.example', contactName: 'Samordnaren', contactMail: mailOf('almforsCoordinator') }), 201);
  expectRefused(await consultee.get(`/api/images/${image.hash}`), 404, 'not-found');
  given(await lead.post(`/api/rounds/${roundId}/opening`));
  expect((await consultee.raw('GET', `/api/images/${image.hash}`)).status).toBe(200);
  expectRefused(await (await app.enter('bjorkvattnaCoordinator')).get(`/api/images/${image.hash}`), 404, 'not-found');

  await app.runJobs();
  const docx = readDocx(new Uint8Array(await (await lead.raw('GET', `${path}/docx`)).arrayBuffer()));
  expect(docx.content).toEqual(content(image, 'Karta över vägen till vården'));
  expect(docx.images.map(({ media, width, height }) => [media, width, height])).toEqual([['png', 40, 30]]);
});

test('an image comes with the Word file that holds it, also one that needs no description', async () => {
  const { lead, id, fill, add } = await withMatter();
  await fill(content(await add(png(40, 30)), ''));
  const docx = await (await lead.raw('GET', `/api/documents/${id}/export`)).arrayBuffer();
  const other = await withMatter();
  given(await other.lead.post(`/api/documents/${other.id}/import`, imageForm(new Uint8Array(docx), 'text.docx')));
  expect(await other.check()).toEqual([]);
  const again = readDocx(new Uint8Array(await (await other.lead.raw('GET', `/api/documents/${other.id}/export`)).arrayBuffer()));
  expect(again.content.content[1]).toMatchObject({ type: 'image', attrs: { alt: '', share: 50, width: 40 } });
});

import { Hono } from 'hono';
import { z } from 'zod';
import { withShownNumbers } from '#shared/agreement/clause-refs.ts';
import {
  authorshipSchema, comparisonSchema, historySchema, pointInput, restoreAnswer, restoreInput, restorePreview, type Stop, versionInput, versionListSchema, versionSchema, whyNotNameVersion, whyNotRestore,
} from '#shared/drafting-history.ts';
import { id } from '#shared/people.ts';
import { Refusal } from '#shared/refusals.ts';
import { writeRedlineDocx } from '../../export/write-redline-docx.ts';
import { writeRedlineHtml } from '../../export/write-redline-html.ts';
import { writeRedlinePdf } from '../../export/write-redline-pdf.ts';
import { type Actor, stillTeam } from '../../matters/actor.ts';
import { dayOf } from '../../matters/matters.ts';
import { refuse } from '../../matters/refuse.ts';
import { namesOf } from '../../people/accounts.ts';
import { type SignedIn, signedIn } from '../../people/actor.ts';
import { docxType, htmlType, pdfType } from '../../platform/files/file-type.ts';
import type { House } from '../../platform/house.ts';
import { documenting } from '../../platform/http/documented.ts';
import { isRepeated, once } from '../../platform/http/idempotency.ts';
import { allowance } from '../../platform/http/security.ts';
import { download } from '../../platform/http/upload.ts';
import { validated } from '../../platform/http/validated.ts';
import type { Realtime } from '../../realtime/ports.ts';
import { documentFor, draftContent } from '../documents.ts';
import { isLocked, lockedClauses } from '../locks.ts';
import { letterheadOf } from '../render.ts';
import { openSuggestions } from '../suggestions.ts';
import { authorsOf } from './authors.ts';
import { openHistory } from './log.ts';
import type { Moment } from './moments.ts';
import { comparedLabel, pointLabel } from './point-label.ts';
import { readPoint } from './points.ts';
import { mayRestore, recordRestored, restoreText, type Restored } from './restoring.ts';
import { nameVersion, versionsOf, viewVersion } from './versions.ts';

/** Stops of the time slider: more could not be told apart on it. */
const mostStops = 400;

const byId = validated('param', z.object({ id }));
const byPoint = validated('query', z.object({ point: pointInput.default('now') }));
const byPoints = validated('query', z.object({ from: pointInput, to: pointInput.default('now') }));
const byPointsAndLanguage = validated('query', z.object({ from: pointInput, to: pointInput.default('now'), language: z.enum(['sv', 'en']).default('sv') }));

/** Named versions, the history of a document, comparisons and restores. */
export function historyRoutes(house: House, { realtime }: { realtime: Realtime }) {
  const documented = documenting(house);
  const { store, clock } = house;
  const history = openHistory(store, realtime);
  const sources = { from: store.read, history, clock };
  const reading = allowance(120, 60, clock);
  const exporting = allowance(60, 3600, clock);

  const refusals = async (actor: Actor, documentId: string) => ({
    name: whyNotNameVersion(actor),
    restore: whyNotRestore(actor, { isLocked: await isLocked(store.read, documentId), lockedClauses: (await lockedClauses(store.read, documentId)).length }),
  });

  return new Hono<SignedIn>()
    .use('/documents/*', signedIn)
    .get('/documents/:id/versions', documented('Named versions of a document, newest first', versionListSchema), byId, async (c) => {
      const { document, actor } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await versionsOf(store.read, document.id), next: null, refusals: await refusals(actor, document.id) }, 200);
    })
    .post('/documents/:id/versions', documented('Name the text as it stands', versionSchema, 201), byId, validated('json', versionInput), async (c) => {
      const { document, actor } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      refuse(whyNotNameVersion(actor));
      const { content, state } = await draftContent(realtime, document.id);
      const versionId = await once(c, house, `matter:${actor.matterId}`, async (tx) => nameVersion(tx, await stillTeam(tx, actor), document.id, { ...c.req.valid('json'), content, seq: state.seq }));
      return c.json(await viewVersion(store.read, document.id, versionId), 201);
    })
    .get('/documents/:id/restoration', documented('What a restore would take away besides words', restorePreview), byId, async (c) => {
      const { document } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      const { ydoc } = await draftContent(realtime, document.id);
      return c.json({ openProposals: openSuggestions(ydoc).length }, 200);
    })
    .post('/documents/:id/restoration', documented('Make the text what it was at a point', restoreAnswer, 201), byId, validated('json', restoreInput), async (c) => {
      const { document, actor } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      // Sent again, its first answer stands: by now the text is that already.
      const done = (await isRepeated(c, house)) ? null : await begin(actor, document.id, c.req.valid('json').point);
      const made = await once(c, house, `matter:${actor.matterId}`, async (tx) => {
        if (done === null) throw new Refusal('conflict', 'restore-same');
        return recordRestored(tx, await stillTeam(tx, actor), document.id, done);
      });
      return c.json({ kept: await viewVersion(store.read, document.id, made.keptId), restored: await viewVersion(store.read, document.id, made.restoredId) }, 201);
    })
    .get('/documents/:id/history', documented('When the text was written, and by whom', historySchema), byId, async (c) => {
      const { document, actor } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      reading.take(actor.id);
      return c.json({ items: await stopsOf(await history.moments(document.id, mostStops)), next: null, refusals: await refusals(actor, document.id) }, 200);
    })
    .get('/documents/:id/authors', documented('Who wrote which words', authorshipSchema), byId, byPoint, async (c) => {
      const { document, actor } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      reading.take(actor.id);
      const { view, seq } = await readPoint(sources, document.id, c.req.valid('query').point);
      return c.json({ point: view, ...(await authorsOf(store.read, history, { documentId: document.id, seq })) }, 200);
    })
    .get('/documents/:id/comparison', documented('What differs between two points', comparisonSchema), byId, byPoints, async (c) => {
      const { document, actor } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      reading.take(actor.id);
      const query = c.req.valid('query');
      const [from, to] = [await readPoint(sources, document.id, query.from), await readPoint(sources, document.id, query.to)];
      return c.json({ from: from.view, to: to.view, comparison: await history.compare(withShownNumbers(from.content), withShownNumbers(to.content)) }, 200);
    })
    .get('/documents/:id/comparison/docx', documented('What differs between two points, as tracked changes in Word', docxType), byId, byPointsAndLanguage, async (c) => {
      const { document, actor } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      exporting.take(actor.id);
      const { language, ...query } = c.req.valid('query');
      const [from, to] = [await readPoint(sources, document.id, query.from), await readPoint(sources, document.id, query.to)];
      const bytes = await writeRedlineDocx({
        ...(await letterheadOf(store.read, document.matterId)), locale: language, title: document.title, label: comparedLabel(from.view, to.view, language), date: dayOf(new Date(to.view.at)), documentId: document.id,
        author: pointLabel(to.view, language), at: to.view.at, comparison: await history.compare(withShownNumbers(from.content), withShownNumbers(to.content)),
      });
      return download(c, { name: `${document.title}, ${comparedLabel(from.view, to.view, language)}.docx`, type: docxType, bytes });
    })
    .get('/documents/:id/comparison/html', documented('What differs between two points, as a page of its own with what came and went marked', htmlType), byId, byPointsAndLanguage, async (c) => {
      const { document, actor } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      exporting.take(actor.id);
      const { language, ...query } = c.req.valid('query');
      const [from, to] = [await readPoint(sources, document.id, query.from), await readPoint(sources, document.id, query.to)];
      const bytes = await writeRedlineHtml({
        ...(await letterheadOf(store.read, document.matterId)), locale: language, title: document.title, label: comparedLabel(from.view, to.view, language), date: dayOf(new Date(to.view.at)), documentId: document.id,
        author: pointLabel(to.view, language), at: to.view.at, comparison: await history.compare(withShownNumbers(from.content), withShownNumbers(to.content)),
      });
      return download(c, { name: `${document.title}, ${comparedLabel(from.view, to.view, language)}.html`, type: htmlType, bytes });
    })
    .get('/documents/:id/comparison/pdf', documented('What differs between two points, as PDF/A with what came and went marked', pdfType), byId, byPointsAndLanguage, async (c) => {
      const { document, actor } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      exporting.take(actor.id);
      const { language, ...query } = c.req.valid('query');
      const [from, to] = [await readPoint(sources, document.id, query.from), await readPoint(sources, document.id, query.to)];
      const { bytes } = await writeRedlinePdf({
        ...(await letterheadOf(store.read, document.matterId)), locale: language, title: document.title, label: comparedLabel(from.view, to.view, language), date: dayOf(new Date(to.view.at)), documentId: document.id,
        author: pointLabel(to.view, language), at: to.view.at, comparison: await history.compare(withShownNumbers(from.content), withShownNumbers(to.content)),
      });
      return download(c, { name: `${document.title}, ${comparedLabel(from.view, to.view, language)}.pdf`, type: pdfType, bytes });
    });

  async function begin(actor: Actor, documentId: string, point: string): Promise<Restored> {
    await mayRestore(store.read, actor, documentId);
    return restoreText({ store, realtime, history }, actor, documentId, await readPoint(sources, documentId, point));
  }

  async function stopsOf(moments: readonly Moment[]): Promise<Stop[]> {
    const names = await namesOf(store.read, moments.flatMap(({ authors }) => [...authors.keys()].filter((one) => one !== null)));
    return moments.map(({ seq, from, to, authors }) => ({
      seq, from: from.toISOString(), to: to.toISOString(), authors: [...authors].map(([personId, counts]) => ({ personId, name: personId === null ? '' : names.get(personId) ?? '', ...counts })),
    }));
  }
}

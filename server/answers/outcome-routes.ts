import { Hono } from 'hono';
import { z } from 'zod';
import { changedClausesSchema } from '#shared/changed-clauses.ts';
import { outcomeSchema } from '#shared/answer-outcome.ts';
import { id } from '#shared/people.ts';
import { writeOutcomeDocx, writeOutcomePdf } from '../export/write-outcome.ts';
import { present, type SignedIn } from '../people/actor.ts';
import { docxType, pdfType } from '../platform/files/file-type.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { fileName, inLanguage } from '../platform/http/file-names.ts';
import { allowance } from '../platform/http/security.ts';
import { download } from '../platform/http/upload.ts';
import { validated } from '../platform/http/validated.ts';
import { changedClausesFor } from './changed-clauses.ts';
import { outcomeOf, outcomePaper } from './outcome.ts';

const byId = validated('param', z.object({ id }));

/** What happened to a consultee's comments: to read, as one document, and beside the clauses that have changed since. */
export function outcomeRoutes(house: House) {
  const documented = documenting(house);
  const { store, clock } = house;
  const exporting = allowance(60, 3600, clock);
  const reading = allowance(120, 60, clock);
  return new Hono<SignedIn>()
    .use('/consultations/:id/changes', present).use('/consultations/:id/outcome', present).use('/consultations/:id/outcome/*', present)
    .get('/consultations/:id/outcome', documented('What happened to the comments of a consultee', outcomeSchema), byId, async (c) => c.json(await outcomeOf(store.read, c.get('person'), c.req.valid('param').id), 200))
    .get('/consultations/:id/changes', documented('The clauses that changed since a consultee answered, with its earlier comments', changedClausesSchema), byId, async (c) => {
      reading.take(c.get('person').id);
      return c.json((await changedClausesFor(store.read, c.get('person'), c.req.valid('param').id)) as z.output<typeof changedClausesSchema>, 200);
    })
    .get('/consultations/:id/outcome/docx', documented('The same as a Word file', docxType), byId, validated('query', inLanguage), async (c) => {
      const outcome = await outcomeOf(store.read, c.get('person'), c.req.valid('param').id);
      const { locale } = c.req.valid('query');
      exporting.take(c.get('person').id);
      const bytes = await writeOutcomeDocx(await outcomePaper(store.read, outcome, { locale, at: clock() }));
      return download(c, { name: fileName(locale, { key: 'file.outcome', values: { consultee: outcome.consultee }, ending: 'docx' }), type: docxType, bytes });
    })
    .get('/consultations/:id/outcome/pdf', documented('The same as PDF/A', pdfType), byId, validated('query', inLanguage), async (c) => {
      const outcome = await outcomeOf(store.read, c.get('person'), c.req.valid('param').id);
      const { locale } = c.req.valid('query');
      exporting.take(c.get('person').id);
      const { bytes } = await writeOutcomePdf(await outcomePaper(store.read, outcome, { locale, at: clock() }));
      return download(c, { name: fileName(locale, { key: 'file.outcome', values: { consultee: outcome.consultee }, ending: 'pdf' }), type: pdfType, bytes });
    });
}

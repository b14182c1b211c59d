import { Hono } from 'hono';
import { z } from 'zod';
import { id } from '#shared/people.ts';
import { sheetType } from '../../export/sheets.ts';
import { present, type SignedIn, signedIn } from '../../people/actor.ts';
import { docxType } from '../../platform/files/file-type.ts';
import type { House } from '../../platform/house.ts';
import { documenting } from '../../platform/http/documented.ts';
import { fileName, inLanguage } from '../../platform/http/file-names.ts';
import { download } from '../../platform/http/upload.ts';
import { validated } from '../../platform/http/validated.ts';
import { memberOf } from '../responses.ts';
import { roundFor } from '../rounds.ts';
import { writeEmptyTable } from './table-answers.ts';

const inFormat = validated('param', z.object({ id, format: z.enum(['docx', 'xlsx']) }));
const types = { docx: docxType, xlsx: sheetType } as const;

/** The comment table to fill in outside: for those who answer, and for the lead who keys an answer in. */
export function commentTableRoutes(house: House) {
  const { store, clock } = house;
  const documented = documenting(house);
  return new Hono<SignedIn>()
    .use('/consultations/*', present).use('/rounds/*', signedIn)
    .get('/consultations/:id/comment-table/:format', documented('An empty comment table of eight columns with the clauses of the round, as docx or xlsx', 'application/octet-stream'), inFormat, validated('query', inLanguage), async (c) => {
      const { id: consulteeId, format } = c.req.valid('param');
      const { round, name } = await memberOf(store.read, c.get('person'), consulteeId);
      const { locale } = c.req.valid('query');
      return download(c, { name: fileName(locale, { key: 'file.commentTable', values: { title: round.title }, ending: format }), type: types[format], bytes: await writeEmptyTable(store.read, round, { organisation: name, format, locale, at: clock() }) });
    })
    .get('/rounds/:id/comment-table/:format', documented('An empty comment table of eight columns with the clauses of the round, as docx or xlsx', 'application/octet-stream'), inFormat, validated('query', inLanguage), async (c) => {
      const { id: roundId, format } = c.req.valid('param');
      const { round } = await roundFor(store.read, c.get('person'), roundId);
      const { locale } = c.req.valid('query');
      return download(c, { name: fileName(locale, { key: 'file.commentTable', values: { title: round.title }, ending: format }), type: types[format], bytes: await writeEmptyTable(store.read, round, { organisation: '', format, locale, at: clock() }) });
    });
}

import { Hono } from 'hono';
import { z } from 'zod';
import { memoTemplateSchema, whyNotMemo } from '#shared/memo.ts';
import { id } from '#shared/people.ts';
import { memoTemplate, writeMemo } from '../export/write-memo.ts';
import { refuse } from '../matters/refuse.ts';
import type { SignedIn } from '../people/actor.ts';
import { docxType } from '../platform/files/file-type.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { fileName, inLanguage } from '../platform/http/file-names.ts';
import { allowance } from '../platform/http/security.ts';
import { download, uploadOf } from '../platform/http/upload.ts';
import { validated } from '../platform/http/validated.ts';
import { exportedMemo, inspectMemoTemplate, keepMemoTemplate, putAsideMemoTemplate, standingMemoTemplate, viewMemoTemplate } from './memo.ts';
import { responseFor } from './responses.ts';

const byId = validated('param', z.object({ id }));
const inWords = validated('query', inLanguage);

/** Below `/responses/*`, whose routes ask who is present. The template is the organisation's: reached through any of its responses. */
export function memoRoutes(house: House) {
  const documented = documenting(house);
  const { store } = house;
  // Each is read or filled in a thread of its own, two at a time in the whole house.
  const memos = allowance(60, 600, house.clock);
  return new Hono<SignedIn>()
    .get('/responses/:id/memo.docx', documented('A memo to the committee with the response as it stands, in the organisation’s own template', docxType), byId, inWords, async (c) => {
      const acting = await responseFor(store.read, c.get('person'), c.req.valid('param').id);
      const memo = await exportedMemo(store.read, acting, c.req.valid('query').locale);
      memos.take(acting.person.id);
      const template = await standingMemoTemplate(store.read, acting);
      const bytes = await writeMemo(memo, template && await house.files.fetch(template.fileHash));
      return download(c, { name: fileName(memo.locale, { key: 'file.memo', values: { matter: memo.matter.title }, ending: 'docx' }), type: docxType, bytes });
    })
    .get('/responses/:id/memo-template', documented('The template that the organisation sets its memos in', memoTemplateSchema), byId, async (c) => c.json(await viewMemoTemplate(store.read, await responseFor(store.read, c.get('person'), c.req.valid('param').id)), 200))
    .get('/responses/:id/memo-template/file', documented('The organisation’s own template, or one of ours to make one from', docxType), byId, inWords, async (c) => {
      const { locale } = c.req.valid('query');
      const row = await standingMemoTemplate(store.read, await responseFor(store.read, c.get('person'), c.req.valid('param').id));
      return download(c, { name: row?.name ?? fileName(locale, { key: 'file.memoTemplate', ending: 'docx' }), type: docxType, bytes: row ? await house.files.fetch(row.fileHash) : await memoTemplate(locale) });
    })
    .put('/responses/:id/memo-template', documented('Set the organisation’s memos in a Word file with named placeholders', memoTemplateSchema), byId, async (c) => {
      const responseId = c.req.valid('param').id;
      const acting = await responseFor(store.read, c.get('person'), responseId);
      refuse(whyNotMemo(acting.who, acting.response));
      const { name, bytes } = await uploadOf(c);
      memos.take(acting.person.id);
      await inspectMemoTemplate(bytes);
      const file = await house.files.keep(bytes, docxType);
      await store.write(`response:${responseId}`, async (tx) => keepMemoTemplate(tx, await responseFor(tx, c.get('person'), responseId), { name, file }));
      return c.json(await viewMemoTemplate(store.read, await responseFor(store.read, c.get('person'), responseId)), 200);
    })
    .delete('/responses/:id/memo-template', documented('Set the organisation’s memos in our template again', memoTemplateSchema), byId, async (c) => {
      const responseId = c.req.valid('param').id;
      await store.write(`response:${responseId}`, async (tx) => putAsideMemoTemplate(tx, await responseFor(tx, c.get('person'), responseId)));
      return c.json(await viewMemoTemplate(store.read, await responseFor(store.read, c.get('person'), responseId)), 200);
    });
}

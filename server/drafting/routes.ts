import { upgradeWebSocket } from '@hono/node-server';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import {
  documentSchema, freezeCheckSchema, freezeInput, frozenDocumentSchema, imageAnswer, importAnswer, importSchema, lockInput, packageSchema, writerSchema,
  whyNotFreeze, whyNotImport, whyNotLock, whyNotReadDraft, whyNotWrite,
} from '#shared/drafting.ts';
import { documentInput } from '#shared/document-tree.ts';
import { hasWords, toDoc } from '#shared/agreement/flat-text.ts';
import { plainText } from '#shared/agreement/plain-text.ts';
import { wordsIn } from '#shared/agreement/word-count.ts';
import { limits } from '#shared/limits.ts';
import { id, listOf } from '#shared/people.ts';
import { Refusal } from '#shared/refusals.ts';
import { readDocxInWorker } from '../export/read-docx.ts';
import { writeAgreementDocx } from '../export/write-agreement-docx.ts';
import { writeRedlineDocx } from '../export/write-redline-docx.ts';
import { asTeam, stillTeam } from '../matters/actor.ts';
import { dayOf } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { openAccount } from '../people/accounts.ts';
import { type SignedIn, signedIn } from '../people/actor.ts';
import type { Person } from '../people/person.ts';
import { docxType, pdfType } from '../platform/files/file-type.ts';
import { readImage } from '../platform/files/image.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { once } from '../platform/http/idempotency.ts';
import { allowance, bodyUpTo } from '../platform/http/security.ts';
import { fileName } from '../platform/http/file-names.ts';
import { download, uploadOf } from '../platform/http/upload.ts';
import { validated } from '../platform/http/validated.ts';
import type { Joining, Realtime } from '../realtime/ports.ts';
import { discussionRoutes } from './discussion/routes.ts';
import { documentTreeRoutes } from './document-tree-routes.ts';
import { addDocumentFrom } from './from-template.ts';
import { documentFor, documentsOf, draftContent, viewDocument } from './documents.ts';
import type { DraftPlaces } from './draft-places.ts';
import { freeze, prepareFreeze } from './freezing.ts';
import { packageMatter, packageNumber, packagesOf, readFrozen, renditionOf, viewPackage } from './frozen.ts';
import { historyRoutes } from './history/routes.ts';
import { addImage, imageBytes, imagesOfMatter, keepImage } from './images.ts';
import { importsOf, importText } from './importing.ts';
import { clauseTitle, tellHold } from './lock-on-text.ts';
import { isLocked, lock, lockFrozen, lockOf, unlock } from './locks.ts';
import { readingRoutes } from './readings/routes.ts';
import { draftAsRedline, draftForExport } from './render.ts';
import { proposedText, writersOf } from './suggestions.ts';

export interface DraftingDoors {
  realtime: Realtime;
  places: DraftPlaces;
  /** False in a process that does not hold the right to serve document sockets (design D2). */
  servesSockets: () => boolean;
  nudgeJobs: () => void;
  sessionIsOpen: (sessionId: string) => Promise<boolean>;
}

/** A right may end between the door and the open socket, and a session while it is open. */
const judgedAgainMilliseconds = 60_000;

const created = z.object({ id: z.string() });
const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));
const byBoth = validated('param', z.object({ id, documentId: id }));

export function draftingRoutes(house: House, doors: DraftingDoors) {
  const documented = documenting(house);
  const { store } = house;
  const { realtime } = doors;
  const connecting = allowance(60, 60, house.clock);
  const exporting = allowance(60, 3600, house.clock);
  const picturing = allowance(60, 600, house.clock);
  /** Each may cost a look through the whole document; a page sends one when hours of offline work do not fit a frame. */
  const updating = allowance(20, 60, house.clock);

  const admitted = createMiddleware<SignedIn & { Variables: { joins: Joining; matterId: string; judgedAt: number } }>(async (c, next) => {
    const documentId = id.safeParse(c.req.param('id'));
    if (!documentId.success) throw new Refusal('not-found', 'not-found');
    c.set('judgedAt', realtime.endings());
    const person = c.get('person');
    const { actor } = await documentFor(store.read, person, documentId.data);
    refuse(whyNotReadDraft(actor));
    c.set('matterId', actor.matterId);
    if (!doors.servesSockets()) {
      c.header('retry-after', '5');
      throw new Refusal('unavailable', 'document-unavailable');
    }
    connecting.take(person.id);
    const format = c.req.query('format');
    c.set('joins', {
      documentId: documentId.data, personId: person.id, sessionId: person.sessionId, name: person.name, mayWrite: whyNotWrite(actor, { isLocked: await isLocked(store.read, documentId.data) }) === null,
      epoch: Number(c.req.query('epoch') ?? 0), ack: c.req.query('ack') === '1', format: format === undefined ? null : Number(format),
    });
    await next();
  });

  const judgeAgain = async (person: Person, joins: Joining): Promise<void> => {
    const { documentId, personId, sessionId, mayWrite } = joins;
    if (!(await doors.sessionIsOpen(sessionId))) realtime.close({ sessionId }, 'signed-out');
    else {
      const found = await documentFor(store.read, person, documentId).catch((error: unknown) => { if (error instanceof Refusal) return null; throw error; });
      const name = (await openAccount(store.read, { id: personId }))?.name;
      if (name !== undefined) realtime.rename(personId, name);
      if (found === null) realtime.close({ documentId, personId }, 'access-removed');
      else if ((whyNotWrite(found.actor, { isLocked: await isLocked(store.read, documentId) }) === null) !== mayWrite) realtime.close({ documentId, personId }, 'access-changed');
    }
  };

  /** Open sockets of this process; what ends a right may be done in another one (design D2). */
  const followed = new Set<{ person: Person; joins: Joining; matterId: string; judge: () => void }>();
  house.signal.subscribe(({ matterId, subject, id: changed }) => {
    if (subject !== 'participant' && subject !== 'person' && subject !== 'session') return;
    for (const one of followed) if (one.matterId === matterId || one.person.id === changed || one.person.sessionId === changed) one.judge();
  });

  /** Not in the handler: what its closures held would live as long as the socket. */
  const follow = (raw: WebSocket, { person, joins, matterId, judgedAt }: { person: Person; joins: Joining; matterId: string; judgedAt: number }): void => {
    realtime.join(raw, joins);
    const judge = () => void judgeAgain(person, joins).catch(() => {});
    if (realtime.endings() !== judgedAt) judge();
    const again = setInterval(judge, judgedAgainMilliseconds);
    again.unref();
    const one = { person, joins, matterId, judge };
    followed.add(one);
    raw.on('close', () => {
      clearInterval(again);
      followed.delete(one);
    });
    keepOnly(raw);
  };

  const working = new Hono<SignedIn>()
    .use('/matters/:id/documents', signedIn).use('/documents/*', signedIn).use('/locks/*', signedIn)
    .get('/matters/:id/documents', documented('The working documents of a matter', listOf(documentSchema)), byId, async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await documentsOf(store.read, actor), next: null }, 200);
    })
    .post('/matters/:id/documents', documented('Add a document', created, 201), byId, validated('json', documentInput), async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ id: await addDocumentFrom(tx, await stillTeam(tx, actor), c.req.valid('json')) })), 201);
    })
    .get('/documents/:id', documented('One working document', documentSchema), byId, async (c) => {
      const { document, actor } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await viewDocument(store.read, actor, document), 200);
    })
    .get('/documents/:id/sync', admitted, upgradeWebSocket((c) => ({
      onOpen: (_event, socket) => {
        const raw = socket.raw as WebSocket | undefined;
        if (!raw) return;
        follow(raw, { person: c.get('person') as Person, joins: c.get('joins') as Joining, matterId: c.get('matterId') as string, judgedAt: c.get('judgedAt') as number });
      },
    })))
    .post('/documents/:id/updates', documented('Send a difference too large for a frame', z.object({ seq: z.number() })), byId, validated('query', z.object({ epoch: z.coerce.number().int() })), bodyUpTo(limits.documentState), async (c) => {
      const person = c.get('person');
      const { document, actor } = await documentFor(store.read, person, c.req.valid('param').id);
      refuse(whyNotWrite(actor, { isLocked: await isLocked(store.read, document.id) }));
      updating.take(person.id);
      const { seq } = await realtime.apply(document.id, new Uint8Array(await c.req.arrayBuffer()), { personId: person.id, epoch: c.req.valid('query').epoch });
      return c.json({ seq }, 200);
    })
    .post('/documents/:id/import', documented('Read a Word file into an empty document', importAnswer), byId, async (c) => {
      const person = c.get('person');
      const { document, actor } = await documentFor(store.read, person, c.req.valid('param').id);
      refuse(whyNotWrite(actor, { isLocked: await isLocked(store.read, document.id) }));
      const { empty } = await viewDocument(store.read, actor, document);
      if (!empty && hasWords(toDoc((await draftContent(realtime, document.id)).ydoc))) refuse(whyNotImport(actor, { empty: false }));
      const upload = await uploadOf(c);
      const reading = await readDocxInWorker(upload.bytes);
      const images = await Promise.all(reading.images.map((image) => keepImage(house.files, image)));
      const report = { words: wordsIn(plainText(reading.content)), notUnderstood: reading.notUnderstood };
      await importText(store, realtime, { actor, documentId: document.id, content: reading.content, images, file: upload.name, report });
      return c.json(report, 200);
    })
    .get('/documents/:id/imports', documented('The Word files that were read into it, and what did not come with them', listOf(importSchema)), byId, async (c) => {
      const { document } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await importsOf(store.read, document.id), next: null }, 200);
    })
    .post('/documents/:id/images', documented('Bring an image into a document', imageAnswer, 201), byId, async (c) => {
      const person = c.get('person');
      const { document, actor } = await documentFor(store.read, person, c.req.valid('param').id);
      refuse(whyNotWrite(actor, { isLocked: await isLocked(store.read, document.id) }));
      picturing.take(person.id);
      const kept = await keepImage(house.files, readImage((await uploadOf(c)).bytes));
      await store.write(`matter:${actor.matterId}`, async (tx) => addImage(tx, await stillTeam(tx, actor), document.id, kept));
      const { media, width, height } = kept.image;
      return c.json({ hash: kept.file.hash, media, width, height }, 201);
    })
    .get('/documents/:id/writers', documented('Everyone who has written in the document', listOf(writerSchema)), byId, async (c) => {
      const { document } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await writersOf(store.read, document.id), next: null }, 200);
    })
    .get('/documents/:id/export', documented('The draft as a Word file, with what is proposed in it as tracked changes', docxType), byId, async (c) => {
      const { document } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      exporting.take(c.get('person').id);
      const { content, ydoc } = await draftContent(realtime, document.id);
      const proposed = await proposedText(store.read, document.id, ydoc);
      const bytes = proposed === null ? await writeAgreementDocx(await draftForExport(store.read, document, content, house.clock()), await imageBytes(house.files, content, await imagesOfMatter(store.read, document.matterId))) : await writeRedlineDocx(await draftAsRedline(store.read, document, { content, proposed, at: house.clock() }));
      return download(c, { name: fileName('sv', { key: 'file.draft', values: { title: document.title, day: dayOf(house.clock()) }, ending: 'docx' }), type: docxType, bytes });
    })
    .post('/documents/:id/locks', documented('Lock the document or one clause of it', created, 201), byId, validated('json', lockInput), async (c) => {
      const { document, actor } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      const input = c.req.valid('json');
      refuse(whyNotLock(actor, { locks: [] }, input.block));
      const title = input.block === null ? null : await clauseTitle(realtime, document.id, input.block);
      const made = await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ id: await lock(tx, await stillTeam(tx, actor), document, { ...input, title }) }));
      await tellHold(store.read, realtime, document.id, null);
      return c.json(made, 201);
    })
    .delete('/locks/:id', documented('Release a lock', done), byId, async (c) => {
      const { actor, documentId, whole } = await lockOf(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => unlock(tx, await stillTeam(tx, actor), c.req.valid('param').id));
      await tellHold(store.read, realtime, documentId, { whole });
      return c.json({ done: true as const }, 200);
    });

  const frozen = new Hono<SignedIn>()
    .use('/matters/:id/packages', signedIn).use('/matters/:id/freeze-check', signedIn).use('/packages/*', signedIn)
    .get('/matters/:id/freeze-check', documented('What a freeze would ask about', freezeCheckSchema), byId, async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      const { documents, findings } = await prepareFreeze(store.read, realtime, actor.matterId);
      return c.json({ findings, documents: documents.map(({ row }) => ({ id: row.id, title: row.title, kind: row.kind, parentId: row.parentId, ordinal: row.ordinal })), refusals: { freeze: whyNotFreeze(actor) } }, 200);
    })
    .get('/matters/:id/packages', documented('Frozen packages, newest first', listOf(packageSchema)), byId, async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await packagesOf(store.read, actor.matterId), next: null }, 200);
    })
    .post('/matters/:id/packages', documented('Freeze documents of the matter together', packageSchema, 201), byId, validated('json', freezeInput), async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      refuse(whyNotFreeze(actor));
      const input = c.req.valid('json');
      const prepared = await prepareFreeze(store.read, realtime, actor.matterId, input.documents);
      const { packageId, epochs, locked } = await once(c, house, `matter:${actor.matterId}`, async (tx) => {
        const still = await stillTeam(tx, actor);
        const made = await freeze(tx, still, input, prepared);
        return { ...made, locked: input.lock ? await lockFrozen(tx, still, { ...input, documentIds: made.epochs.map((one) => one.documentId) }) : [] };
      });
      for (const documentId of locked) await tellHold(store.read, realtime, documentId, null);
      for (const { documentId, writeEpoch } of epochs) realtime.setEpoch(documentId, writeEpoch);
      doors.nudgeJobs();
      return c.json(await viewPackage(store.read, packageId), 201);
    })
    .get('/packages/:id', documented('One frozen package', packageSchema), byId, async (c) => {
      await asTeam(store.read, c.get('person'), await packageMatter(store.read, c.req.valid('param').id));
      return c.json(await viewPackage(store.read, c.req.valid('param').id), 200);
    })
    .get('/packages/:id/documents/:documentId', documented('A frozen document to read', frozenDocumentSchema), byBoth, async (c) => {
      const { id: packageId, documentId } = c.req.valid('param');
      await asTeam(store.read, c.get('person'), await packageMatter(store.read, packageId));
      return c.json(await readFrozen(store.read, packageId, documentId), 200);
    })
    .get('/packages/:id/documents/:documentId/docx', documented('A frozen document as the Word file made at the freeze', docxType), byBoth, async (c) => {
      const { id: packageId, documentId } = c.req.valid('param');
      await asTeam(store.read, c.get('person'), await packageMatter(store.read, packageId));
      return sendRendition(house, c, packageId, { id: documentId, format: 'docx' });
    })
    .get('/packages/:id/documents/:documentId/pdf', documented('A frozen document as the PDF/A made at the freeze', pdfType), byBoth, async (c) => {
      const { id: packageId, documentId } = c.req.valid('param');
      await asTeam(store.read, c.get('person'), await packageMatter(store.read, packageId));
      return sendRendition(house, c, packageId, { id: documentId, format: 'pdf' });
    });

  return new Hono<SignedIn>().route('/', working).route('/', documentTreeRoutes(house)).route('/', frozen).route('/', discussionRoutes(house, doors.places)).route('/', readingRoutes(house)).route('/', historyRoutes(house, doors));
}

/** The listeners that the adapter adds after this keep request, context and address alive with the socket, 9 KiB each, and hear every frame for nothing. */
function keepOnly(raw: WebSocket): void {
  const events = ['message', 'close', 'error'] as const;
  const ours = events.map((event) => new Set(raw.listeners(event)));
  setImmediate(() => {
    for (const [at, event] of events.entries()) {
      for (const listener of raw.listeners(event)) if (!ours[at]?.has(listener)) raw.off(event, listener as () => void);
    }
  });
}

/** For everyone who may read the frozen document; refuses `not-rendered-yet` in the moment after a freeze. */
export async function sendRendition(house: House, c: Parameters<typeof download>[0], packageId: string, { id, format }: { id: string; format: 'docx' | 'pdf' | 'form' }): Promise<Response> {
  const { title } = await readFrozen(house.store.read, packageId, id);
  const hash = await renditionOf(house.store.read, id, format);
  if (hash === null) throw new Refusal('unavailable', 'not-rendered-yet');
  return download(c, { name: fileName('sv', { key: format === 'form' ? 'file.answerForm' : 'file.frozen', values: { title, number: await packageNumber(house.store.read, packageId) }, ending: format === 'pdf' ? 'pdf' : 'docx' }), type: format === 'pdf' ? pdfType : docxType, bytes: await house.files.fetch(hash) });
}

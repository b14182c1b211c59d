/** Reusable answer texts of a matter, or of an organisation in all its matters. To change one changes no answer that was given. */
import { and, asc, count, eq, inArray, isNull, or } from 'drizzle-orm';
import type { z } from 'zod';
import type { AnswerChain } from '#shared/answer-chain.ts';
import { type AnswerText, mostTexts, type textChange, type textInput, whyNotKeepText } from '#shared/answer-texts.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import { allOrganisations } from '../people/organisations.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { chainOf } from './chain.ts';
import type { Uses } from './reasons.ts';
import { answerTables } from './tables.ts';

type TextRow = ReturnType<typeof answerTables>['texts']['$inferSelect'];

/** The matter's, and those of the reader's own organisations; by name. */
export async function textsOf(from: Reader, actor: Actor, { uses, chain }: { uses: Uses; chain: AnswerChain }): Promise<AnswerText[]> {
  const { texts } = answerTables(from);
  const own = actor.organisationIds.length === 0 ? undefined : inArray(texts.organisationId, [...actor.organisationIds]);
  const rows = await from.select().from(texts).where(and(isNull(texts.removedAt), or(eq(texts.matterId, actor.matterId), own))).orderBy(asc(texts.id));
  const people = await namesOf(from, rows.map(({ by }) => by));
  const organisations = new Map((await allOrganisations(from)).map(({ id, name }) => [id, name]));
  const inOrder = new Intl.Collator('sv').compare;
  return rows.map(({ id, name, words, version, organisationId, by }): AnswerText => ({
    id, name, words, version, organisation: organisationId === null ? null : organisations.get(organisationId) ?? '', by: people.get(by) ?? '',
    answers: uses.get(id)?.answers ?? 0, usedBy: [...(uses.get(id)?.people ?? [])].sort(inOrder), refusals: { keep: whyNotKeepText(actor, { organisationId }, chain) },
  })).sort((a, b) => inOrder(a.name, b.name));
}

/** Refuses `answerers-only`, `own-organisation-only` to who belongs to none, `text-name-taken`, `too-many-texts`. */
export async function addText(tx: Writer, actor: Actor, { name, words, own }: z.infer<typeof textInput>): Promise<string> {
  const { texts } = answerTables(tx);
  const [organisationId = null] = own ? actor.organisationIds : [];
  if (own && organisationId === null) refuse('own-organisation-only');
  refuse(whyNotKeepText(actor, { organisationId }, await chainOf(tx, actor.matterId)));
  const row = { id: newId(actor.at), matterId: own ? null : actor.matterId, organisationId, name, words, version: 1, by: actor.id, at: actor.at, removedAt: null };
  const [kept] = await tx.select({ n: count() }).from(texts).where(and(isNull(texts.removedAt), besides(tx, row)));
  if ((kept?.n ?? 0) >= mostTexts) throw new Refusal('conflict', 'too-many-texts', { values: { most: mostTexts } });
  await checkName(tx, row);
  await tx.insert(texts).values(row);
  await note(tx, actor, 'answer-text-added', row);
  return row.id;
}

/** Refuses what adding refuses, and `answer-text-changed` when it is no longer as the changer saw it. */
export async function changeText(tx: Writer, actor: Actor, textId: string, { version, name, words }: z.infer<typeof textChange>): Promise<void> {
  const { texts } = answerTables(tx);
  const before = await textFor(tx, actor, textId);
  if (before.version !== version) throw new Refusal('conflict', 'answer-text-changed');
  const row = { ...before, name, words };
  await checkName(tx, row);
  await tx.update(texts).set({ name, words, version: version + 1, by: actor.id }).where(eq(texts.id, textId));
  await note(tx, actor, 'answer-text-changed', row);
}

/** It is no longer at hand; the answers that were written with it keep their words. */
export async function removeText(tx: Writer, actor: Actor, textId: string): Promise<void> {
  const row = await textFor(tx, actor, textId);
  await tx.update(answerTables(tx).texts).set({ removedAt: actor.at }).where(eq(answerTables(tx).texts.id, textId));
  await note(tx, actor, 'answer-text-removed', row);
}

/** Refuses `not-found` for another matter's or organisation's. */
async function textFor(tx: Writer, actor: Actor, textId: string): Promise<TextRow> {
  const { texts } = answerTables(tx);
  const [row] = await tx.select().from(texts).where(and(eq(texts.id, textId), isNull(texts.removedAt)));
  if (!row || !(row.matterId === actor.matterId || (row.organisationId !== null && actor.organisationIds.includes(row.organisationId)))) throw new Refusal('not-found', 'not-found');
  refuse(whyNotKeepText(actor, row, await chainOf(tx, actor.matterId)));
  return row;
}

function besides(from: Reader, { matterId, organisationId }: Pick<TextRow, 'matterId' | 'organisationId'>) {
  const { texts } = answerTables(from);
  return matterId !== null ? eq(texts.matterId, matterId) : eq(texts.organisationId, organisationId ?? '');
}

/** They are picked by their names. */
async function checkName(from: Reader, row: Pick<TextRow, 'id' | 'matterId' | 'organisationId' | 'name'>): Promise<void> {
  const { texts } = answerTables(from);
  const [same] = await from.select({ id: texts.id }).from(texts).where(and(isNull(texts.removedAt), eq(texts.name, row.name), besides(from, row)));
  if (same && same.id !== row.id) throw new Refusal('conflict', 'text-name-taken');
}

/** An organisation's own is told to nobody else in the matter. */
const note = (tx: Writer, actor: Actor, act: 'answer-text-added' | 'answer-text-changed' | 'answer-text-removed', { id, name, organisationId }: Pick<TextRow, 'id' | 'name' | 'organisationId'>) =>
  record(tx, { chain: `matter:${actor.matterId}`, audience: organisationId === null ? 'team' : `organisation:${organisationId}`, actorId: actor.id, act, matterId: actor.matterId, subject: 'answer-text', subjectId: id, details: { text: name }, at: actor.at });

/** Themes: what several comments have in common, and what came of it; the words that open the report. */
import { and, asc, eq, max } from 'drizzle-orm';
import type { z } from 'zod';
import { type Theme, type themeChange, type themeInput, whyNotTriage } from '#shared/answers.ts';
import { Refusal } from '#shared/refusals.ts';
import { notAnsweredThemselves } from '../consultation/parts.ts';
import { record, recordTogether } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { isConcluded } from './conclusion.ts';
import { sortingHash } from './evidence.ts';
import { answerTables } from './tables.ts';

/** Refuses `answerers-only`, `round-concluded`. */
export async function addTheme(tx: Writer, actor: Actor, roundId: string, input: z.infer<typeof themeInput>): Promise<string> {
  refuse(whyNotTriage(actor, { concluded: await isConcluded(tx, roundId) }));
  const { themes } = answerTables(tx);
  const [row] = await tx.select({ n: max(themes.ordinal) }).from(themes).where(eq(themes.roundId, roundId));
  const id = newId(actor.at);
  await tx.insert(themes).values({ id, roundId, ...input, ordinal: (row?.n ?? 0) + 1, version: 1 });
  await note(tx, actor, { act: 'theme-added', themeId: id, name: input.name });
  return id;
}

/** Somebody's newer wording is never written over unseen: refuses `theme-changed` when the theme is no longer the one the writer saw. */
export async function changeTheme(tx: Writer, actor: Actor, themeId: string, { version, ...input }: z.infer<typeof themeChange>): Promise<void> {
  const { themes } = answerTables(tx);
  const theme = await themeById(tx, themeId);
  refuse(whyNotTriage(actor, { concluded: await isConcluded(tx, theme.roundId) }));
  if (theme.version !== version) throw new Refusal('conflict', 'theme-changed');
  if (Object.keys(input).length > 0) await tx.update(themes).set({ ...input, version: version + 1 }).where(and(eq(themes.id, themeId), eq(themes.version, version)));
  await note(tx, actor, { act: 'theme-changed', themeId, name: input.name ?? theme.name });
}

/** Refuses `theme-in-use` while a comment that is answered stands under it. What is not answered by itself leaves it: a comment that is split, and parts that were put together again. */
export async function removeTheme(tx: Writer, actor: Actor, themeId: string): Promise<void> {
  const { themes, triage } = answerTables(tx);
  const theme = await themeById(tx, themeId);
  refuse(whyNotTriage(actor, { concluded: await isConcluded(tx, theme.roundId) }));
  const under = await tx.select().from(triage).where(eq(triage.themeId, themeId)).orderBy(asc(triage.commentId));
  const through = await notAnsweredThemselves(tx, theme.roundId);
  const used = under.filter(({ commentId }) => !through.has(commentId)).length;
  if (used > 0) throw new Refusal('conflict', 'theme-in-use', { values: { count: used } });
  if (under.length > 0) {
    await tx.update(triage).set({ themeId: null }).where(eq(triage.themeId, themeId));
    await recordTogether(tx, `matter:${actor.matterId}`, under.map(({ commentId, ...sorted }) => ({
      audience: 'team', actorId: actor.id, act: 'comment-sorted', matterId: actor.matterId, subject: 'answer', subjectId: commentId, details: { number: through.get(commentId) ?? 0, fields: 'themeId', sorting: sortingHash({ ...sorted, themeId: null }) }, at: actor.at,
    })));
  }
  await tx.delete(themes).where(eq(themes.id, themeId));
  await note(tx, actor, { act: 'theme-removed', themeId, name: theme.name });
}

const note = (tx: Writer, actor: Actor, { act, themeId, name }: { act: 'theme-added' | 'theme-changed' | 'theme-removed'; themeId: string; name: string }) =>
  record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'theme', subjectId: themeId, details: { theme: name }, at: actor.at });

/** Refuses `not-found`. */
export async function themeById(from: Reader, themeId: string) {
  const { themes } = answerTables(from);
  const [row] = await from.select().from(themes).where(eq(themes.id, themeId));
  if (!row) throw new Refusal('not-found', 'not-found');
  return row;
}

export async function themesOf(from: Reader, roundId: string): Promise<Theme[]> {
  const { themes, triage } = answerTables(from);
  const rows = await from.select().from(themes).where(eq(themes.roundId, roundId)).orderBy(themes.ordinal);
  const under = await from.select({ theme: triage.themeId, commentId: triage.commentId }).from(triage).innerJoin(themes, eq(themes.id, triage.themeId)).where(eq(themes.roundId, roundId));
  // A comment that is split stands under its theme through its parts; those that were put together again stand nowhere.
  const through = await notAnsweredThemselves(from, roundId);
  const used = new Map<string, number>();
  for (const { theme, commentId } of under) if (theme !== null && !through.has(commentId)) used.set(theme, (used.get(theme) ?? 0) + 1);
  return rows.map(({ id, version, name, mainPoints, changed, notMet }) => ({ id, version, name, mainPoints, changed, notMet, comments: used.get(id) ?? 0 }));
}

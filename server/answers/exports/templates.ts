/** The Word template that a matter sets its comment summaries in: one at a time, and replaceable. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import { Refusal } from '#shared/refusals.ts';
import { type ReportTemplate, reportTemplateFaults, whyNotKeepReportTemplate } from '#shared/report-template.ts';
import { inspectTemplateInWorker } from '../../export/fill-template.ts';
import { record } from '../../journal/journal.ts';
import type { Actor } from '../../matters/actor.ts';
import { refuse } from '../../matters/refuse.ts';
import { namesOf } from '../../people/accounts.ts';
import { nameFile, type StoredFile } from '../../platform/files/files.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/storage/ids.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { exportTables } from './tables.ts';

/** Called before the act, where the file is read in a thread of its own. Refuses `import.refused.*`, and `report-template-broken`, `-unknown`, `-missing` and `-marking`, with the names and the place they are about. */
export async function inspectReportTemplate(bytes: Uint8Array): Promise<void> {
  const { broken, places } = await inspectTemplateInWorker(bytes);
  const { unknown, missing, markingInText } = reportTemplateFaults(places);
  const listed = (names: readonly string[]) => names.map((name) => `{{${name}}}`).join(', ');
  if (broken.length > 0) throw new Refusal('invalid', 'report-template-broken', { values: { words: broken.slice(0, 5).join(', ') } });
  const [first, ...others] = unknown;
  if (first) throw new Refusal('invalid', 'report-template-unknown', { values: { name: listed([first.name]), part: first.part, at: first.after === '' ? 'first' : 'after', after: first.after, n: others.length, others: listed(others.map(({ name }) => name)) } });
  if (missing.length > 0) throw new Refusal('invalid', 'report-template-missing', { values: { names: listed(missing), n: missing.length } });
  if (markingInText !== null) throw new Refusal('invalid', 'report-template-marking', { values: { name: listed([markingInText.name]) } });
}

/** Takes the place of the one before. Refuses `lead-only`. */
export async function keepReportTemplate(tx: Writer, actor: Actor, { name, file }: { name: string; file: StoredFile }): Promise<void> {
  const { reportTemplates } = exportTables(tx);
  refuse(whyNotKeepReportTemplate(actor));
  await nameFile(tx, file, actor.at);
  await tx.update(reportTemplates).set({ putAsideAt: actor.at }).where(and(eq(reportTemplates.matterId, actor.matterId), isNull(reportTemplates.putAsideAt)));
  const id = newId(actor.at);
  await tx.insert(reportTemplates).values({ id, matterId: actor.matterId, file: file.hash, name, size: file.size, by: actor.id, at: actor.at });
  await note(tx, actor, 'report-template-kept', { template: id, hash: file.hash, name });
}

/** Summaries are set in ours again. Refuses `lead-only`, `report-template-none`. */
export async function putAsideReportTemplate(tx: Writer, actor: Actor): Promise<void> {
  const { reportTemplates } = exportTables(tx);
  refuse(whyNotKeepReportTemplate(actor));
  const [aside] = await tx.update(reportTemplates).set({ putAsideAt: actor.at }).where(and(eq(reportTemplates.matterId, actor.matterId), isNull(reportTemplates.putAsideAt))).returning({ id: reportTemplates.id, name: reportTemplates.name });
  if (!aside) throw new Refusal('conflict', 'report-template-none');
  await note(tx, actor, 'report-template-put-aside', { template: aside.id, name: aside.name });
}

const note = (tx: Writer, actor: Actor, act: string, details: Record<string, string>) =>
  record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'export', subjectId: actor.matterId, details, at: actor.at });

/** The row of the template in force; null when there is none. */
export async function standingReportTemplate(from: Reader, matterId: string) {
  const { reportTemplates } = exportTables(from);
  const [row] = await from.select().from(reportTemplates).where(and(eq(reportTemplates.matterId, matterId), isNull(reportTemplates.putAsideAt))).orderBy(desc(reportTemplates.id)).limit(1);
  return row ?? null;
}

/** Its bytes, for what is written as Word; null for every other form, and while there is none. Refuses `file-damaged`. */
export async function templateFor({ store, files }: Pick<House, 'store' | 'files'>, { matterId, format }: { matterId: string; format: string }): Promise<Uint8Array | null> {
  const row = format === 'docx' ? await standingReportTemplate(store.read, matterId) : null;
  return row && files.fetch(row.file);
}

export async function viewReportTemplate(from: Reader, actor: Actor): Promise<ReportTemplate> {
  const row = await standingReportTemplate(from, actor.matterId);
  return { template: row && { name: row.name, size: row.size, by: (await namesOf(from, [row.by])).get(row.by) ?? '', at: row.at.toISOString() }, refusals: { keep: whyNotKeepReportTemplate(actor) } };
}

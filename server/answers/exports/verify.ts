/** Which files were made and taken away, against what the journal says (invariant I7). That the bytes are theirs is asked of every kept file. */
import { asc } from 'drizzle-orm';
import type { Reader } from '../../platform/storage/store.ts';
import { againstJournal } from '../against-journal.ts';
import { exportTables } from './tables.ts';

export async function exportFaults(from: Reader): Promise<string[]> {
  const { reportExports, reportTemplates } = exportTables(from);
  const rows = await from.select().from(reportExports).orderBy(asc(reportExports.id));
  const name = (id: string) => `file ${id} of a comment summary`;
  return [
    ...await againstJournal(from, {
      acts: ['export-made'], idIn: 'export', contentIn: ({ hash }) => hash, name,
      rows: rows.flatMap(({ id, hash, by, madeAt }) => (madeAt === null ? [] : [{ id, content: hash ?? '', act: 'export-made', subjectId: id, actorId: by, at: madeAt }])),
    }),
    ...await againstJournal(from, {
      acts: ['export-removed'], idIn: 'export', contentIn: ({ export: its }) => its, name: (id) => `removal of file ${id} of a comment summary`,
      rows: rows.flatMap(({ id, removedBy, removedAt }) => (removedAt === null ? [] : [{ id, content: id, act: 'export-removed', subjectId: id, actorId: removedBy, at: removedAt }])),
    }),
    ...await againstJournal(from, {
      acts: ['report-template-kept'], idIn: 'template', contentIn: ({ hash }) => hash, name: (id) => `template ${id} of comment summaries`,
      rows: (await from.select().from(reportTemplates).orderBy(asc(reportTemplates.id))).map(({ id, matterId, file, by, at }) => ({ id, content: file, act: 'report-template-kept', subjectId: matterId, actorId: by, at })),
    }),
    ...rows.filter(({ madeAt, removedAt, file, hash }) => (madeAt !== null && removedAt === null) !== (file !== null) || (file !== null && file !== hash)).map(({ id }) => `${name(id)}: the file it has is not the one that was made`),
  ];
}

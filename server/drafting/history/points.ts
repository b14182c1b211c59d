/** Any point in the life of a text, by the name the screens use for it (`pointPattern`). */
import { and, eq } from 'drizzle-orm';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { type PointView } from '#shared/drafting-history.ts';
import type { Purpose } from '#shared/drafting.ts';
import { Refusal } from '#shared/refusals.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { frozenContent } from '../frozen.ts';
import { draftingTables } from '../tables.ts';
import type { History } from './log.ts';
import { readVersion } from './versions.ts';

export interface ReadPoint { view: PointView; content: AgreementContent; seq: number }

interface Sources { from: Reader; history: History; clock: () => Date }

/** The text of that document at that point. Refuses `not-found` when there is none: a version of another document is not this one's. */
export async function readPoint(sources: Sources, documentId: string, point: string): Promise<ReadPoint> {
  const [kind = '', rest = ''] = point.split('.', 2);
  switch (kind) {
    case 'version': return versionPoint(sources, documentId, { point, id: rest });
    case 'frozen': return frozenPoint(sources, documentId, { point, id: rest });
    case 'log': return logPoint(sources, documentId, { point, seq: Number(rest) });
    default: return presentPoint(sources, documentId);
  }
}

async function presentPoint({ history, clock }: Sources, documentId: string): Promise<ReadPoint> {
  const seq = await history.last(documentId);
  const { content, at } = await history.at(documentId, seq);
  return { content, seq, view: { ...blank, point: 'now', kind: 'now', at: (at ?? clock()).toISOString() } };
}

async function versionPoint({ from }: Sources, documentId: string, { point, id }: { point: string; id: string }): Promise<ReadPoint> {
  const { content, seq, number, title, namedAt, hash } = await readVersion(from, documentId, id);
  return { content, seq, view: { ...blank, point, kind: 'version', number, title, at: namedAt, hash } };
}

async function frozenPoint({ from }: Sources, documentId: string, { point, id }: { point: string; id: string }): Promise<ReadPoint> {
  const { frozenDocuments, packages } = draftingTables(from);
  const [row] = await from.select({ seq: frozenDocuments.seq, title: frozenDocuments.title, number: packages.number, purpose: packages.purpose, at: packages.frozenAt })
    .from(frozenDocuments).innerJoin(packages, eq(packages.id, frozenDocuments.packageId)).where(and(eq(frozenDocuments.id, id), eq(frozenDocuments.documentId, documentId)));
  if (!row) throw new Refusal('not-found', 'not-found');
  const { content, hash } = await frozenContent(from, id);
  return { content, seq: row.seq, view: { ...blank, point, kind: 'frozen', number: row.number, purpose: row.purpose as Purpose, title: row.title, at: row.at.toISOString(), hash } };
}

async function logPoint({ history, clock }: Sources, documentId: string, { point, seq }: { point: string; seq: number }): Promise<ReadPoint> {
  if (seq > (await history.last(documentId))) throw new Refusal('not-found', 'not-found');
  const { content, at } = await history.at(documentId, seq);
  return { content, seq, view: { ...blank, point, kind: 'log', at: (at ?? clock()).toISOString() } };
}

const blank = { number: null, title: '', purpose: null, hash: null } as const;

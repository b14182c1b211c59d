/** Freezing: from one sequence number per document, checked, hashed, in one act (design D4). */
import { count, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { wordsIn } from '#shared/agreement/word-count.ts';
import { outline } from '#shared/agreement/clauses.ts';
import { withShownNumbers } from '#shared/agreement/clause-refs.ts';
import { type Finding, type freezeInput, whyNotFreeze } from '#shared/drafting.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { sha256 } from '../platform/files/files.ts';
import { orderJob } from '../platform/jobs/jobs.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import type { Realtime } from '../realtime/ports.ts';
import { canonicalBytes } from './canonical.ts';
import { standing, treeOf } from './document-tree.ts';
import { draftContent } from './documents.ts';
import { findingsIn } from './freeze-check.ts';
import { liveDraft } from './draft-places.ts';
import { frozenHtml } from './frozen-html.ts';
import { frozenRuns } from './frozen-runs.ts';
import { imagesIn, imagesOfMatter } from './images.ts';
import { openSuggestions } from './suggestions.ts';
import { termFindings } from './term-check.ts';
import { placeNow } from './discussion/remark-anchors.ts';
import { openingWords, openRemarks } from './discussion/remarks.ts';
import { supersessionsOf } from './supersessions.ts';
import { draftingTables } from './tables.ts';

/** Raised when the canonical form changes; stored with every frozen document. */
export const frozenFormat = 1;

/** Everything a freeze writes, read and hashed before the act begins: of the documents named, or of all that are not put aside. Refuses `document-unknown`. */
export async function prepareFreeze(from: Reader, realtime: Realtime, matterId: string, chosen?: readonly string[]) {
  const tree = standing(await treeOf(from, matterId));
  if (chosen?.some((id) => !tree.some((one) => one.id === id))) throw new Refusal('invalid', 'document-unknown');
  const rows = tree.filter((one) => chosen?.includes(one.id) ?? true);
  const supersessions = await supersessionsOf(from, matterId);
  const images = await imagesOfMatter(from, matterId);
  const prepared = await Promise.all(rows.map(async (row) => {
    const read = await draftContent(realtime, row.id);
    const { state, ydoc } = read;
    // What is frozen says its references in numbers, so that hash, page and quotes hold the words as they were read.
    const content = withShownNumbers(read.content);
    const bytes = canonicalBytes(content);
    const html = frozenHtml(content);
    const runs = frozenRuns(content, ydoc);
    const blocks = outline(content).map((entry) => ({
      block: entry.block, ordinal: entry.ordinal, kind: entry.kind, clauseNumber: entry.clauseNumber, headingPath: entry.headingPath, text: entry.text,
      runs: runs.get(entry.block) ?? [],
    }));
    const words = blocks.reduce((sum, { text }) => sum + wordsIn(text), 0);
    const draft = liveDraft(read);
    const open = await openRemarks(from, row.id);
    const said = await openingWords(from, open.map((remark) => remark.id));
    const remarks = await Promise.all(open.map(async (remark) => ({ id: remark.id, quote: remark.anchor.quote, text: said.get(remark.id) ?? '', block: (await placeNow(draft, remark).catch(unlessUnavailable))?.block ?? null })));
    const findings = findingsIn({ id: row.id, title: row.title, content, openRemarks: remarks, suggestions: openSuggestions(ydoc), images });
    return { row, content, bytes, hash: sha256(bytes), html, htmlHash: sha256(html), blocks, blocksHash: sha256(canonicalBytes(blocks)), words, findings, state, images: imagesIn(content).flatMap(({ attrs: { hash: file } }) => (file === null ? [] : [file])) };
  }));
  return { chosen: chosen !== undefined, supersessions: { list: supersessions, bytes: canonicalBytes(supersessions) }, documents: prepared, findings: [...prepared.flatMap((one): Finding[] => one.findings), ...termFindings(prepared.map(({ row: { id, title }, content }) => ({ id, title, content })))] };
}

/** A remark whose words are not found in time is listed without its place; that is no reason not to freeze. */
function unlessUnavailable(error: unknown): null {
  if (error instanceof Refusal && error.kind === 'unavailable') return null;
  throw error;
}

export type PreparedFreeze = Awaited<ReturnType<typeof prepareFreeze>>;

export interface PackageFacts {
  number: number;
  purpose: string;
  /** The hash of the list of what is replaced. */
  supersessions: string;
  /** `ordinal`: place in the package from 1, depth first; `parentOrdinal`: that of the document it stands under. */
  documents: { title: string; kind: string; ordinal: number; parentOrdinal: number | null; hash: string; blocksHash: string }[];
}

/** Every frozen document carries its title, kind, place in the tree and blocks into the package's hash, and so does the list of what is replaced. */
export function packageHash({ number, purpose, supersessions, documents }: PackageFacts): string {
  return sha256(canonicalBytes({ number, purpose, supersessions, documents: documents.map(({ title, kind, ordinal, parentOrdinal, hash, blocksHash }) => ({ title, kind, ordinal, parentOrdinal, hash, blocksHash })) }));
}

/**
 * Creates a frozen package of the prepared documents and the list of what they replace. Refuses `lead-only`, `nothing-to-freeze`, `freeze-blocked` and
 * `freeze-unconfirmed` (each finding that asks needs its own yes). Raises every document's write epoch.
 */
export async function freeze(tx: Writer, actor: Actor, input: Omit<z.infer<typeof freezeInput>, 'lock'>, prepared: PreparedFreeze): Promise<{ packageId: string; epochs: { documentId: string; writeEpoch: number }[] }> {
  refuse(whyNotFreeze(actor));
  if (prepared.documents.length === 0) throw new Refusal('conflict', 'nothing-to-freeze');
  const blocking = prepared.findings.filter((finding) => finding.weight === 'blocks').length;
  if (blocking > 0) throw new Refusal('conflict', 'freeze-blocked', { values: { count: blocking } });
  const unconfirmed = prepared.findings.filter((finding) => !input.confirmed.includes(finding.id)).length;
  if (unconfirmed > 0) throw new Refusal('conflict', 'freeze-unconfirmed', { values: { count: unconfirmed } });

  await checkStill(tx, actor.matterId, prepared);

  const t = draftingTables(tx);
  const [row] = await tx.select({ n: count() }).from(t.packages).where(eq(t.packages.matterId, actor.matterId));
  const number = (row?.n ?? 0) + 1;
  const packageId = newId(actor.at);
  const places = new Map(prepared.documents.map((one, at) => [one.row.id, at + 1]));
  const placed = prepared.documents.map((one, at) => ({ ...one, place: { title: one.row.title, kind: one.row.kind, ordinal: at + 1, parentOrdinal: places.get(one.row.parentId ?? '') ?? null } }));
  const hash = packageHash({ number, purpose: input.purpose, supersessions: sha256(prepared.supersessions.bytes), documents: placed.map((one) => ({ ...one.place, hash: one.hash, blocksHash: one.blocksHash })) });
  await tx.insert(t.packages).values({ id: packageId, matterId: actor.matterId, number, purpose: input.purpose, reason: input.reason, hash, confirmed: JSON.stringify(prepared.findings.map(({ remark: _words, ...finding }) => finding)), supersessions: prepared.supersessions.bytes, frozenBy: actor.id, frozenAt: actor.at });
  for (const { row: document, place, bytes, hash: documentHash, html, htmlHash, blocks, blocksHash, words, state } of placed) {
    const id = newId(actor.at);
    await tx.insert(t.frozenDocuments).values({ id, packageId, documentId: document.id, ...place, format: frozenFormat, content: bytes, hash: documentHash, html, htmlHash, blocksHash, seq: state.seq, state: state.state, stateVector: state.stateVector, words });
    for (let at = 0; at < blocks.length; at += 100) await tx.insert(t.frozenBlocks).values(blocks.slice(at, at + 100).map((block) => ({ frozenDocumentId: id, ...block })));
    await orderJob(tx, 'render-frozen-document', { frozenDocumentId: id }, actor.at);
    await orderJob(tx, 'print-frozen-document', { frozenDocumentId: id }, actor.at);
    if (input.purpose === 'consultation') await orderJob(tx, 'write-answer-file', { frozenDocumentId: id }, actor.at);
  }
  for (const fileHash of new Set(prepared.documents.flatMap(({ images }) => images))) await tx.insert(t.frozenImages).values({ packageId, fileHash });
  const epochs = await raiseEpochs(tx, prepared.documents.map((one) => one.row.id));
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'package-frozen', matterId: actor.matterId, subject: 'package', subjectId: packageId, details: { number, purpose: input.purpose, hash }, at: actor.at });
  return { packageId, epochs };
}

/** A document added, a remark raised or a line changed in the list of what is replaced while the text was read and hashed was seen by nobody: refuses `freeze-unconfirmed`. */
async function checkStill(tx: Writer, matterId: string, prepared: PreparedFreeze): Promise<void> {
  const known = new Set(prepared.documents.map((one) => one.row.id));
  const seen = new Set(prepared.findings.map((finding) => finding.id));
  const added = prepared.chosen ? [] : standing(await treeOf(tx, matterId)).filter((one) => !known.has(one.id));
  const remarks = (await Promise.all([...known].map((id) => openRemarks(tx, id)))).flat();
  const listed = sha256(canonicalBytes(await supersessionsOf(tx, matterId))) === sha256(prepared.supersessions.bytes) ? 0 : 1;
  const unseen = added.length + remarks.filter((remark) => !seen.has(remark.id)).length + listed;
  if (unseen > 0) throw new Refusal('conflict', 'freeze-unconfirmed', { values: { count: unseen } });
}

async function raiseEpochs(tx: Writer, documentIds: string[]) {
  const { documents } = draftingTables(tx);
  const epochs: { documentId: string; writeEpoch: number }[] = [];
  for (const documentId of documentIds) {
    const [row] = await tx.update(documents).set({ writeEpoch: sql`${documents.writeEpoch} + 1` }).where(eq(documents.id, documentId)).returning({ writeEpoch: documents.writeEpoch });
    if (row) epochs.push({ documentId, writeEpoch: row.writeEpoch });
  }
  return epochs;
}

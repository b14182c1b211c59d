/** What the working group has changed in the demo draft since the consultation, each edit by its own author. */
import { Transform } from '@tiptap/pm/transform';
import { diffWordsWithSpace } from 'diff';
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { openFlatText } from '#shared/agreement/flat-text.ts';
import { blockText } from '#shared/agreement/plain-text.ts';
import type { Inline } from '#shared/agreement/content.ts';
import { takePlace } from '../drafting/discussion/remark-anchors.ts';
import { raiseRemark, settleRemark } from '../drafting/discussion/remarks.ts';
import { replyToRemark } from '../drafting/discussion/replies.ts';
import { remarkRow } from '../drafting/discussion/thread.ts';
import { draftPlaces, type LiveDraft } from '../drafting/draft-places.ts';
import { asActor } from '../matters/actor.ts';
import type { DemoDays } from './days.ts';
import type { DemoHouse } from './load-types.ts';
import type { DemoPeople } from './people.ts';
import { accounts } from './texts/accounts.ts';
import { changes, type DemoChange, remarks } from './texts/changes.ts';
import { comments } from './texts/comments.ts';

export interface DemoEdit extends Pick<DemoChange, 'find' | 'replace' | 'deletesBlock' | 'by'> { comments?: readonly string[]; at: Date }

/** Each edit by its own author and at its own time. */
export async function editDraft({ realtimeAt }: Pick<DemoHouse, 'realtimeAt'>, people: Pick<DemoPeople, 'personIds'>, documentId: string, edits: readonly DemoEdit[]): Promise<void> {
  const [first] = edits;
  if (!first) return;
  const { state } = await realtimeAt(first.at).flushed(documentId);
  const ydoc = new Y.Doc({ gc: false });
  Y.applyUpdate(ydoc, state);
  const flat = openFlatText(ydoc);
  for (const edit of edits) {
    // Each author writes under a client id of its own.
    ydoc.clientID = new Y.Doc().clientID;
    const before = Y.encodeStateVector(ydoc);
    const place = findWords(flat.doc, edit.find);
    const transform = new Transform(flat.doc);
    if (edit.deletesBlock) transform.delete(place.blockFrom, place.blockTo);
    else if (edit.replace === '') transform.delete(place.from, place.to);
    else replaceWords(transform, place, edit.find, edit.replace);
    flat.applyLocal(transform.doc, transform.mapping.maps, 'demo');
    await realtimeAt(edit.at).apply(documentId, Y.encodeStateAsUpdate(ydoc, before), { personId: people.personIds.get(edit.by) ?? null });
  }
  flat.close();
}

/** Edits made when the steering group already had its version, so that the draft differs from it. */
const afterSteering = 3;

/** What the working group did while it answered the comments, over a fortnight, and yesterday. */
export function editsSince(days: DemoDays): DemoEdit[] {
  const all = [...changes, ...wordingsTakenOver()];
  return all.map((change, at) => {
    const late = at - (all.length - afterSteering);
    if (late >= 0) return { ...change, at: days.at(-1, `${13 + late}:10`) };
    const day = (at * 14) / all.length;
    const minutes = Math.floor((day % 1) * 8 * 60);
    return { ...change, at: days.at(-19 + Math.floor(day), `${9 + Math.floor(minutes / 60)}:${minutes % 60}`) };
  });
}

/** Where a comment was met in full, the wording it proposed stands in the draft; one of several on the same words is enough. */
export function wordingsTakenOver(): DemoChange[] {
  const done = new Set(changes.flatMap((change) => change.comments));
  const taken: DemoChange[] = [];
  for (const [at, { id, scope, quote, proposedText, answer }] of comments.entries()) {
    if (scope !== 'words' || proposedText === undefined || answer?.disposition !== 'accepted' || answer.state !== 'decided' || done.has(id)) continue;
    if ([...changes, ...taken].some(({ find }) => find.includes(quote) || quote.includes(find)) || remarks.some((remark) => quote.includes(remark.quote) || remark.quote.includes(quote))) continue;
    taken.push({ find: quote, replace: proposedText, comments: [id], by: `arbetsgrupp.${String((at % 10) + 1).padStart(2, '0')}@rss.granmark.example` });
  }
  return taken;
}

/** Touches only the words that differ, as a person who edits would: every word that stays keeps its identity, and with it the anchors on it. */
function replaceWords(transform: Transform, place: { from: number }, find: string, replace: string): void {
  const { schema } = transform.doc.type;
  let at = place.from;
  for (const { added, removed, value } of diffWordsWithSpace(find, replace)) {
    if (removed) transform.delete(at, at + value.length);
    else if (added) transform.insert(at, schema.text(value));
    if (!removed) at += value.length;
  }
}

export async function addRemarks({ house, realtime }: DemoHouse, people: DemoPeople, draft: { documentId: string; matterId: string }, at: Date): Promise<void> {
  const live = await draftPlaces(realtime)(draft.documentId);
  const placed = remarks.map((remark) => ({ remark, place: takePlace(live, pointsOf(live, remark.quote)) }));
  await house.store.write(`matter:${draft.matterId}`, async (tx) => {
    for (const { remark, place } of placed) {
      const actor = await asActor(tx, people.as(remark.by, at), draft.matterId);
      const id = await raiseRemark(tx, actor, draft.documentId, { place, text: remark.text, mentions: calledIn(remark.text, people) });
      for (const reply of remark.replies) await replyToRemark(tx, await asActor(tx, people.as(reply.by, at), draft.matterId), id, { text: reply.text, mentions: calledIn(reply.text, people), wording: remark.quote, wordingSeq: live.seq });
      if (remark.state === 'resolved') await settleRemark(tx, actor, id, await remarkRow(tx, id));
    }
  });
}

/** Whose names stand after an @. */
function calledIn(text: string, people: DemoPeople): string[] {
  return accounts.flatMap(({ email, displayName }) => (text.includes(`@${displayName}`) ? people.personIds.get(email) ?? [] : []));
}

function pointsOf({ outline }: LiveDraft, quote: string) {
  const entry = outline.find(({ text }) => text.includes(quote));
  if (!entry) throw new Error(`demo draft: "${quote.slice(0, 60)}" is not in the text`);
  const from = entry.text.indexOf(quote);
  return { from: { block: entry.block, offset: from }, to: { block: entry.block, offset: from + quote.length }, quote };
}

/** Where the words stand; one character or inline leaf is one position, as in `plain-text.ts`. */
export function findWords(doc: Node, words: string): { from: number; to: number; blockFrom: number; blockTo: number } {
  let found: { from: number; to: number; blockFrom: number; blockTo: number } | null = null;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const at = blockText(node.toJSON() as { content?: Inline[] }).indexOf(words);
    if (at !== -1) found ??= { from: position + 1 + at, to: position + 1 + at + words.length, blockFrom: position, blockTo: position + node.nodeSize };
    return false;
  });
  if (!found) throw new Error(`demo draft: "${words.slice(0, 60)}" is not in the text`);
  return found;
}

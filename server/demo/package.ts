/** What hangs on the agreement today: annexes, a local agreement, the list of what it replaces, a version for the steering group, and what is proposed in the draft. */
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { openFlatText } from '#shared/agreement/flat-text.ts';
import { asSuggestion } from '#shared/agreement/suggesting.ts';
import { addSupersession } from '../drafting/supersessions.ts';
import { asActor } from '../matters/actor.ts';
import type { DemoDays } from './days.ts';
import { findWords } from './draft-changes.ts';
import type { DemoHouse } from './load-types.ts';
import { freezeAll, lead, writeDocument } from './matter.ts';
import type { DemoPeople } from './people.ts';
import { matter as county } from './texts/county.ts';
import { parts, steeringVersion } from './texts/package/annexes.ts';
import { parse } from './texts/parse.ts';
import { type DemoProposal, proposals } from './texts/proposals.ts';

export async function addParts(demo: DemoHouse, people: DemoPeople, days: DemoDays, matterId: string): Promise<void> {
  for (const { by, begun, markup, parties = [], ...part } of parts) {
    await writeDocument(demo, people.as(by, days.at(begun, '13:30')), matterId, { ...part, content: parse(markup, part.title), partyIds: parties.flatMap((key) => people.byKey.get(key) ?? []) });
  }
}

export async function listReplaced({ house }: DemoHouse, people: DemoPeople, matterId: string, at: Date): Promise<void> {
  await house.store.write(`matter:${matterId}`, async (tx) => {
    for (const one of county.replaces) await addSupersession(tx, await asActor(tx, people.as('arbetsgrupp.01@rss.granmark.example', at), matterId), one);
  });
}

export async function freezeForSteeringGroup(demo: DemoHouse, people: DemoPeople, days: DemoDays, matterId: string): Promise<void> {
  await freezeAll(demo, people.as(lead, days.at(steeringVersion.on, '16:00')), matterId, { purpose: 'review', reason: steeringVersion.reason });
}

/** As the editor does in its proposing mode, each under the client id of who proposes. */
export async function proposeChanges({ realtimeAt }: DemoHouse, people: DemoPeople, documentId: string, at: (index: number) => Date): Promise<void> {
  for (const [index, proposal] of proposals.entries()) {
    const { state } = await realtimeAt(at(index)).flushed(documentId);
    const ydoc = new Y.Doc({ gc: false });
    Y.applyUpdate(ydoc, state);
    const before = Y.encodeStateVector(ydoc);
    const flat = openFlatText(ydoc);
    const tr = proposed(flat.doc, proposal, { client: ydoc.clientID, at: at(index).getTime() });
    flat.applyLocal(tr.doc, tr.mapping.maps, 'demo');
    flat.close();
    await realtimeAt(at(index)).apply(documentId, Y.encodeStateAsUpdate(ydoc, before), { personId: people.personIds.get(proposal.by) ?? null });
  }
}

function proposed(doc: Node, { find, replace, paragraph }: DemoProposal, author: { client: number; at: number }) {
  const place = findWords(doc, find);
  const same = paragraph ? { from: find.length, to: 0 } : inCommon(find, replace);
  const [from, to] = [place.from + same.from, place.to - same.to];
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, from, to) });
  const edit = paragraph ? state.tr.split(to).insertText(replace, to + 2) : state.tr.insertText(replace.slice(same.from, replace.length - same.to), from, to);
  const tr = asSuggestion(state, edit, author);
  if (tr === null) throw new Error(`demo draft: "${find.slice(0, 60)}" cannot be proposed`);
  return tr;
}

/** How many letters stay at either end, so that only what differs is struck and written. */
function inCommon(find: string, replace: string): { from: number; to: number } {
  const shorter = Math.min(find.length, replace.length);
  let from = 0;
  while (from < shorter && find[from] === replace[from]) from += 1;
  let to = 0;
  while (to < shorter - from && find.at(-1 - to) === replace.at(-1 - to)) to += 1;
  return { from, to };
}

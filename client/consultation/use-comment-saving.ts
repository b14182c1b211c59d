/** A comment is saved while it is written. Two may write in one comment; neither replaces the other's words unseen. */
import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { AnchorInput } from '#shared/anchors/anchor.ts';
import type { Comment, commentInput } from '#shared/consultation.ts';
import { sessionEnd } from '../api.ts';
import { usePerson } from '../people/session.ts';
import { problemOf } from '../ui/problem.tsx';
import { useAnswering, withComment } from './answering.tsx';
import { commentConflicts } from './conflicts.ts';
import { acts } from './consultation.ts';
import { readableQuote } from './difference.tsx';
import { comparedComment, type CommentConflict, type Said, saidOf, withTheirs } from './shared-comment.ts';
import { useAutosave } from './use-autosave.ts';
import { forgetWaiting, keepWaiting, slotOf } from './waiting-comments.ts';

const notYet: Said = { kind: 'substance', text: '', proposedText: '', reason: '' };
const fieldsIn = (change: Partial<Said>, keep: (field: string) => boolean): Partial<Said> => Object.fromEntries(Object.entries(change).filter(([field]) => keep(field)));

/** The first saving leaves the comment, with one key for the intent: if its answer was lost, exactly the same is sent again. */
export function useCommentSaving({ anchor, existing, start, onCreated }: { anchor: AnchorInput; existing: Comment | null; start: string; onCreated: (id: string) => void }) {
  const { response, begin, update, text: page } = useAnswering();
  const { id: personId } = usePerson();
  const [comment, setComment] = useState(existing);
  const known = useRef(existing);
  const conflicts = commentConflicts.useOf(comment?.id);
  const [said, setSaid] = useState<Said>(() => ({ ...saidOf(existing ?? { ...notYet, text: start }), ...Object.fromEntries(commentConflicts.of(existing?.id).map(({ field, mine }) => [field, mine])) }));
  const first = useRef<{ key: string; body: z.output<typeof commentInput> } | null>(null);
  const unanswered = useRef<Partial<Said>>({});
  const [intent] = useState(() => existing?.id ?? crypto.randomUUID());
  const slot = slotOf(personId, page, intent);
  /** What is written here and not said to be saved. */
  const written = useRef<Partial<Said>>({});
  const isKept = useRef(false);
  const keepHere = (): void => {
    const base = known.current;
    isKept.current = keepWaiting(window.localStorage, slot, {
      id: intent, anchor, first: base || !first.current ? null : saidOf(first.current.body), base: base && { id: base.id, version: base.version, ...saidOf(base) },
      said: meant(base ? written.current : { ...said, ...written.current }),
    });
  };

  const keep = (fresh: Comment) => {
    known.current = fresh;
    setComment(fresh);
    update(withComment(fresh));
  };
  // The quote as it stands is no proposal.
  const meant = <S extends Partial<Said>>(what: S): S => (what.proposedText !== undefined && what.proposedText === readableQuote(anchor.quote) ? { ...what, proposedText: '' } : what);

  const send = async (base: Comment, asked: Partial<Said>): Promise<void> => {
    const change = fieldsIn(asked, (field) => !commentConflicts.of(base.id).some((one) => one.field === field));
    if (Object.keys(change).length === 0) return;
    try {
      keep(await acts.changeComment(base.id, { ...change, version: base.version }));
      unanswered.current = {};
    } catch (caught) {
      const { code, status, values } = problemOf(caught);
      if (status === 0) unanswered.current = { ...unanswered.current, ...change };
      const fresh = code === 'comment-changed' ? (await acts.response(base.responseId)).comments.find(({ id }) => id === base.id) : undefined;
      if (fresh === undefined) throw caught;
      const found = comparedComment({ change, base, sent: unanswered.current }, fresh, String(values?.by ?? ''));
      commentConflicts.add(base.id, found.conflicts);
      setSaid((shown) => ({ ...withTheirs(shown, base, fresh), ...fieldsIn(shown, (field) => field in change) }));
      keep(fresh);
      // What nobody else has touched is saved all the same.
      await send(fresh, found.open);
    }
  };
  const save = async (change: Partial<Said>): Promise<void> => {
    const all = meant(said);
    let base = known.current;
    if (base === null) {
      first.current ??= { key: intent, body: { anchor, ...all } };
      keepHere();
      const { key, body } = first.current;
      const left = await acts.leaveComment(await begin(), body, key);
      base = left;
      keep(left);
      onCreated(left.id);
      if (body.text === all.text && body.proposedText === all.proposedText && body.reason === all.reason && body.kind === all.kind) return;
    }
    await send(base, first.current ? all : meant(change));
    first.current = null;
  };
  const { saving, autosave } = useAutosave<Said>({ save, mayLeave: () => isKept.current && sessionEnd.hasCome(), savedAt: existing?.updatedAt ?? null, ...(start !== '' && { start: { text: start } }) });

  useEffect(() => {
    if (saving.state !== 'saved' || Object.keys(written.current).length === 0) return;
    written.current = {};
    forgetWaiting(window.localStorage, slot);
  }, [saving, slot]);
  useEffect(() => {
    if (!('locks' in navigator)) return;
    let release = (): void => {};
    // No other window sends these words meanwhile.
    void navigator.locks.request(slot, () => new Promise<void>((resolve) => { release = resolve; }));
    return () => release();
  }, [slot]);

  const standing = response?.comments.find(({ id }) => id === comment?.id);
  useEffect(() => {
    const base = known.current;
    if (!standing || !base || standing.version <= base.version || autosave.waiting) return;
    setSaid((shown) => withTheirs(shown, base, standing));
    known.current = standing;
    setComment(standing);
  }, [standing, autosave]);

  const set = (change: Partial<Said>) => {
    setSaid((old) => ({ ...old, ...change }));
    const disputed = conflicts.filter(({ field }) => field in change);
    if (comment) commentConflicts.add(comment.id, disputed.map((one) => ({ ...one, mine: change[one.field] ?? one.mine })));
    const open = fieldsIn(change, (name) => !disputed.some(({ field }) => field === name));
    if (Object.keys(open).length === 0) return;
    written.current = { ...written.current, ...open };
    keepHere();
    autosave.note(open);
  };
  const choose = ({ field }: CommentConflict, value: string) => {
    if (!comment) return;
    commentConflicts.settle(comment.id, field);
    setSaid((old) => ({ ...old, [field]: value }));
    if (value !== known.current?.[field]) autosave.note({ [field]: value });
  };
  /** Shown and not written: what one starts from when one proposes another wording. */
  const suggest = (change: Partial<Said>) => setSaid((old) => ({ ...old, ...change }));
  return { said, set, suggest, choose, conflicts, comment, latest: () => known.current, saving, autosave };
}

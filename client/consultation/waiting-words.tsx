/** Sends what was written here and never saved, when the page is opened again; what cannot be sent is shown, to be copied. */
import { Alert } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { usePerson } from '../people/session.ts';
import { problemOf, useRefusalText } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useAnswering, withComment } from './answering.tsx';
import { commentConflicts } from './conflicts.ts';
import { acts } from './consultation.ts';
import { readableQuote } from './difference.tsx';
import { comparedComment, type Said } from './shared-comment.ts';
import { asLeft, forgetWaiting, slotOf, type WaitingComment, waitingOn } from './waiting-comments.ts';

interface Unsent { waiting: WaitingComment; error: unknown }

export function WaitingWords(): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const { id: personId } = usePerson();
  const { text: page, begin, update } = useAnswering();
  const [unsent, setUnsent] = useState<readonly Unsent[]>([]);
  const sentence = useRefusalText();

  const change = async (base: Said & { id: string; version: number }, said: Partial<Said>): Promise<void> => {
    if (Object.keys(said).length === 0) return;
    try {
      update(withComment(await acts.changeComment(base.id, { ...said, version: base.version })));
    } catch (caught) {
      const { code, values } = problemOf(caught);
      const fresh = code === 'comment-changed' ? (await acts.response(await begin())).comments.find(({ id }) => id === base.id) : undefined;
      if (fresh === undefined) throw caught;
      const { conflicts, open } = comparedComment({ change: said, base, sent: {} }, fresh, String(values?.by ?? ''));
      commentConflicts.add(base.id, conflicts);
      update(withComment(fresh));
      // What nobody else has touched is saved all the same.
      await change(fresh, Object.fromEntries(Object.entries(open).filter(([field, value]) => fresh[field as keyof Said] !== value)));
    }
  };
  const send = async (waiting: WaitingComment): Promise<void> => {
    if (waiting.base !== null) return change(waiting.base, waiting.said);
    const { left, since } = asLeft(waiting);
    const comment = await acts.leaveComment(await begin(), { anchor: waiting.anchor, ...left }, waiting.id);
    update(withComment(comment));
    await change(comment, since);
  };
  const sendAll = useEffectEvent(async (all: readonly WaitingComment[]) => {
    let sent = 0;
    for (const waiting of all) {
      const slot = slotOf(personId, page, waiting.id);
      // Another window that has the comment open saves it itself.
      await whenFree(slot, async () => {
        try {
          await send(waiting);
          forgetWaiting(window.localStorage, slot);
          sent++;
        } catch (error) {
          setUnsent((known) => [...known.filter((one) => one.waiting.id !== waiting.id), { waiting, error }]);
        }
      });
    }
    if (sent > 0) say(t('consultation.waiting.sent', { n: sent }));
  });
  useEffect(() => { void sendAll(waitingOn(window.localStorage, personId, page)); }, [personId, page]);

  const again = ({ waiting }: Unsent) => {
    setUnsent((known) => known.filter((one) => one.waiting.id !== waiting.id));
    void sendAll([waiting]);
  };
  const drop = ({ waiting }: Unsent) => {
    forgetWaiting(window.localStorage, slotOf(personId, page, waiting.id));
    setUnsent((known) => known.filter((one) => one.waiting.id !== waiting.id));
  };
  if (unsent.length === 0) return null;
  return (
    <Alert data-color="warning" role="alert" className="stack-tight waiting-words">
      <p><strong>{t('consultation.waiting.title', { n: unsent.length })}</strong></p>
      <ul className="plain-list stack">
        {unsent.map((one) => (
          <li key={one.waiting.id} className="stack-tight">
            {one.waiting.anchor.quote !== '' && <blockquote className="quote">{readableQuote(one.waiting.anchor.quote)}</blockquote>}
            {[one.waiting.said.text, one.waiting.said.proposedText, one.waiting.said.reason].filter((words) => words !== undefined && words !== '').map((words, at) => <p key={at} className="written">{words}</p>)}
            <p>{sentence(problemOf(one.error).code, problemOf(one.error).values)}</p>
            <div className="row">
              <button type="button" className="text-button" onClick={() => again(one)}>{t('ui.tryAgain')}</button>
              <button type="button" className="text-button danger" onClick={() => drop(one)}>{t('consultation.waiting.drop')}</button>
            </div>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** Not while another window holds it. A browser without locks has few windows. */
async function whenFree(slot: string, act: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return act();
  await navigator.locks.request(slot, { ifAvailable: true }, async (lock) => { if (lock) await act(); });
}

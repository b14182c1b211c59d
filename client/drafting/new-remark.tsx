/** A thread being begun, on words that may change while one writes. */
import { TextSelection } from '@tiptap/pm/state';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { limits } from '#shared/limits.ts';
import { answer, api } from '../api.ts';
import type { DraftEditor } from '../editor/draft-editor.ts';
import { ProblemError } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import type { Discussion } from './discussion.ts';
import { newRemark, wordsOfPlace } from './remark-places.ts';
import { SayForm } from './say-form.tsx';
import { short } from '../ui/short-words.ts';

/** One's own last words may still be on their way to the server. */
const tries = [300, 600, 1_200, 2_400] as const;

export function NewRemark({ draft, documentId, discussion }: { draft: DraftEditor; documentId: string; discussion: Discussion }): ReactNode {
  const t = useText();
  const { announce } = useToasts();
  const client = useQueryClient();
  const [quote, setQuote] = useState(discussion.place?.quote ?? '');
  const [changed, setChanged] = useState<'no' | 'changed' | 'gone'>('no');

  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = card.current;
    if (element === null) return;
    // It is laid beside its words a moment after it is drawn, in a sheet not at all; its buttons may then lie below the window.
    let timer: ReturnType<typeof setTimeout>;
    const look = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => element.scrollIntoView({ block: 'nearest' }), 200);
    };
    const laid = new MutationObserver(look);
    laid.observe(element, { attributes: true, attributeFilter: ['style'] });
    look();
    const over = setTimeout(() => laid.disconnect(), 2_000);
    return () => {
      laid.disconnect();
      clearTimeout(timer);
      clearTimeout(over);
    };
  }, []);

  const leave = (id: string | null): void => {
    discussion.setPlace(null);
    discussion.activate(id === null ? null : `remark:${id}`);
    leaveSelection(draft);
  };
  const send = async (said: { text: string; mentions: string[] }): Promise<string | null> => {
    for (let tried = 0; ; tried += 1) {
      const words = wordsOfPlace(draft, newRemark);
      if (words === null || words.quote !== quote) {
        setChanged(words === null ? 'gone' : 'changed');
        if (words !== null) setQuote(words.quote);
        return null;
      }
      try {
        return (await answer(api.documents[':id'].remarks.$post({ param: { id: documentId }, json: { ...words, quote: words.quote.slice(0, limits.quote), ...said } }))).id;
      } catch (error) {
        const wait = tries[tried];
        if (!(error instanceof ProblemError) || error.details.code !== 'remark-words-changed' || wait === undefined) throw error;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  };
  const raising = useMutation({
    mutationFn: send,
    onSuccess: async (id) => {
      if (id === null) return;
      await client.invalidateQueries({ queryKey: ['remark'] });
      announce(t('drafting.remarks.said'));
      leave(id);
    },
  });

  return (
    <div ref={card} className="remark remark-new" data-card={newRemark} data-active="true">
      <p className="remark-quote">{short(quote)}</p>
      {changed !== 'no' && <p role="alert" className="small remark-warning">{changed === 'gone' ? t('drafting.remarks.wordsGone') : t('drafting.remarks.wordsChanged', { quote: short(quote) })}</p>}
      <SayForm label={t('drafting.remarks.text')} act={t('drafting.remarks.act')} help={t('drafting.remarks.help')} pending={raising.isPending} error={raising.error} onSay={(said) => raising.mutate(said)} onCancel={() => leave(null)} />
    </div>
  );
}

/** The act is done with these words: the caret goes back to where they begin. */
function leaveSelection({ editor }: DraftEditor): void {
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.near(editor.state.selection.$from)));
  editor.view.dom.focus({ preventScroll: true });
}

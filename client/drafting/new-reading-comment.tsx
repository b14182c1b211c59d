/** A reader's comment being written. */
import { Button, Field, Label, Textarea } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { AnchorInput } from '#shared/anchors/anchor.ts';
import { limits } from '#shared/limits.ts';
import { answer, api } from '../api.ts';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { short } from '../ui/short-words.ts';

interface Props {
  readingId: string;
  anchor: AnchorInput;
  /** Null when nothing was left. */
  onDone: (id: string | null) => void | Promise<void>;
}

export function NewReadingComment({ readingId, anchor, onDone }: Props): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // After the sheet, which takes the focus when it opens.
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [anchor]);
  const leaving = useMutation({
    mutationFn: () => answer(api.readings[':id'].comments.$post({ param: { id: readingId }, json: { anchor, text: text.trim() } })),
    onSuccess: async ({ id }) => { await onDone(id); say(t('drafting.reading.commentDone')); },
  });
  const send = (): void => { if (text.trim() !== '' && !leaving.isPending) leaving.mutate(); };
  return (
    <form className="remark reading-new" data-active="true" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <p className="remark-quote">{anchor.quote === '' ? t('drafting.reading.commentWhole') : short(anchor.quote)}</p>
      <Problem error={leaving.error} />
      <Field>
        <Label>{t('drafting.reading.comment')}</Label>
        <Textarea
          ref={field} rows={4} value={text} maxLength={limits.comment} onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); void onDone(null); } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(); }}
        />
      </Field>
      <PersonalNumberWarning texts={[text]} />
      <div className="row">
        <Button type="submit" data-size="sm" loading={leaving.isPending} aria-disabled={text.trim() === '' || undefined}>{t('drafting.reading.commentAct')}</Button>
        <Button variant="tertiary" data-size="sm" onClick={() => void onDone(null)}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}

/** An own Word file to set papers in: said which it is, chosen, replaced, fetched and put aside, with the placeholders it may have. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useRef, useState } from 'react';
import { Icon } from './icons.tsx';
import { Problem } from './problem.tsx';
import { useToasts } from './toasts.tsx';

interface Props<Kept extends { template: object | null }> {
  /** As it was read; undefined while it is. */
  found: Kept | undefined;
  mayKeep: boolean;
  /** Under which the answer to each act is kept. */
  queryKey: readonly unknown[];
  put: (file: FormData) => Promise<Kept>;
  putAside: () => Promise<Kept>;
  /** Of the file as it stands. */
  fileAddress: string;
  placeholders: readonly { name: string; must: boolean }[];
  words: Record<'stands' | 'how' | 'choose' | 'fetch' | 'putAside' | 'kept' | 'aside' | 'placeholders' | 'must', ReactNode> & Record<'kept' | 'aside', string>;
}

export function WordTemplate<Kept extends { template: object | null }>({ found, mayKeep, queryKey, put, putAside, fileAddress, placeholders, words }: Props<Kept>): ReactNode {
  const id = useId();
  const { say } = useToasts();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const stands = useRef<HTMLParagraphElement>(null);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  /** False when it was refused. */
  const changing = async (work: () => Promise<Kept>, done: string): Promise<boolean> => {
    setError(null);
    setSending(true);
    let isDone = false;
    try {
      client.setQueryData(queryKey, await work());
      say(done);
      isDone = true;
    } catch (caught) {
      setError(caught);
    }
    setSending(false);
    // The same file chosen again is a choice too.
    if (input.current) input.current.value = '';
    return isDone;
  };
  const aside = async () => {
    // The button that was pressed goes with the template.
    if (await changing(putAside, words.aside)) stands.current?.focus();
  };
  const keep = (file: File) => {
    const body = new FormData();
    body.append('file', file);
    return changing(() => put(body), words.kept);
  };
  return (
    <div className="stack">
      <p ref={stands} tabIndex={-1}>{words.stands}</p>
      <p className="soft small" id={`${id}how`}>{words.how}</p>
      <div className="row">
        {mayKeep && (
          <span className="file-choose ds-button" data-variant="secondary" data-size="sm">
            <label htmlFor={id}><Icon name="plus" size={16} /> {words.choose}</label>
            <input ref={input} id={id} type="file" accept=".docx" disabled={sending} aria-describedby={`${id}how`} onChange={(event) => { const [file] = event.target.files ?? []; if (file) void keep(file); }} />
          </span>
        )}
        <a href={fileAddress} download className="text-link"><Icon name="download" size={16} /> {words.fetch}</a>
        {mayKeep && found?.template && <button type="button" className="text-button" onClick={() => void aside()}>{words.putAside}</button>}
      </div>
      <Problem error={error} />
      <details>
        <summary>{words.placeholders}</summary>
        <ul className="plain-list stack-tight">{placeholders.map(({ name, must }) => <li key={name}><code>{name}</code>{must && <span className="soft small"> {words.must}</span>}</li>)}</ul>
      </details>
    </div>
  );
}

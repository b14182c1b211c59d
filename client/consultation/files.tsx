/** Files of one kind that go with the answer: chosen or dropped, with progress, and refused in words. */
import { type ReactNode, useId, useRef, useState } from 'react';
import type { fileKinds } from '#shared/consultation.ts';
import { limits } from '#shared/limits.ts';
import { Icon } from '../ui/icons.tsx';
import { Problem, ProblemError } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useAnswering } from './answering.tsx';
import { acts, addresses, uploadFile } from './consultation.ts';

interface Sending {
  key: string;
  name: string;
  share: number;
  stop: () => void;
}

export function FilePart({ kind }: { kind: (typeof fileKinds)[number] }): ReactNode {
  const t = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { say } = useToasts();
  const { response, begin, refresh } = useAnswering();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [refused, setRefused] = useState<{ name: string; error: unknown } | null>(null);
  const [over, setOver] = useState(false);
  const size = useFileSize();
  const files = response?.files.filter((file) => file.kind === kind) ?? [];

  const send = async (file: File) => {
    if (file.size > limits.upload) throw new ProblemError({ status: 413, code: 'file-too-large', values: { megabytes: limits.upload / 2 ** 20 } });
    const key = crypto.randomUUID();
    const end = new AbortController();
    setSending((old) => [...old, { key, name: file.name, share: 0, stop: () => end.abort() }]);
    try {
      await uploadFile(await begin(), kind, file, { signal: end.signal, onProgress: (share) => setSending((old) => old.map((one) => (one.key === key ? { ...one, share } : one))) });
      await refresh();
      say(t('consultation.files.added', { name: file.name }));
    } finally {
      setSending((old) => old.filter((one) => one.key !== key));
    }
  };
  const take = async (chosen: FileList | null) => {
    setRefused(null);
    for (const file of Array.from(chosen ?? [])) {
      try {
        await send(file);
      } catch (caught) {
        if (!(caught instanceof DOMException && caught.name === 'AbortError')) setRefused({ name: file.name, error: caught });
      }
    }
    if (input.current) input.current.value = '';
  };
  const remove = async (fileId: string, name: string) => {
    if (response === null) return;
    setRefused(null);
    try {
      await acts.removeFile(response.id, fileId);
      await refresh();
      say(t('consultation.files.removed', { name }));
    } catch (caught) {
      setRefused({ name, error: caught });
    }
  };

  return (
    <div className="file-part" data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={(event) => { event.preventDefault(); setOver(false); void take(event.dataTransfer.files); }}>
      <div className="row-apart">
        <div>
          <h3>{t(`consultation.files.${kind}`)}</h3>
          <p className="soft small" id={`${id}how`}>{t(`consultation.files.${kind}.how`)}</p>
        </div>
        <span className="file-choose ds-button" data-variant="secondary" data-size="sm">
          <label htmlFor={id}><Icon name="plus" size={16} /> {t('consultation.files.choose')}<span className="ds-sr-only"> – {t(`consultation.files.${kind}`)}</span></label>
          <input ref={input} id={id} type="file" multiple={kind === 'attachment'} accept=".pdf,.docx,.png,.jpg,.jpeg" aria-describedby={`${id}how`} onChange={(event) => void take(event.target.files)} />
        </span>
      </div>
      {refused && <div className="stack-tight"><p role="alert"><strong>{t('consultation.files.refused', { name: refused.name })}</strong></p><Problem error={refused.error} /></div>}
      {(files.length > 0 || sending.length > 0) && (
        <ul className="plain-list file-list">
          {files.map((file) => (
            <li key={file.id}>
              <Icon name="document" size={18} />
              <a href={addresses.file(response?.id ?? '', file.id)} download>{file.name}</a>
              <span className="soft small numbers">{size(file.size)}</span>
              <button type="button" className="text-button danger" aria-label={t('ui.remove', { what: file.name })} onClick={() => void remove(file.id, file.name)}><Icon name="bin" size={16} /> {t('consultation.files.remove')}</button>
            </li>
          ))}
          {sending.map(({ key, name, share, stop }) => (
            <li key={key}>
              <Icon name="clock" size={18} />
              <span>{name}</span>
              <progress value={share} max={1} aria-label={t('consultation.files.sending', { name })} />
              <span className="soft small numbers" aria-hidden="true">{Math.round(share * 100)} %</span>
              <button type="button" className="text-button" onClick={stop}>{t('ui.cancel')}</button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** "1,2 MB", by thousands as file managers count. */
export function useFileSize(): (bytes: number) => string {
  const { tag } = useLocale();
  return (bytes) => {
    const [unit, share] = bytes < 1_000_000 ? ['kilobyte', bytes / 1_000] as const : ['megabyte', bytes / 1_000_000] as const;
    return new Intl.NumberFormat(tag, { style: 'unit', unit, maximumFractionDigits: share < 10 ? 1 : 0 }).format(share);
  };
}

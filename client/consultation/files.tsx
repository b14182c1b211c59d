/** Files of one kind that go with the answer: chosen or dropped, with progress, and refused in words. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { fileKinds } from '#shared/consultation.ts';
import type { Upload } from '#shared/uploads.ts';
import { momentText } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useAnswering } from './answering.tsx';
import { acts, addresses, uploadsQuery } from './consultation.ts';
import { uploadFile } from './uploading.ts';

interface Sending {
  key: string;
  name: string;
  size: number;
  sent: number;
  isBroken: boolean;
  uploadId: string | null;
  stop: () => void;
}

export function FilePart({ kind }: { kind: (typeof fileKinds)[number] }): ReactNode {
  const t = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { say } = useToasts();
  const client = useQueryClient();
  const { response, begin, refresh } = useAnswering();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [refused, setRefused] = useState<{ name: string; error: unknown } | null>(null);
  const [over, setOver] = useState(false);
  const size = useFileSize();
  const { data: begun } = useQuery({ ...uploadsQuery(response?.id ?? ''), enabled: response !== null });
  const files = response?.files.filter((file) => file.kind === kind) ?? [];
  const unfinished = begun?.items.filter((one) => one.kind === kind && !sending.some(({ uploadId }) => uploadId === one.id)) ?? [];

  const send = async (file: File) => {
    const key = crypto.randomUUID();
    const end = new AbortController();
    const note = (change: Partial<Sending>) => setSending((old) => old.map((one) => (one.key === key ? { ...one, ...change } : one)));
    setSending((old) => [...old, { key, name: file.name, size: file.size, sent: 0, isBroken: false, uploadId: null, stop: () => end.abort() }]);
    let uploadId: string | null = null;
    const responseId = await begin().catch((error: unknown) => { setSending((old) => old.filter((one) => one.key !== key)); throw error; });
    try {
      await uploadFile(responseId, kind, file, { signal: end.signal, onProgress: (sent) => note({ sent }), onBroken: (isBroken) => note({ isBroken }), onBegun: (its) => { uploadId = its; note({ uploadId: its }); } });
      await refresh();
      say(t('consultation.files.added', { name: file.name }));
    } catch (error) {
      if (!isAborted(error)) throw error;
      // Without contact it is taken away by the server itself, in time.
      if (uploadId !== null) await acts.dropUpload(responseId, uploadId).catch(() => undefined);
      input.current?.focus();
      say(t('consultation.files.cancelled', { name: file.name }));
    } finally {
      await client.invalidateQueries({ queryKey: uploadsQuery(responseId).queryKey });
      setSending((old) => old.filter((one) => one.key !== key));
    }
  };
  const take = async (chosen: readonly File[]) => {
    setRefused(null);
    for (const file of chosen) {
      try {
        await send(file);
      } catch (error) {
        setRefused({ name: file.name, error });
      }
    }
  };
  const attempt = async (name: string, act: (responseId: string) => Promise<unknown>, said: string) => {
    if (response === null) return;
    setRefused(null);
    try {
      await act(response.id);
      await refresh();
      input.current?.focus();
      say(said);
    } catch (error) {
      setRefused({ name, error });
    }
  };

  return (
    <div className="file-part" data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={(event) => { event.preventDefault(); setOver(false); void take([...event.dataTransfer.files]); }}>
      <div className="row-apart">
        <div>
          <h3>{t(`consultation.files.${kind}`)}</h3>
          <p className="soft small" id={`${id}how`}>{t(`consultation.files.${kind}.how`)}</p>
        </div>
        <span className="file-choose ds-button" data-variant="secondary" data-size="sm">
          <label htmlFor={id}><Icon name="plus" size={16} /> {t('consultation.files.choose')}<span className="ds-sr-only"> – {t(`consultation.files.${kind}`)}</span></label>
          <input ref={input} id={id} type="file" multiple={kind === 'attachment'} accept=".pdf,.docx,.png,.jpg,.jpeg" aria-describedby={`${id}how`} onChange={({ currentTarget }) => { const chosen = [...(currentTarget.files ?? [])]; currentTarget.value = ''; void take(chosen); }} />
        </span>
      </div>
      {refused && <div className="stack-tight"><p role="alert"><strong>{t('consultation.files.refused', { name: refused.name })}</strong></p><Problem error={refused.error} /></div>}
      {(files.length > 0 || sending.length > 0 || unfinished.length > 0) && (
        <ul className="plain-list file-list">
          {files.map((file) => (
            <li key={file.id}>
              <Icon name="document" size={18} />
              <a href={addresses.file(response?.id ?? '', file.id)} download>{file.name}</a>
              <span className="soft small numbers">{size(file.size)}</span>
              <button type="button" className="text-button danger" aria-label={t('ui.remove', { what: file.name })} onClick={() => void attempt(file.name, (responseId) => acts.removeFile(responseId, file.id), t('consultation.files.removed', { name: file.name }))}><Icon name="bin" size={16} /> {t('consultation.files.remove')}</button>
            </li>
          ))}
          {sending.map((one) => <SendingFile key={one.key} file={one} />)}
          {unfinished.map((one) => <UnfinishedFile key={one.id} file={one} onDrop={() => void attempt(one.name, (responseId) => acts.dropUpload(responseId, one.id), t('consultation.files.dropped', { name: one.name }))} />)}
        </ul>
      )}
    </div>
  );
}

const isAborted = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** The words beside the bar are not spoken as they change: the bar says how far it is to whoever asks it, and a toast when the file is there. */
function SendingFile({ file: { name, sent, size: whole, isBroken, stop } }: { file: Sending }): ReactNode {
  const t = useText();
  const size = useFileSize();
  return (
    <li>
      <Icon name="clock" size={18} />
      <span>{name}</span>
      <progress value={Math.min(sent, whole)} max={whole} aria-label={t('consultation.files.sending', { name })} />
      <span className="soft small numbers">{t('consultation.files.sent', { sent: size(Math.min(sent, whole)), size: size(whole) })}</span>
      <button type="button" className="text-button" aria-label={`${t('ui.cancel')} – ${name}`} onClick={stop}>{t('ui.cancel')}</button>
      <span role="status" className="small file-note">{isBroken ? t('consultation.files.broken') : ''}</span>
    </li>
  );
}

function UnfinishedFile({ file: { name, size: whole, offset, until }, onDrop }: { file: Upload; onDrop: () => void }): ReactNode {
  const t = useText();
  const size = useFileSize();
  const { locale } = useLocale();
  return (
    <li>
      <Icon name="half" size={18} />
      <span>{name}</span>
      <button type="button" className="text-button danger" aria-label={t('ui.remove', { what: name })} onClick={onDrop}><Icon name="bin" size={16} /> {t('consultation.files.remove')}</button>
      <span className="small file-note">{t('consultation.files.unfinished', { sent: size(offset), size: size(whole), until: momentText(locale, until) })}</span>
    </li>
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

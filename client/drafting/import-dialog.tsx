/** A Word file into an empty document, with an honest list of what did not come with it. */
import { Alert, Button, ValidationMessage } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { ImportAnswer } from '#shared/drafting.ts';
import { limits } from '#shared/limits.ts';
import { send } from '../api.ts';
import { Modal } from '../ui/dialogs.tsx';
import { Icon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { useSpokenText, useText } from '../ui/text.tsx';

const megabytes = Math.floor(limits.upload / 2 ** 20);

/** `onImported`: told when the reader of the list goes to the text. */
export function ImportDialog({ open, documentId, onClose, onImported }: { open: boolean; documentId: string; onClose: () => void; onImported: () => void }): ReactNode {
  const t = useText();
  return (
    <Modal open={open} title={t('drafting.import.title')} onClose={onClose}>
      <ImportFile documentId={documentId} onClose={onClose} onImported={onImported} />
    </Modal>
  );
}

function ImportFile({ documentId, onClose, onImported }: { documentId: string; onClose: () => void; onImported: () => void }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const id = useId();
  const [chosen, setChosen] = useState<File | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const reading = useMutation({
    mutationFn: async (chosen: File) => {
      const body = new FormData();
      body.append('file', chosen);
      const response = await send(`/api/documents/${documentId}/import`, { method: 'POST', body });
      return (await response.json()) as ImportAnswer;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['document'] }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reading.isPending) return;
    if (chosen === null) return setFault(t('drafting.import.none'));
    if (chosen.size > limits.upload) return setFault(t('drafting.import.tooLarge', { megabytes }));
    setFault(null);
    reading.mutate(chosen);
  };

  if (reading.data !== undefined) return <ImportReport found={reading.data} onClose={onImported} />;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <p>{t('drafting.import.text')}</p>
      <Problem error={reading.error} />
      <div className="field stack-tight">
        <p className="ds-label">{t('drafting.import.file')}</p>
        <div className="row">
          <span className="file-choose ds-button" data-variant="secondary">
            <label htmlFor={id}><Icon name="plus" size={16} /> {t(chosen === null ? 'drafting.import.choose' : 'drafting.import.chooseOther')}<span className="ds-sr-only"> – {t('drafting.import.file')}</span></label>
            <input
              id={id} type="file" accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document" aria-invalid={fault !== null || undefined} aria-describedby={`${id}chosen ${id}fault`}
              onChange={(event) => {
                setChosen(event.target.files?.[0] ?? null);
                setFault(null);
                reading.reset();
              }}
            />
          </span>
          <span id={`${id}chosen`} className="break">{chosen?.name ?? ''}</span>
        </div>
        <div id={`${id}fault`}>{fault !== null && <ValidationMessage>{fault}</ValidationMessage>}</div>
      </div>
      {reading.isPending && <p role="status">{t('drafting.import.reading')}</p>}
      <div className="row">
        <Button type="submit" loading={reading.isPending} aria-disabled={reading.isPending || undefined}>{t('drafting.import.act')}</Button>
        <Button variant="tertiary" onClick={onClose}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}

/** What did not come with the file; the whole working group reads it again from the draft's menu. `from`: which file, who and when. */
export function ImportReport({ found, from, onClose }: { found: ImportAnswer; from?: string; onClose: () => void }): ReactNode {
  const t = useText();
  const spoken = useSpokenText();
  const { words, notUnderstood } = found;
  return (
    <div className="stack" role="status">
      {from !== undefined && <p className="soft">{from}</p>}
      <p>{t('drafting.import.done', { words })}</p>
      {notUnderstood.length === 0 ? <p>{t('drafting.import.whole')}</p> : (
        <Alert data-color="warning" className="import-report">
          <p>{t('drafting.import.notWhole')}</p>
          <ul>
            {notUnderstood.map(({ what, count, places }) => (
              <li key={what}>
                {spoken(`import.not-understood.${what}`, { count }) ?? t('drafting.import.unknown', { what, count })}
                {places.length > 0 && <span className="small soft"> {t('drafting.import.places', { n: places.length, places: places.join(' · ') })}</span>}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <div className="row dialog-acts"><Button onClick={onClose}>{t('drafting.import.open')}</Button></div>
    </div>
  );
}

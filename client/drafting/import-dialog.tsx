/** A Word file into an empty document, with an honest list of what did not come with it. */
import { Alert, Button, Field, Input, Label, ValidationMessage } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { importAnswer } from '#shared/drafting.ts';
import type { ImportAnswer } from '#shared/drafting.ts';
import { limits } from '#shared/limits.ts';
import { send } from '../api.ts';
import { Modal } from '../ui/dialogs.tsx';
import { Problem } from '../ui/problem.tsx';
import { useSpokenText, useText } from '../ui/text.tsx';

const megabytes = Math.floor(limits.upload / 2 ** 20);

export function ImportDialog({ open, documentId, onClose }: { open: boolean; documentId: string; onClose: () => void }): ReactNode {
  const t = useText();
  return (
    <Modal open={open} title={t('drafting.import.title')} onClose={onClose}>
      <ImportFile documentId={documentId} onClose={onClose} />
    </Modal>
  );
}

function ImportFile({ documentId, onClose }: { documentId: string; onClose: () => void }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const file = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const reading = useMutation({
    mutationFn: async (chosen: File) => {
      const body = new FormData();
      body.append('file', chosen);
      const response = await send(`/api/documents/${documentId}/import`, { method: 'POST', body });
      return importAnswer.parse(await response.json());
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['document'] }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const chosen = file.current?.files?.[0];
    if (chosen === undefined) return setFault(t('drafting.import.none'));
    if (chosen.size > limits.upload) return setFault(t('drafting.import.tooLarge', { megabytes }));
    setFault(null);
    reading.mutate(chosen);
  };

  if (reading.data !== undefined) return <Imported found={reading.data} onClose={onClose} />;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <p>{t('drafting.import.text')}</p>
      <Problem error={reading.error} />
      <Field>
        <Label>{t('drafting.import.file')}</Label>
        <Input ref={file} type="file" accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document" aria-invalid={fault !== null || undefined} onChange={() => setFault(null)} />
        {fault !== null && <ValidationMessage>{fault}</ValidationMessage>}
      </Field>
      {reading.isPending && <p role="status">{t('drafting.import.reading')}</p>}
      <div className="row">
        <Button type="submit" loading={reading.isPending}>{t('drafting.import.act')}</Button>
        <Button variant="tertiary" onClick={onClose}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}

function Imported({ found, onClose }: { found: ImportAnswer; onClose: () => void }): ReactNode {
  const t = useText();
  const spoken = useSpokenText();
  const { words, notUnderstood } = found;
  return (
    <div className="stack" role="status">
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
      <div className="row"><Button onClick={onClose}>{t('drafting.import.open')}</Button></div>
    </div>
  );
}

/** An image to bring, or one that stands in the text: what it shows, said in words, and how wide it is. */
import { Button, Checkbox, Textarea, Field, Label, ValidationMessage } from '@digdir/designsystemet-react';
import { type FormEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { imageShares, longestAlt, type ImageShare } from '#shared/agreement/block-facts.ts';
import { limits } from '#shared/limits.ts';
import type { ImageAnswer } from '#shared/drafting.ts';
import { Modal } from '../ui/dialogs.tsx';
import { Icon } from '../ui/icons.tsx';
import { useEditorText } from './editor-text.ts';
import { imageAddress, type ImageFacts, isPicture } from './images.ts';

export interface Described { alt: string; share: ImageShare }

interface Props {
  /** Null for a new one. */
  present: ImageFacts | null;
  /** A file that was pasted or dropped. */
  given: File | null;
  /** Sends the file; rejects with a sentence for the reader as its message. */
  onBring: (file: File) => Promise<ImageAnswer>;
  onInsert: (image: ImageAnswer, described: Described) => void;
  onChange: (described: Described) => void;
  onClose: () => void;
}

export function ImageDialog({ present, given, onBring, onInsert, onChange, onClose }: Props): ReactNode {
  const t = useEditorText();
  const [file, setFile] = useState(given);
  const [alt, setAlt] = useState(present?.alt ?? '');
  const [adorns, setAdorns] = useState(present?.alt === '');
  const [share, setShare] = useState<ImageShare>(present?.share ?? 100);
  const [fault, setFault] = useState<{ of: 'file' | 'alt'; text: string } | null>(null);
  const [isSending, setSending] = useState(false);
  const [fileField, altField, shareField, faultOf] = [useId(), useId(), useId(), useId()];
  const preview = usePreview(file, present);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    if (present === null && file === null) return setFault({ of: 'file', text: t('drafting.image.fileMissing') });
    if (file !== null && !isPicture(file)) return setFault({ of: 'file', text: t('drafting.image.fileType') });
    if (file !== null && file.size > limits.image) return setFault({ of: 'file', text: t('drafting.image.fileSize', { megabytes: limits.image / 2 ** 20 }) });
    if (!adorns && alt.trim() === '') return setFault({ of: 'alt', text: t('drafting.image.altMissing') });
    const described = { alt: adorns ? '' : alt.trim(), share };
    if (file === null) return onChange(described);
    setSending(true);
    try {
      onInsert(await onBring(file), described);
    } catch (error) {
      setFault({ of: 'file', text: error instanceof Error ? error.message : '' });
      setSending(false);
    }
  };
  return (
    <Modal open title={t(present === null ? 'drafting.image.insert' : 'drafting.image.describe')} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        {present === null && (
          <div className="image-file">
            <p className="ds-label">{t('drafting.image.file')}</p>
            <p className="small soft">{t('drafting.image.fileHelp', { megabytes: limits.image / 2 ** 20 })}</p>
            {given === null
              ? (
                <div className="row">
                  <span className="file-choose ds-button" data-variant="secondary">
                    <label htmlFor={fileField}><Icon name="plus" size={16} /> {t(file === null ? 'drafting.image.choose' : 'drafting.image.chooseOther')}<span className="ds-sr-only"> – {t('drafting.image.file')}</span></label>
                    <input id={fileField} type="file" accept="image/png,image/jpeg" aria-invalid={fault?.of === 'file' || undefined} aria-describedby={`${fileField}chosen${fault?.of === 'file' ? ` ${faultOf}` : ''}`} onChange={(event) => { setFile(event.target.files?.[0] ?? null); setFault(null); }} />
                  </span>
                  <span id={`${fileField}chosen`} className="break">{file?.name ?? ''}</span>
                </div>
              )
              : <p>{given.name}</p>}
            {fault?.of === 'file' && <ValidationMessage id={faultOf}>{fault.text}</ValidationMessage>}
          </div>
        )}
        {preview !== null && <img className="image-preview" src={preview} alt="" />}
        <Field>
          <Label htmlFor={altField}>{t('drafting.image.alt')}</Label>
          <Field.Description>{t('drafting.image.altHelp')}</Field.Description>
          <Textarea id={altField} rows={3} maxLength={longestAlt} value={alt} disabled={adorns} aria-invalid={fault?.of === 'alt' || undefined} onChange={(event) => { setAlt(event.target.value); setFault(null); }} />
          {fault?.of === 'alt' && <ValidationMessage>{fault.text}</ValidationMessage>}
        </Field>
        <Checkbox label={t('drafting.image.adorns')} description={t('drafting.image.adornsHelp')} checked={adorns} onChange={(event) => { setAdorns(event.target.checked); setFault(null); }} />
        <label className="reference-form" htmlFor={shareField}>
          <span>{t('drafting.image.share')}</span>
          <select id={shareField} className="tool-select" value={share} onChange={(event) => setShare(imageShares.find((one) => String(one) === event.target.value) ?? 100)}>
            {imageShares.map((one) => <option key={one} value={one}>{t('drafting.image.shareOf', { share: one })}</option>)}
          </select>
        </label>
        <div className="row">
          <Button type="submit" aria-disabled={isSending || undefined}>{t(isSending ? 'drafting.image.sending' : present === null ? 'drafting.image.act' : 'drafting.image.save')}</Button>
          <Button variant="tertiary" onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}

/** The chosen file before it is sent, or the image as it stands. */
function usePreview(file: File | null, present: ImageFacts | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (file === null || !isPicture(file)) return setAddress(null);
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address ?? (present?.hash ? imageAddress(present.hash) : null);
}

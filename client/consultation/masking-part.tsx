/** Words of a response that the public does not read: offered, marked in the text, and lifted again. The response keeps them. */
import { Button } from '@digdir/designsystemet-react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { z } from 'zod';
import { liftingInput, maskingGrounds, type MaskingGround, type maskingInput, type MaskablePart, type Maskings, type Passage } from '#shared/maskings.ts';
import { answer, api } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Moment } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';

const param = (id: string) => ({ param: { id } });
const maskingsQuery = (responseId: string) => queryOptions({ queryKey: ['response', 'maskings', responseId], queryFn: () => answer(api.responses[':id'].maskings.$get(param(responseId))) });

export function MaskingPart({ responseId }: { responseId: string }): ReactNode {
  const t = useText();
  const id = useId();
  const found = useQuery(maskingsQuery(responseId));
  return <section className="stack no-print" aria-labelledby={id}><h2 id={id}>{t('masking.heading')}</h2><Answered question={found}>{(its) => <Parts responseId={responseId} found={its} />}</Answered></section>;
}

function Parts({ responseId, found }: { responseId: string; found: Maskings }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { say } = useToasts();
  const client = useQueryClient();
  const partName = usePartName();
  const [asking, setAsking] = useState<readonly Passage[] | 'choose' | null>(null);
  const [lifting, setLifting] = useState<string | null>(null);
  const changed = (now: Maskings, done: string) => {
    client.setQueryData(maskingsQuery(responseId).queryKey, now);
    void client.invalidateQueries({ queryKey: ['journal'] });
    void client.invalidateQueries({ queryKey: ['round', 'publication'] });
    say(done);
  };
  const may = found.refusals['mask'] === null;
  const standing = found.items.filter(({ lifted }) => lifted === null);
  const over = found.items.filter(({ lifted }) => lifted !== null);
  return (
    <>
      <p className="soft measure">{t('masking.how')}</p>
      {may && found.offered.length > 0 && (
        <div className="standing" data-tone="ochre">
          <Icon name="warning" />
          <div className="stack-tight">
            <p><strong>{t('masking.offered', { n: found.offered.length })}</strong></p>
            <ul>{found.offered.map((one) => <li key={`${one.field}${one.commentId}${one.from}`}>{t(`publication.kind.${one.kind}`)}: {one.words} <span className="soft">({partName({ ...one, number: found.parts.find(({ commentId }) => commentId === one.commentId)?.number ?? null })})</span></li>)}</ul>
            <div><Button variant="secondary" onClick={() => setAsking(found.offered)}>{t('masking.offered.act', { n: found.offered.length })}</Button></div>
          </div>
        </div>
      )}
      {standing.length === 0 ? <p className="soft">{t('masking.none')}</p> : (
        <ul className="plain-list coordinators">
          {standing.map((one) => (
            <li key={one.id}>
              <div><span>”{one.words}”</span><span className="soft small">{partName(one)} · {t(`masking.ground.${one.ground}`)}, {one.law} · {one.by} <Moment value={one.at} form="medium" /></span></div>
              {may && <button type="button" className="text-button" aria-label={t('masking.lift.of', { words: one.words })} onClick={() => setLifting(one.id)}>{t('masking.lift')}</button>}
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {may && found.parts.length > 0 && <Button variant="secondary" onClick={() => setAsking('choose')}>{t('masking.choose')}</Button>}
        {standing.length > 0 && <a href={`/api/responses/${responseId}/masked.pdf?locale=${locale}`} download className="text-link"><Icon name="download" size={16} /> {t('masking.pdf')}</a>}
      </div>
      {over.length > 0 && <details><summary>{t('masking.lifted', { n: over.length })}</summary><ul>{over.map((one) => <li key={one.id}>{partName(one)} · {one.law} · {one.lifted?.by} {one.lifted && <Moment value={one.lifted.at} form="medium" />}: {one.lifted?.reason}</li>)}</ul></details>}
      <Modal open={asking !== null} title={t('masking.title')} onClose={() => setAsking(null)}>
        {asking !== null && <Mask parts={found.parts} offered={asking === 'choose' ? null : asking} onMask={async (json) => { changed(await answer(api.responses[':id'].maskings.$post({ ...param(responseId), json })), t('masking.done')); setAsking(null); }} />}
      </Modal>
      <Modal open={lifting !== null} title={t('masking.lift.title')} onClose={() => setLifting(null)}>
        {lifting !== null && <Lift onLift={async (json) => { changed(await answer(api.responses[':id'].maskings[':maskingId'].lifting.$post({ param: { id: responseId, maskingId: lifting }, json })), t('masking.lift.done')); setLifting(null); }} />}
      </Modal>
    </>
  );
}

function usePartName(): (part: Pick<MaskablePart, 'field' | 'number'>) => string {
  const t = useText();
  return ({ field, number }) => (number === null ? t(`masking.part.${field}`) : t('masking.part.ofComment', { number, part: t(`masking.part.${field}`) }));
}

/** Words are marked in the text itself. Not `readOnly`: no caret moves in such a field in Chromium, and nobody could mark by keys; what is typed in it changes nothing. */
function Mask({ parts, offered, onMask }: { parts: readonly MaskablePart[]; offered: readonly Passage[] | null; onMask: (json: z.input<typeof maskingInput>) => Promise<void> }): ReactNode {
  const t = useText();
  const id = useId();
  const partName = usePartName();
  const [at, setAt] = useState(0);
  const [marked, setMarked] = useState<{ from: number; to: number } | null>(null);
  const [ground, setGround] = useState<MaskingGround>('secrecy');
  const [law, setLaw] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const read = () => {
    const its = field.current;
    if (its !== null && document.activeElement === its) setMarked(its.selectionEnd > its.selectionStart ? { from: its.selectionStart, to: its.selectionEnd } : null);
  };
  // The handles of a touch screen are told of by the document alone, and before the field itself knows: it is read a moment later.
  useEffect(() => {
    const soon = () => void requestAnimationFrame(read);
    document.addEventListener('selectionchange', soon);
    return () => document.removeEventListener('selectionchange', soon);
  }, []);
  const part = parts[at];
  const words = part && marked ? part.text.slice(marked.from, marked.to) : '';
  const passages = offered?.map(({ field, commentId, from, to, words: its }) => ({ field, commentId, from, to, words: its })) ?? (part && marked && words !== '' ? [{ field: part.field, commentId: part.commentId, ...marked, words }] : []);
  const mask = async () => {
    setPending(true);
    setError(null);
    try {
      await onMask({ passages, ground, law });
    } catch (caught) {
      setError(caught);
    }
    setPending(false);
  };
  return (
    <div className="stack">
      <p>{t('masking.what')}</p>
      {offered === null ? (
        <>
          <div className="field">
            <label htmlFor={`${id}part`}>{t('masking.part')}</label>
            <select id={`${id}part`} className="ds-input" value={at} onChange={(event) => { setAt(Number(event.target.value)); setMarked(null); }}>{parts.map((one, n) => <option key={`${one.field}${one.commentId}`} value={n}>{partName(one)}</option>)}</select>
          </div>
          <div className="field">
            <label htmlFor={`${id}text`}>{t('masking.text')}</label>
            <textarea ref={field} id={`${id}text`} className="ds-input grows" rows={6} aria-readonly="true" value={part?.text ?? ''} aria-describedby={`${id}marked`} onChange={() => undefined} onBeforeInput={(event) => event.preventDefault()} onKeyUp={read} onMouseUp={read} />
          </div>
          <p id={`${id}marked`} className="soft">{words === '' ? t('masking.marked.none') : t('masking.marked', { words })}</p>
        </>
      ) : <ul>{offered.map((one) => <li key={`${one.field}${one.commentId}${one.from}`}>{one.words}</li>)}</ul>}
      <div className="field">
        <label htmlFor={`${id}ground`}>{t('masking.ground')}</label>
        <select id={`${id}ground`} className="ds-input" value={ground} onChange={(event) => setGround(maskingGrounds.find((one) => one === event.target.value) ?? 'other')}>{maskingGrounds.map((one) => <option key={one} value={one}>{t(`masking.ground.${one}`)}</option>)}</select>
      </div>
      <div className="field">
        <label htmlFor={`${id}law`}>{t('masking.law')}</label>
        <p className="soft small" id={`${id}lawHow`}>{t('masking.law.how')}</p>
        <input id={`${id}law`} className="ds-input" maxLength={200} value={law} aria-describedby={`${id}lawHow`} onChange={(event) => setLaw(event.target.value)} />
      </div>
      <Problem error={error} />
      <div className="row dialog-acts"><ActButton refusal={passages.length === 0 ? 'masking-nothing' : law.trim() === '' ? 'masking-law-missing' : null} pending={pending} onAct={() => void mask()}>{t('masking.act')}</ActButton></div>
    </div>
  );
}

function Lift({ onLift }: { onLift: (json: z.output<typeof liftingInput>) => Promise<void> }): ReactNode {
  const t = useText();
  const form = useForm({ schema: liftingInput, start: { reason: '' }, submit: onLift });
  const labels = { reason: t('masking.lift.reason') };
  return <><p>{t('masking.lift.what')}</p><FormBody form={form} submitText={t('masking.lift')} labels={labels} danger><TextField form={form} name="reason" label={labels.reason} rows={3} /></FormBody></>;
}

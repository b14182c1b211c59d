/** A preliminary response once it is sent: confirmed when the body has decided, or replaced by another. */
import { Button } from '@digdir/designsystemet-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import type { ResponseView } from '#shared/consultation.ts';
import { confirmationInput } from '#shared/preliminary.ts';
import { Day, dayText } from '../ui/dates.tsx';
import { ConfirmDialog, Modal } from '../ui/dialogs.tsx';
import { DayField, FormBody, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useAnswering } from './answering.tsx';
import { acts } from './consultation.ts';
import { onPaper, PaperFields, paperIn, paperStart, RegisterOnPaper, usePaperLabels } from './paper-form.tsx';

export function PreliminaryPart(): ReactNode {
  const t = useText();
  const id = useId();
  const { response, registered } = useAnswering();
  const [asking, setAsking] = useState<'confirm' | 'replace' | null>(null);
  if (response === null || response.state !== 'submitted') return null;
  const mayConfirm = response.refusals[registered ? 'registerConfirmation' : 'confirm'] === null;
  const mayReplace = response.refusals[registered ? 'registerReplacement' : 'replace'] === null;
  if (!mayConfirm && !mayReplace) return null;
  const close = () => setAsking(null);
  return (
    <section className="stack no-print" aria-labelledby={id}>
      <h2 id={id}>{t('preliminary.heading')}</h2>
      <p className="soft measure">{t(registered ? 'preliminary.how.registered' : 'preliminary.how')}</p>
      <div className="row">
        {mayConfirm && <Button onClick={() => setAsking('confirm')}>{t(registered ? 'preliminary.confirm.register' : 'preliminary.confirm')}</Button>}
        {mayReplace && (registered ? <Button variant="secondary" onClick={() => setAsking('replace')}>{t('preliminary.replace.register')}</Button> : <BeginReplacement responseId={response.id} />)}
      </div>
      <Modal open={asking === 'confirm'} title={t('preliminary.confirm.title', { consultee: response.consultee })} onClose={close}>{asking === 'confirm' && <Confirm response={response} onDone={close} />}</Modal>
      <Modal open={asking === 'replace'} title={t('preliminary.replace.register.title', { consultee: response.consultee })} onClose={close}>{asking === 'replace' && <RegisterOnPaper response={response} what={t('preliminary.replace.register.what')} act={t('preliminary.replace.register')} begin={acts.beginReplacement} />}</Modal>
    </section>
  );
}

/** Above a response: whether it waits, was confirmed, takes another's place or has lost its own. */
export function StandingPreliminary(): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { response } = useAnswering();
  if (response === null) return null;
  const { confirmation, replaces, replacedBy, preliminary, state, withdrawn } = response;
  const receipt = (responseId: string, name: string) => <Link to="/kvittens/$responseId" params={{ responseId }} className="text-link">{name}</Link>;
  return (
    <>
      {replacedBy !== null && <p className="standing" data-tone="ochre"><Icon name="arrowLeft" /> <span><strong>{t('preliminary.replacedBy', { day: dayText(locale, replacedBy.receivedOn) })}</strong> {t('preliminary.replacedBy.how')} {receipt(replacedBy.id, t('preliminary.toLater'))}</span></p>}
      {confirmation !== null && <p className="standing" data-tone="green"><Icon name="check" /> <span>{t('preliminary.confirmed', { body: confirmation.body, day: dayText(locale, confirmation.decidedOn), paragraph: confirmation.paragraph })} {t('preliminary.confirmed.received', { day: dayText(locale, confirmation.receivedOn) })}</span></p>}
      {preliminary && state === 'submitted' && confirmation === null && replacedBy === null && withdrawn === null && <p className="standing" data-tone="ochre"><Icon name="half" /> <span>{t('preliminary.waiting')}</span></p>}
      {replaces !== null && (
        <div className="standing" data-tone="neutral">
          <Icon name="edit" />
          <div className="stack-tight">
            <p>{t(state === 'draft' ? 'preliminary.replaces' : 'preliminary.replaced', { day: dayText(locale, replaces.receivedOn) })} {state === 'draft' && t('preliminary.replaces.how')} {receipt(replaces.id, t('preliminary.toEarlier'))}</p>
            {state === 'draft' && <DropReplacement responseId={response.id} />}
          </div>
        </div>
      )}
    </>
  );
}

/** In a list of facts, such as the receipt's. */
export function PreliminaryFacts({ confirmation, replaces, replacedBy }: Pick<ResponseView, 'confirmation' | 'replaces' | 'replacedBy'>): ReactNode {
  const t = useText();
  const linked = (name: string, one: NonNullable<ResponseView['replaces']>, words: string) => <><dt>{name}</dt><dd><Link to="/kvittens/$responseId" params={{ responseId: one.id }} className="text-link">{words}</Link>, <Day value={one.receivedOn} form="medium" /><br /><code className="hash">{one.hash}</code></dd></>;
  return (
    <>
      {confirmation !== null && <><dt>{t('preliminary.confirmed.word')}</dt><dd>{confirmation.body}, <Day value={confirmation.decidedOn} form="medium" />, {confirmation.paragraph}<br /><span className="small-label">{t('preliminary.confirmed.hash')}</span> <code className="hash">{confirmation.hash}</code></dd></>}
      {confirmation !== null && confirmation.reservation !== '' && <><dt>{t('preliminary.reservation')}</dt><dd className="said">{confirmation.reservation}</dd></>}
      {replaces !== null && linked(t('preliminary.replaces.word'), replaces, t('preliminary.toEarlier'))}
      {replacedBy !== null && linked(t('preliminary.replacedBy.word'), replacedBy, t('preliminary.toLater'))}
    </>
  );
}

function BeginReplacement({ responseId }: { responseId: string }): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const { refresh, text } = useAnswering();
  const [error, setError] = useState<unknown>(null);
  const begin = async () => {
    try {
      await acts.beginReplacement(responseId, null);
      await refresh();
      await navigate({ to: text });
    } catch (caught) {
      setError(caught);
    }
  };
  return <><Problem error={error} /><Button variant="secondary" onClick={() => void begin()}>{t('preliminary.replace')}</Button></>;
}

function DropReplacement({ responseId }: { responseId: string }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const { refresh } = useAnswering();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <div><button type="button" className="text-button" onClick={() => setAsking(true)}>{t('preliminary.drop')}</button></div>
      <ConfirmDialog
        open={asking} title={t('preliminary.drop.title')} act={t('preliminary.drop')} onClose={() => setAsking(false)}
        onConfirm={async () => { await acts.dropReplacement(responseId); await refresh(); say(t('preliminary.drop.done')); }}
      >
        <p>{t('preliminary.drop.what')}</p>
      </ConfirmDialog>
    </>
  );
}

function Confirm({ response, onDone }: { response: ResponseView; onDone: () => void }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const { registered, recipient, refresh } = useAnswering();
  const form = useForm({
    schema: registered ? confirmationInput.extend({ paper: onPaper }) : confirmationInput,
    start: { body: response.decidingBody, decidedOn: '', paragraph: '', reservation: '', ...paperStart() },
    toInput: ({ body, decidedOn, paragraph, reservation, ...paper }) => ({ body, decidedOn, paragraph, reservation, paper: registered ? paperIn(paper) : null }),
    submit: async (json) => {
      await acts.confirmResponse(response.id, json);
      await refresh();
      say(t('preliminary.confirm.done'));
      onDone();
    },
  });
  const labels = { body: t('preliminary.body'), decidedOn: t('preliminary.decidedOn'), paragraph: t('preliminary.paragraph'), reservation: t('preliminary.reservation'), ...usePaperLabels() };
  return (
    <>
      <p>{t(registered ? 'preliminary.confirm.what.registered' : 'preliminary.confirm.what', { recipient })}</p>
      <FormBody form={form} submitText={t(registered ? 'preliminary.confirm.register' : 'preliminary.confirm')} labels={labels}>
        {registered && <PaperFields form={form} />}
        <TextField form={form} name="body" label={labels.body} autoComplete="off" />
        <DayField form={form} name="decidedOn" label={labels.decidedOn} />
        <TextField form={form} name="paragraph" label={labels.paragraph} autoComplete="off" />
        <TextField form={form} name="reservation" label={labels.reservation} description={t('preliminary.reservation.how')} rows={3} />
      </FormBody>
    </>
  );
}

/** What can be done once a response is submitted, and what was: supplements to it, and its withdrawal. The response itself stays as it was. */
import { Button } from '@digdir/designsystemet-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { withdrawalInput } from '#shared/after-submission.ts';
import type { ResponseView } from '#shared/consultation.ts';
import { Day, dayText } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { Tag } from '../ui/marks.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useAnswering } from './answering.tsx';
import { acts } from './consultation.ts';
import { onPaper, PaperFields, paperIn, paperStart, RegisterOnPaper, usePaperLabels } from './paper-form.tsx';

export function AfterSubmission(): ReactNode {
  const t = useText();
  const id = useId();
  const { response, registered, beginAnew, guest } = useAnswering();
  const [asking, setAsking] = useState<'supplement' | 'withdrawal' | null>(null);
  if (response === null || response.state !== 'submitted' || guest) return null;
  const maySupplement = response.refusals[registered ? 'registerSupplement' : 'supplement'] === null;
  const mayWithdraw = response.refusals[registered ? 'registerWithdrawal' : 'withdraw'] === null;
  if (!maySupplement && !mayWithdraw && response.supplements.length === 0 && beginAnew === null) return null;
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{t('after.heading')}</h2>
      {response.supplements.length > 0 && <Supplements response={response} />}
      {(maySupplement || mayWithdraw) && <p className="soft measure">{t(registered ? 'after.how.registered' : 'after.how')}</p>}
      <div className="row no-print">
        {maySupplement && (registered ? <Button variant="secondary" onClick={() => setAsking('supplement')}>{t('after.supplement.register')}</Button> : <BeginSupplement responseId={response.id} />)}
        {mayWithdraw && <Button variant="tertiary" data-color="danger" onClick={() => setAsking('withdrawal')}>{t(registered ? 'after.withdraw.register' : 'after.withdraw')}</Button>}
        {beginAnew !== null && <BeginAnew begin={beginAnew} />}
      </div>
      <Modal open={asking === 'supplement'} title={t('after.supplement.register.title', { consultee: response.consultee })} onClose={() => setAsking(null)}>{asking === 'supplement' && <RegisterOnPaper response={response} what={t('after.supplement.register.what')} act={t('consultation.registering.act')} begin={acts.beginSupplement} />}</Modal>
      <Modal open={asking === 'withdrawal'} title={t(response.follows === null ? 'after.withdraw.title' : 'after.withdraw.title.supplement', { consultee: response.consultee })} onClose={() => setAsking(null)}>{asking === 'withdrawal' && <Withdraw response={response} onDone={() => setAsking(null)} />}</Modal>
    </section>
  );
}

/** Above a response that was withdrawn, and above a supplement: what it is beside the response it belongs to. */
export function StandingAfter(): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { response, registered } = useAnswering();
  if (response === null) return null;
  const { withdrawn, follows } = response;
  return (
    <>
      {withdrawn !== null && (
        <div className="standing" data-tone="ochre">
          <Icon name="arrowLeft" />
          <div className="stack-tight">
            <p><strong>{t(follows === null ? 'after.withdrawn' : 'after.withdrawn.supplement', { day: dayText(locale, withdrawn.receivedOn) })}</strong> {t('after.withdrawn.how')}</p>
            <p className="said"><span className="small-label">{t('after.reason')}</span> {withdrawn.reason}</p>
            <p className="soft small">{t(`after.withdrawn.by.${withdrawn.channel}`, { by: withdrawn.by })}</p>
          </div>
        </div>
      )}
      {follows !== null && (
        <p className="standing" data-tone="neutral"><Icon name="plus" /> <span>{t('after.isSupplement', { day: dayText(locale, follows.receivedOn) })} {response.state === 'draft' && t(registered ? 'after.isSupplement.registered' : 'after.isSupplement.how')} <Link to="/kvittens/$responseId" params={{ responseId: follows.id }} className="text-link">{t('after.receipt.original')}</Link></span></p>
      )}
    </>
  );
}

function Supplements({ response }: { response: ResponseView }): ReactNode {
  const t = useText();
  const { registered } = useAnswering();
  const link = (one: ResponseView['supplements'][number], name: string) => (registered
    ? <Link to="/omgangar/$roundId/svar/$responseId" params={{ roundId: response.roundId, responseId: one.id }} className="text-link">{name}</Link>
    : one.state === 'submitted' ? <Link to="/kvittens/$responseId" params={{ responseId: one.id }} className="text-link">{name}</Link> : name);
  return (
    <ul className="plain-list coordinators">
      {response.supplements.map((one, n) => (
        <li key={one.id}>
          <div>
            <span>{link(one, t('after.supplement.n', { n: n + 1 }))}</span>
            <span className="soft small">{one.state === 'draft' ? t('after.supplement.draft') : <>{one.receivedOn !== null && <Day value={one.receivedOn} form="medium" />} · {t('after.supplement.comments', { n: one.comments })}</>}</span>
          </div>
          <span className="row">{one.late && <Tag tone="ochre" sign="clock">{t('consultation.late')}</Tag>}{one.withdrawn && <Tag tone="brick" sign="arrowLeft">{t('after.withdrawn.tag')}</Tag>}</span>
        </li>
      ))}
    </ul>
  );
}

function BeginSupplement({ responseId }: { responseId: string }): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const { refresh, text } = useAnswering();
  const [error, setError] = useState<unknown>(null);
  const begin = async () => {
    try {
      await acts.beginSupplement(responseId, null);
      await refresh();
      await navigate({ to: text });
    } catch (caught) {
      setError(caught);
    }
  };
  return <><Problem error={error} /><Button variant="secondary" onClick={() => void begin()}>{t('after.supplement')}</Button></>;
}

function BeginAnew({ begin }: { begin: () => Promise<unknown> }): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const { text } = useAnswering();
  const [error, setError] = useState<unknown>(null);
  return <><Problem error={error} /><Button onClick={() => void begin().then(() => navigate({ to: text })).catch(setError)}>{t('after.beginAnew')}</Button></>;
}

function Withdraw({ response, onDone }: { response: ResponseView; onDone: () => void }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const { refresh, registered, recipient } = useAnswering();
  const form = useForm({
    schema: registered ? withdrawalInput.extend({ paper: onPaper }) : withdrawalInput,
    start: { reason: '', ...paperStart() },
    toInput: ({ reason, ...paper }) => ({ reason, paper: registered ? paperIn(paper) : null }),
    submit: async (json) => {
      await acts.withdraw(response.id, json);
      await refresh();
      say(t('after.withdraw.done'));
      onDone();
    },
  });
  const labels = { reason: t('after.reason'), ...usePaperLabels() };
  return (
    <>
      <p>{t(registered ? 'after.withdraw.what.registered' : 'after.withdraw.what', { recipient })}</p>
      {response.supplements.some(({ state, withdrawn }) => state === 'submitted' && !withdrawn) && <p>{t('after.withdraw.supplements')}</p>}
      <FormBody form={form} submitText={t(registered ? 'after.withdraw.register' : 'after.withdraw')} labels={labels} danger>
        {registered && <PaperFields form={form} />}
        <TextField form={form} name="reason" label={labels.reason} description={t(registered ? 'after.reason.how.registered' : 'after.reason.how')} rows={4} />
      </FormBody>
    </>
  );
}

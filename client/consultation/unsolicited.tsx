/** What has come through the public form: turned on and off by the lead, received into the round or left out of it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Round } from '#shared/consultation.ts';
import { consulteeCategories } from '#shared/export.ts';
import { leavingOutInput, type Moderation, receivingInput, type Unsolicited } from '#shared/unsolicited.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Moment } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { Section } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { moderationQuery, unsolicitedActs } from './unsolicited.ts';

/** The lead's alone: nobody else reads what is not received. */
export function UnsolicitedPart({ round }: { round: Round }): ReactNode {
  return round.refusals.register === 'lead-only' ? null : <Moderated round={round} />;
}

function Moderated({ round }: { round: Round }): ReactNode {
  const t = useText();
  const moderation = useQuery(moderationQuery(round.id));
  const waiting = moderation.data?.items.filter(({ received, leftOut }) => received === null && leftOut === null) ?? [];
  // A round that took none and takes none any more has nothing to say here.
  if (round.state === 'closed' && moderation.data?.form.on === false && moderation.data.items.length === 0) return null;
  return (
    <Section title={t('unsolicited.title')} id="unsolicited" count={waiting.length === 0 ? undefined : waiting.length}>
      <Answered question={moderation}>{(found) => <Parts round={round} found={found} />}</Answered>
    </Section>
  );
}

/** The answer of each act is what stands now; the rest of the page is read again without the act waiting for it. */
function useChanged(roundId: string): (now: Moderation) => void {
  const client = useQueryClient();
  return (now) => {
    client.setQueryData(moderationQuery(roundId).queryKey, now);
    for (const subject of ['round', 'consultee', 'journal']) void client.invalidateQueries({ queryKey: [subject] });
  };
}

type Asked = { act: 'receive' | 'leaveOut'; item: Unsolicited } | null;

function Parts({ round, found }: { round: Round; found: Moderation }): ReactNode {
  const t = useText();
  const changed = useChanged(round.id);
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const isSettled = ({ received, leftOut }: Unsolicited): boolean => received !== null || leftOut !== null;
  const waiting = found.items.filter((item) => !isSettled(item));
  const settled = found.items.filter(isSettled);
  const done = (now: Moderation) => { changed(now); close(); };
  return (
    <>
      <p>{t('unsolicited.lead')}</p>
      <FormSwitch round={round} form={found.form} />
      {(found.form.on || found.items.length > 0) && <p>{t('unsolicited.waiting', { n: waiting.length })}</p>}
      {waiting.length > 0 && <ul className="plain-list stack">{waiting.map((item) => <li key={item.id}><Sent round={round} item={item} onAct={(act) => setAsked({ act, item })} /></li>)}</ul>}
      {settled.length > 0 && <details className="stack"><summary>{t('unsolicited.settled', { n: settled.length })}</summary><ul className="plain-list stack">{settled.map((item) => <li key={item.id}><Sent round={round} item={item} onAct={() => {}} /></li>)}</ul></details>}
      <Modal open={asked?.act === 'receive'} title={t('unsolicited.receive.of', { name: asked ? from(asked.item) : '' })} onClose={close}>{asked?.act === 'receive' && <Receive item={asked.item} onDone={done} />}</Modal>
      <Modal open={asked?.act === 'leaveOut'} title={t('unsolicited.leaveOut.of', { name: asked ? from(asked.item) : '' })} onClose={close}>{asked?.act === 'leaveOut' && <LeaveOut item={asked.item} onDone={done} />}</Modal>
    </>
  );
}

const from = ({ organisation, name }: Unsolicited): string => (organisation === '' ? name : organisation);

function FormSwitch({ round, form }: { round: Round; form: Moderation['form'] }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const changed = useChanged(round.id);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const turn = async () => {
    setPending(true);
    setError(null);
    try {
      changed(await unsolicitedActs.turnForm(round.id, !form.on));
      say(t(form.on ? 'unsolicited.form.turnedOff' : 'unsolicited.form.turnedOn'));
    } catch (caught) {
      setError(caught);
    }
    setPending(false);
  };
  return (
    <div className="stack-tight">
      <p><strong>{t(form.on ? 'unsolicited.form.on' : 'unsolicited.form.off')}</strong> {form.on && !form.shown && t('unsolicited.form.hidden')} {form.on && form.at !== null && <span className="soft">{t('unsolicited.form.by', { by: form.by })} <Moment value={form.at} /></span>}</p>
      {form.shown && <p><a href={form.path} target="_blank" rel="noreferrer" className="text-link"><Icon name="document" size={16} /> {t('unsolicited.form.open')}</a></p>}
      {form.refusals.turn === null && <div><ActButton variant="secondary" pending={pending} onAct={() => void turn()}>{t(form.on ? 'unsolicited.form.turnOff' : 'unsolicited.form.turnOn')}</ActButton></div>}
      <Problem error={error} />
    </div>
  );
}

function Sent({ round, item, onAct }: { round: Round; item: Unsolicited; onAct: (act: 'receive' | 'leaveOut') => void }): ReactNode {
  const t = useText();
  const { received, leftOut } = item;
  return (
    <article className="unsolicited" aria-label={from(item)}>
      <h3>{from(item)}</h3>
      <p className="soft">{item.organisation === '' ? t('unsolicited.private') : item.name} · <a href={`mailto:${item.email}`}>{item.email}</a></p>
      {item.personalNumber && received === null && leftOut === null && <p className="gentle-warning"><Icon name="warning" size={18} /> {t('unsolicited.number')}</p>}
      <dl className="facts">
        <dt>{t('unsolicited.sent')}</dt><dd><Moment value={item.sentAt} /></dd>
        <dt>{t('unsolicited.confirmed')}</dt><dd><Moment value={item.confirmedAt} /></dd>
        <dt>{t('unsolicited.stance')}</dt><dd>{t(`ui.stance.${item.stance}`)}</dd>
        {item.condition !== '' && <><dt>{t('unsolicited.condition')}</dt><dd className="written">{item.condition}</dd></>}
        {item.text !== '' && <><dt>{t('unsolicited.text')}</dt><dd className="written">{item.text}</dd></>}
        {item.comments.map((one, at) => <Comment key={at} comment={one} />)}
      </dl>
      {received !== null && <p>{t('unsolicited.received', { by: received.by })} <Moment value={received.at} /> · <Link to="/omgangar/$roundId/svar/$responseId" params={{ roundId: round.id, responseId: received.responseId }} className="text-link">{t('unsolicited.received.read')}</Link></p>}
      {leftOut !== null && <p>{t('unsolicited.leftOut', { by: leftOut.by })} <Moment value={leftOut.at} />: <span className="written">{leftOut.reason}</span></p>}
      {received === null && leftOut === null && (
        <div className="row">
          <ActButton refusal={item.refusals.receive ?? null} onAct={() => onAct('receive')}>{t('unsolicited.receive')}<span className="ds-sr-only"> ({from(item)})</span></ActButton>
          <ActButton variant="secondary" refusal={item.refusals.leaveOut ?? null} onAct={() => onAct('leaveOut')}>{t('unsolicited.leaveOut')}<span className="ds-sr-only"> ({from(item)})</span></ActButton>
        </div>
      )}
    </article>
  );
}

function Comment({ comment: { document, clauseNumber, clauseHeading, text } }: { comment: Unsolicited['comments'][number] }): ReactNode {
  const t = useText();
  const place = document === null ? t('unsolicited.whole') : clauseHeading === null ? t('unsolicited.document', { title: document }) : [clauseNumber, clauseHeading].filter((part) => part !== null).join(' ');
  return <><dt>{place}</dt><dd className="written">{text}</dd></>;
}

function Receive({ item, onDone }: { item: Unsolicited; onDone: (now: Moderation) => void }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const form = useForm({
    schema: receivingInput, start: { name: item.proposed.name, category: item.proposed.category as string },
    submit: async (json) => {
      onDone(await unsolicitedActs.receive(item.id, json));
      say(t('unsolicited.receive.done', { name: json.name }));
    },
  });
  const labels = { name: t('unsolicited.receive.name'), category: t('unsolicited.receive.category') };
  return (
    <>
      <p>{t('unsolicited.receive.what')}</p>
      {item.personalNumber && <p className="gentle-warning"><Icon name="warning" size={18} /> {t('unsolicited.number')}</p>}
      <FormBody form={form} submitText={t('unsolicited.receive')} labels={labels}>
        <TextField form={form} name="name" label={labels.name} description={t('unsolicited.receive.name.how')} autoComplete="off" />
        <SelectField form={form} name="category" label={labels.category} options={consulteeCategories.map((value) => ({ value, text: t(`consultation.category.${value}`) }))} />
      </FormBody>
    </>
  );
}

function LeaveOut({ item, onDone }: { item: Unsolicited; onDone: (now: Moderation) => void }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const form = useForm({
    schema: leavingOutInput, start: { reason: '' },
    submit: async (json) => {
      onDone(await unsolicitedActs.leaveOut(item.id, json));
      say(t('unsolicited.leaveOut.done', { name: from(item) }));
    },
  });
  const labels = { reason: t('unsolicited.leaveOut.reason') };
  return <><p>{t('unsolicited.leaveOut.what')}</p><FormBody form={form} submitText={t('unsolicited.leaveOut')} labels={labels}><TextField form={form} name="reason" label={labels.reason} rows={4} /></FormBody></>;
}

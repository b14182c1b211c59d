/** The coordinator lets colleagues in, sees who came, and closes the way in. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useRef, useState } from 'react';
import { type Colleague, type ColleagueCode, colleagueCodeInput, type ColleagueCodeMade, type Colleagues } from '#shared/colleagues.ts';
import { dayText } from '../ui/dates.tsx';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { Tag } from '../ui/marks.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { useRefusalText } from '../ui/problem.tsx';
import { SpaceLabel } from '../ui/space-label.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useAnswering } from './answering.tsx';
import { acts, colleaguesQuery } from './consultation.ts';
import { Steps } from './steps.tsx';

export function ColleaguesScreen(): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const { consultee, response, refusal } = useAnswering();
  const inside = useQuery({ ...colleaguesQuery(response?.id ?? ''), enabled: response !== null });
  const refresh = () => void inside.refetch();
  const mayInvite = inside.data ? inside.data.refusals['invite'] === null : refusal === null;
  return (
    <div className="answer-page stack-wide">
      <PageTitle title={t('consultation.step.colleagues')} over={consultee} lead={t('consultation.colleagues.lead')} />
      <div><SpaceLabel space="internal" /></div>
      <Steps at="colleagues" />
      {refusal !== null && <p className="standing" data-tone="neutral">{sentence(refusal)}</p>}
      {/* The first code begins the response: what is shown once must not go with the page as it was before. */}
      {mayInvite && <NewCode lastDay={inside.data?.lastDay ?? null} onMade={refresh} />}
      {response !== null && <Answered question={inside}>{(found: Colleagues) => <Both inside={found} refresh={refresh} />}</Answered>}
    </div>
  );
}

function Both({ inside, refresh }: { inside: Colleagues; refresh: () => void }): ReactNode {
  const t = useText();
  const [closing, setClosing] = useState<ColleagueCode | null>(null);
  const [leaving, setLeaving] = useState<Colleague | null>(null);
  const { say } = useToasts();
  const { codes, colleagues, responseId } = inside;
  const labelOf = (code: ColleagueCode) => (code.label === '' ? t('consultation.colleagues.code.unnamed') : code.label);
  return (
    <>
      <Section title={t('consultation.colleagues.codes')} count={codes.length === 0 ? undefined : codes.length}>
        {codes.length === 0 ? <EmptyState>{t('consultation.colleagues.codes.none')}</EmptyState>
          : <ul className="plain-list coordinators">{codes.map((code) => <CodeRow key={code.id} code={code} label={labelOf(code)} onClose={() => setClosing(code)} />)}</ul>}
      </Section>
      <Section title={t('consultation.colleagues.people')} count={colleagues.length === 0 ? undefined : colleagues.length}>
        {colleagues.length === 0 ? <EmptyState>{t('consultation.colleagues.people.none')}</EmptyState>
          : <ul className="plain-list coordinators">{colleagues.map((one) => <ColleagueRow key={one.id} colleague={one} onLeave={() => setLeaving(one)} />)}</ul>}
      </Section>
      {closing && (
        <ConfirmDialog
          open danger title={t('consultation.colleagues.code.revoke.title', { label: labelOf(closing) })} act={t('consultation.colleagues.code.revoke')} onClose={() => setClosing(null)}
          onConfirm={async () => { await acts.revokeCode(responseId, closing.id); refresh(); say(t('consultation.colleagues.code.closed')); }}
        >
          <p>{t('consultation.colleagues.code.revoke.what', { n: colleagues.filter(({ codeId, until }) => codeId === closing.id && until === null).length })}</p>
        </ConfirmDialog>
      )}
      {leaving && (
        <ConfirmDialog
          open danger title={t('consultation.colleagues.remove.title', { name: leaving.name })} act={t('consultation.colleagues.remove')} onClose={() => setLeaving(null)}
          onConfirm={async () => { await acts.removeColleague(responseId, leaving.id); refresh(); say(t('consultation.colleagues.removed', { name: leaving.name })); }}
        >
          <p>{t('consultation.colleagues.remove.what')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function NewCode({ lastDay, onMade }: { lastDay: string | null; onMade: () => void }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { begin } = useAnswering();
  const [made, setMade] = useState<ColleagueCodeMade | null>(null);
  const form = useForm({
    schema: colleagueCodeInput,
    start: { label: '' },
    submit: async ({ label }) => {
      setMade(await acts.makeCode(await begin(), label));
      form.reset();
      onMade();
    },
  });
  const label = t('consultation.colleagues.code.label');
  return (
    <section className="stack">
      <div role="status">{made && <Made made={made} />}</div>
      <FormBody form={form} submitText={t('consultation.colleagues.code.make')} labels={{ label }}>
        <TextField form={form} name="label" label={label} description={t('consultation.colleagues.code.label.how')} optional autoComplete="off" />
      </FormBody>
      {lastDay !== null && <p className="soft small">{t('consultation.colleagues.codes.until', { day: dayText(locale, lastDay) })}</p>}
    </section>
  );
}

/** Said once: whoever leaves the page makes a new one. */
function Made({ made }: { made: ColleagueCodeMade }): ReactNode {
  const t = useText();
  const id = useId();
  const { say } = useToasts();
  const link = useRef<HTMLInputElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(made.link);
      say(t('consultation.colleagues.code.copied'));
    } catch {
      // A browser that will not copy leaves the link marked, to be copied by hand.
      link.current?.focus();
    }
  };
  return (
    <div className="standing code-made" data-tone="green">
      <Icon name="check" />
      <div className="stack-tight">
        <p><strong>{t('consultation.colleagues.code.made')}</strong></p>
        <p>{t('consultation.colleagues.code.once')}</p>
        <label htmlFor={`${id}link`} className="small-label">{t('consultation.colleagues.code.link')}</label>
        <input ref={link} id={`${id}link`} className="ds-input" readOnly value={made.link} onFocus={(event) => event.currentTarget.select()} />
        <p className="small-label">{t('consultation.colleagues.code.code', { address: new URL('/kollega', window.location.origin).href.replace(/^https?:\/\//, '') })}</p>
        <p className="code-typed numbers">{made.code}</p>
        <div className="row"><Button variant="secondary" data-size="sm" onClick={() => void copy()}>{t('consultation.colleagues.code.copy')}</Button></div>
      </div>
    </div>
  );
}

function CodeRow({ code, label, onClose }: { code: ColleagueCode; label: string; onClose: () => void }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  return (
    <li>
      <div><span>{label}</span><span className="soft small">{t('consultation.colleagues.code.by', { by: code.by, day: dayText(locale, code.at, 'medium') })}</span></div>
      {code.revokedAt === null
        ? <Button variant="tertiary" data-size="sm" data-color="danger" aria-label={t('consultation.colleagues.code.revoke.of', { label })} onClick={onClose}>{t('consultation.colleagues.code.revoke')}</Button>
        : <Tag sign="lock">{t('consultation.colleagues.code.revoked', { day: dayText(locale, code.revokedAt, 'medium') })}</Tag>}
    </li>
  );
}

function ColleagueRow({ colleague: { name, unit, since, until, comments }, onLeave }: { colleague: Colleague; onLeave: () => void }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  return (
    <li>
      <div><span>{[name, unit].filter((part) => part !== '').join(', ')}</span><span className="soft small">{t('consultation.colleagues.comments', { n: comments })} · {t('consultation.colleagues.since', { day: dayText(locale, since, 'medium') })}</span></div>
      {until === null
        ? <Button variant="tertiary" data-size="sm" data-color="danger" aria-label={t('consultation.colleagues.remove.of', { name })} onClick={onLeave}>{t('consultation.colleagues.remove')}</Button>
        : <Tag sign="lock">{t('consultation.colleagues.until')}</Tag>}
    </li>
  );
}

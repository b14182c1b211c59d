/** One round, seen by whoever leads it: what is next, the letter, the consultees, the register. The same page from plan to end. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Round } from '#shared/consultation.ts';
import { unknownVariables } from '#shared/letter-variables.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { useCrumb } from '../ui/crumbs.tsx';
import { ActButton } from '../ui/act-button.tsx';
import { dayText, Moment, today } from '../ui/dates.tsx';
import { ConfirmDialog, Modal } from '../ui/dialogs.tsx';
import { Icon } from '../ui/icons.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts, addresses, packageQuery, registerQuery, roundsQuery } from './consultation.ts';
import { CorrectRound, Corrected } from './correct-round.tsx';
import { daysBetween } from './deadlines.ts';
import { LetterPreview } from './letter-variables.tsx';
import { OpenAgain, OpenedAgain } from './open-again.tsx';
import { OpeningWarnings } from './opening-warnings-list.tsx';
import { Reminders } from './reminders.tsx';
import { useRound } from './round-context.ts';
import { hasItsNumber } from './round-name.ts';
import { RoundQuestions } from './round-questions.tsx';
import { RoundSections } from './round-sections.tsx';
import { RoundPapers } from './round-papers.tsx';
import { Register } from './register.tsx';
import { Sharing } from './sharing.tsx';
import { UnsolicitedPart } from './unsolicited.tsx';
import { DeadlineWords, RoundForm } from './round-form.tsx';
import './consultation.css';

/** `tabs`: the pages about the round's answers, which another room owns. */
export function RoundScreen({ tabs }: { tabs?: ReactNode }): ReactNode {
  const round = useRound();
  return <RoundPage round={round} tabs={round.state !== 'planned' && tabs} />;
}

function RoundPage({ round, tabs }: { round: Round; tabs: ReactNode }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  useCrumb(2, t('consultation.round.name', { number: round.number }), `/omgangar/${round.id}`);
  const left = daysBetween(today(), round.deadline);
  return (
    <div className="stack-wide">
      <div className="stack">
        <PageTitle title={round.title} over={t(hasItsNumber(round) ? 'consultation.round.overTitled' : 'consultation.round.over', { number: round.number, version: round.packageNumber, state: t(`consultation.roundState.${round.state}`) })} acts={<RoundActs round={round} />} space={round.state === 'planned' ? 'working' : 'drawn_up'} />
        {tabs}
      </div>
      <div className="stack-wide">
        <dl className="facts">
          <dt>{t('consultation.round.deadline')}</dt>
          <dd><time dateTime={round.deadline}>{t('ui.day.is', { day: dayText(locale, round.deadline), until: 'yes' })}</time> {round.state === 'open' && <span className="soft">{t('consultation.round.left', { n: left })}</span>}</dd>
          {round.openedAt && <><dt>{t('consultation.round.openedAt')}</dt><dd><Moment value={round.openedAt} /></dd></>}
          {round.closedAt && <><dt>{t('consultation.round.closedAt')}</dt><dd><Moment value={round.closedAt} /></dd></>}
          {round.changesSince && <><dt>{t('rounds.changes')}</dt><dd>{t('rounds.changes.is', { title: round.changesSince.title })}</dd></>}
          <Corrected round={round} />
          <OpenedAgain round={round} />
          <dt>{t('consultation.round.contact')}</dt><dd>{round.contactName}, <a href={`mailto:${round.contactMail}`}>{round.contactMail}</a></dd>
          {round.state !== 'closed' && <><dt>{t('register.reminders')}</dt><dd><Reminders round={round} /></dd></>}
          <dt>{t('rounds.sharing')}</dt><dd><Sharing round={round} /></dd>
          {round.state === 'planned' && <><dt>{t('publication.title')}</dt><dd><Link to="/omgangar/$roundId/offentlig-sida" params={{ roundId: round.id }} className="text-link">{t('publication.publish')}</Link></dd></>}
        </dl>
        {round.state === 'planned' && <DeadlineWords from={today()} deadline={round.deadline} />}
        {round.state !== 'planned' && <Counts round={round} />}
        <Register round={round} />
        <UnsolicitedPart round={round} />
        <LetterSection round={round} />
        <RoundSections round={round} />
        <RoundQuestions round={round} />
        <RoundPapers round={round} />
      </div>
    </div>
  );
}

/** `domain.md` rule 1 as two sentences whose figures add up. */
function Counts({ round: { counts } }: { round: Round }): ReactNode {
  const t = useText();
  return (
    <div className="counts" role="group" aria-label={t('consultation.counts')}>
      <div className="counts-bar" aria-hidden="true"><span className="counts-answered" style={{ flexGrow: counts.answered }} /><span className="counts-waiting" style={{ flexGrow: counts.notAnswered }} /></div>
      <p className="counts-sum numbers">{counts.answered === 0 && counts.invited > 0 ? <strong>{t('consultation.counts.none', { n: counts.invited })}</strong> : <><strong>{t('consultation.counts.invited', { n: counts.invited })}</strong>: {t('consultation.counts.answered', { n: counts.answered, declined: counts.declined, late: counts.late })}, {t('consultation.counts.waiting', { n: counts.notAnswered })}</>}</p>
      <p className="soft numbers">{t('consultation.counts.beside', { unsolicited: counts.unsolicited, comments: counts.comments })}{counts.toAnswer !== undefined && ` ${t('register.splitToAnswer', { n: counts.toAnswer })}`}{counts.jointly !== undefined && ` ${t('consultation.counts.jointly', { n: counts.jointly })}`}{counts.withdrawn + counts.supplements + counts.extensions > 0 && ` ${t('consultation.counts.after', { withdrawn: counts.withdrawn, supplements: counts.supplements, extensions: counts.extensions })}`}</p>
    </div>
  );
}

function RoundActs({ round }: { round: Round }): ReactNode {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const { say } = useToasts();
  const changed = () => Promise.all(['round', 'consultee', 'matter', 'journal'].map((subject) => client.invalidateQueries({ queryKey: [subject] })));
  const register = useQuery(registerQuery(round.id));
  const frozen = useQuery(packageQuery(round.packageId));
  if (round.state === 'closed') return <OpenAgain round={round} />;
  if (round.state === 'open') {
    return (
      <>
        <CorrectRound round={round} />
        <ActButton refusal={round.refusals.close ?? null} variant="secondary" onAct={() => setAsking(true)}>{t('consultation.close')}</ActButton>
        <ConfirmDialog open={asking} title={t('consultation.close.title')} act={t('consultation.close')} onClose={() => setAsking(false)} onConfirm={async () => { await acts.closeRound(round.id); await changed(); say(t('consultation.close.done')); }}>
          {today() <= round.deadline && <p className="gentle-warning"><Icon name="warning" size={18} /> {t('consultation.close.early', { day: new Date(`${round.deadline}T12:00:00Z`) })}</p>}
          {round.counts.notAnswered > 0 && <p>{t('consultation.close.waiting', { n: round.counts.notAnswered })}</p>}
          <p>{t('consultation.close.what')}</p>
          <p>{t('consultation.close.final')}</p>
        </ConfirmDialog>
      </>
    );
  }
  const n = register.data?.items.filter(({ unsolicited }) => !unsolicited).length ?? 0;
  return (
    <>
      <ActButton refusal={round.refusals.open ?? null} refusalValues={{ name: unknownVariables(round.letter)[0] ?? '' }} onAct={() => setAsking(true)}>{t('consultation.open')}</ActButton>
      <ConfirmDialog open={asking} title={t('consultation.open.title', { n })} act={t('consultation.open.act', { n })} onClose={() => setAsking(false)} onConfirm={async () => { await acts.openRound(round.id); await changed(); say(t('consultation.open.done', { n })); }}>
        <OpeningWarnings round={round} list={register.data?.items ?? []} />
        <p>{t('consultation.open.what')}</p>
        <ul>
          <li>{t('consultation.open.letter')}</li>
          {frozen.data?.documents.map(({ id, title }) => <li key={id}>{title}</li>)}
          <li>{t('consultation.open.list', { n })}</li>
        </ul>
        <p>{t('consultation.open.deadline', { day: new Date(`${round.deadline}T12:00:00Z`) })}</p>
        <p>{t('consultation.open.final')}</p>
        <p>{t('consultation.open.listed')}</p>
      </ConfirmDialog>
    </>
  );
}

function LetterSection({ round }: { round: Round }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const matter = useMatter();
  const client = useQueryClient();
  const { say } = useToasts();
  const [editing, setEditing] = useState(false);
  const frozen = useQuery(packageQuery(round.packageId));
  const rounds = useQuery(roundsQuery(round.matterId));
  const { packageId, title, deadline, letter, contactName, contactMail } = round;
  return (
    <Section title={t('consultation.round.letter')} acts={round.refusals.change === null && <Button variant="secondary" onClick={() => setEditing(true)}>{t('consultation.round.change')}</Button>}>
      {letter.trim() === '' ? <p className="soft">{t('consultation.round.letter.empty')}</p> : <LetterPreview letter={letter} roundId={round.id} />}
      <p><a href={addresses.roundPapers(round.id, locale)} download className="text-link"><Icon name="download" size={16} /> {t('consultation.round.papers')}</a></p>
      <Modal open={editing} title={t('consultation.round.change')} onClose={() => setEditing(false)}>
        <RoundForm
          matter={matter} packages={frozen.data ? [frozen.data] : []} rounds={rounds.data?.items ?? []} start={{ packageId, title, deadline, letter, contactName, contactMail, changesSince: round.changesSince?.id ?? '' }} submitText={t('consultation.round.change.act')}
          submit={async ({ packageId: _same, ...change }) => {
            await acts.changeRound(round.id, change);
            await client.invalidateQueries({ queryKey: ['round'] });
            say(t('consultation.round.changed'));
            setEditing(false);
          }}
        />
      </Modal>
    </Section>
  );
}

/** Letter first: what, why, by when and how; then the text to read and comment on. */
import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { Consultation } from '#shared/consultation.ts';
import { Day, dayText, today } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { PageTitle } from '../ui/page.tsx';
import { SpaceLabel } from '../ui/space-label.tsx';
import { loadTextsOf, useLocale, useText } from '../ui/text.tsx';
import { StandingAfter } from './after-submission.tsx';
import { StandingPreliminary } from './preliminary-part.tsx';
import { useAnswering } from './answering.tsx';
import { CorrectedText } from './corrected-text.tsx';
import { addresses } from './consultation.ts';
import { useConsultation } from './consultation-context.ts';
import { daysBetween, lastDay, timingOf } from './deadlines.ts';
import { PaperList } from './paper-list.tsx';
import { ReadingView } from './reading-view.tsx';
import { Steps } from './steps.tsx';

const SectionStancesList = lazy(async () => ({ default: (await Promise.all([import('./section-stances-list.tsx'), loadTextsOf('answering')]))[0].SectionStancesList }));
const ReturnLink = lazy(() => import('./return-link.tsx').then((part) => ({ default: part.ReturnLink })));

export function ConsultationTextScreen(): ReactNode {
  return <ReadingView above={<Above />} />;
}

function Above(): ReactNode {
  const t = useText();
  const consultation = useConsultation();
  const { round, matter, consultee, response } = consultation;
  const { guest } = useAnswering();
  const submitted = response?.state === 'submitted';
  return (
    <div className="letter-first">
      <PageTitle title={matter.title} over={<>{t('consultation.over', { number: round.number, consultee })} · <span className="numbers">{matter.registryNumber}</span></>} />
      <div className="no-print"><SpaceLabel space={submitted ? 'received' : 'internal'} /></div>
      <ChangesOffered consultation={consultation} />
      <CorrectedText consultation={consultation} />
      <OpenedAgain consultation={consultation} />
      <Standing consultation={consultation} />
      <Others consultation={consultation} />
      {guest ? <p className="measure">{t('consultation.guest.how', { consultee })}</p> : <ThreeSentences consultation={consultation} />}
      <Letter consultation={consultation} />
      {guest && response !== null && response.sectionStances.some(({ stance }) => stance !== null) && <Suspense fallback={null}><SectionStancesList level="h2" sections={consultation.sections} taken={response.sectionStances} /></Suspense>}
      {guest && response?.state === 'draft' && <Suspense fallback={null}><ReturnLink responseId={response.id} /></Suspense>}
      <Papers consultation={consultation} />
      <Steps at="text" />
    </div>
  );
}

/** What has happened to the answer, when it is no longer only a matter of writing it. */
export function Standing({ consultation }: { consultation: Consultation }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { round, response } = consultation;
  const { review } = useAnswering();
  const timing = timingOf(round, today());
  if (response?.withdrawn) return <StandingAfter />;
  if (response?.state === 'submitted') {
    return (
      <div className="standing" data-tone="green">
        <Icon name="check" />
        <div className="stack-tight">
          <p><strong>{t('consultation.standing.sent')}</strong> {response.submittedAt && response.submittedBy !== null && t('consultation.standing.sentBy', { by: response.submittedBy, day: dayText(locale, response.submittedAt) })} {response.late && t('consultation.standing.wasLate')}</p>
          {response.submittedBy !== null && <p><Link to="/kvittens/$responseId" params={{ responseId: response.id }} className="text-link">{t('consultation.bar.receipt')}</Link> · <Link to={review} className="text-link">{t('after.link')}</Link></p>}
          {response.preliminary && response.confirmation === null && <p>{t('preliminary.waiting')} <Link to={review} className="text-link">{t('preliminary.settle')}</Link></p>}
          {round.state === 'closed' && <p><Link to="/remissomgang/$consulteeId/utfall" params={{ consulteeId: response.consulteeId }} className="text-link">{t('outcome.link')}</Link></p>}
        </div>
      </div>
    );
  }
  if (consultation.jointly !== null) return <div className="standing" data-tone="green"><Icon name="check" /><p><strong>{t('consultation.standing.jointly', { sender: consultation.jointly.sender })}</strong> {t('consultation.standing.jointly.how')}</p></div>;
  if (response?.follows) return <StandingAfter />;
  if (response?.replaces) return <StandingPreliminary />;
  if (timing === 'closed') return <div className="standing" data-tone="neutral"><Icon name="lock" /><p><strong>{t('consultation.standing.closed')}</strong> {t('consultation.standing.closed.how', { contact: `${round.contactName}, ${round.contactMail}` })}</p></div>;
  if (timing === 'late') return <div className="standing" data-tone="ochre"><Icon name="clock" /><p><strong>{t('consultation.standing.late', { day: dayText(locale, lastDay(round)) })}</strong> {t('consultation.standing.late.how')}</p></div>;
  return null;
}

/** Told from the start where it will be so: whoever answers knows who reads it. */
function Others({ consultation: { consulteeId, round, refusals } }: { consultation: Consultation }): ReactNode {
  const t = useText();
  if (refusals.readOthers === null) return <p className="standing no-print" data-tone="neutral"><Icon name="document" /> <Link to="/remissomgang/$consulteeId/andras" params={{ consulteeId }} className="text-link">{t('consultation.others.read')}</Link></p>;
  return round.shared && <p className="soft measure">{t('consultation.others.later')}</p>;
}

/** A round on the changes only: what changed is read first, and the whole text stays where it is. */
function ChangesOffered({ consultation: { consulteeId, changes } }: { consultation: Consultation }): ReactNode {
  const t = useText();
  if (changes === null) return null;
  const { since: { number }, version, answered, clauses } = changes;
  return (
    <section className="standing" data-tone="neutral" aria-labelledby="changes-offered">
      <Icon name="edit" />
      <div className="stack-tight">
        <h2 id="changes-offered" className="standing-title">{t('changes.offered')}</h2>
        <p>{t('changes.offered.what', { n: clauses, answered: String(answered), version, number })} {t('changes.offered.whole')}</p>
        <p className="no-print"><Button asChild><Link to="/remissomgang/$consulteeId/andringar" params={{ consulteeId }}>{t('changes.offered.read')}</Link></Button></p>
      </div>
    </section>
  );
}

/** A round that had been closed, and is open by a decision. */
function OpenedAgain({ consultation: { round } }: { consultation: Consultation }): ReactNode {
  const t = useText();
  const last = round.secondOpenings.at(-1);
  if (last === undefined || round.state !== 'open') return null;
  const { decidedBy: by, decidedOn, reason } = last;
  return (
    <div className="standing" data-tone="neutral">
      <Icon name="clock" />
      <div className="stack-tight">
        <p><strong>{t('consultation.openedAgain', { day: new Date(`${lastDay(round)}T12:00:00Z`) })}</strong></p>
        <p>{t('consultation.openedAgain.why', { by, on: new Date(`${decidedOn}T12:00:00Z`), reason })}</p>
      </div>
    </div>
  );
}

function ThreeSentences({ consultation: { round, matter, response, changes, package: frozen } }: { consultation: Consultation }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const until = lastDay(round);
  const writing = response?.state !== 'submitted' && round.state === 'open';
  const left = daysBetween(today(), until);
  const day = dayText(locale, until);
  return (
    <div className="three-sentences">
      <ul className="plain-list">
        <li><Icon name="document" /> <span>{t(writing ? 'consultation.what' : 'consultation.what.past', { authority: matter.authority, n: frozen.documents.length, version: frozen.number })}</span></li>
        {writing && <li><Icon name="clock" /> <span>{t(round.extendedTo !== null && round.extendedTo > round.deadline ? 'consultation.when.extended' : 'consultation.when', { day })}{left >= 0 && <span className="soft"> {t('consultation.when.left', { n: left })}</span>}</span></li>}
        {writing && <li><Icon name="speech" /> <span>{t('consultation.how')}</span></li>}
      </ul>
      <div className="row no-print"><Button asChild {...(changes === null ? {} : { variant: 'secondary' as const })}><a href="#text">{t('consultation.toText')}</a></Button></div>
    </div>
  );
}

/** What was sent along; a heading of its own, so that it is found without the letter. */
function Papers({ consultation: { consulteeId, papers } }: { consultation: Consultation }): ReactNode {
  const t = useText();
  if (papers.length === 0) return null;
  return (
    <section className="stack-tight enclosed" aria-labelledby="enclosed-papers">
      <h2 id="enclosed-papers">{t('consultation.papers')} <span className="count numbers">({papers.length})</span></h2>
      <PaperList papers={papers} address={({ id }) => addresses.consultedPaper(consulteeId, id)} />
    </section>
  );
}

/** Open at the first visit, as long as there is something to answer; folded ever after, and one press away. */
function Letter({ consultation: { consulteeId, round, consultees, matter, response } }: { consultation: Consultation }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const kept = `letter-folded-${consulteeId}`;
  const [open, setOpen] = useState(() => localStorage.getItem(kept) === null && response?.state !== 'submitted' && round.state === 'open');
  useEffect(() => localStorage.setItem(kept, '1'), [kept]);
  return (
    <details className="letter-fold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><Icon name="mail" size={18} /> {t('consultation.letter', { authority: matter.authority })}</summary>
      <div className="letter-paper">
        <div className="reading letter-body" lang="sv">{round.letter.split(/\n{2,}/).map((paragraph, i) => <p key={i}>{paragraph}</p>)}</div>
        <p className="small">{t('consultation.contact', { name: round.contactName })} <a href={`mailto:${round.contactMail}`}>{round.contactMail}</a>{round.openedAt && <> · {t('consultation.sentOn')} <Day value={round.openedAt} form="medium" /></>}</p>
        {consultees.length > 0 && <details className="consultee-names"><summary>{t('consultation.consultees', { n: consultees.length })}</summary><ul>{consultees.map((name) => <li key={name}>{name}</li>)}</ul></details>}
        {/* Whoever came by a colleague's code sees no list, and gets no papers with it. */}
        {consultees.length > 0 && <p className="small"><a href={addresses.consultedPapers(consulteeId, locale)} download className="text-link"><Icon name="download" size={16} /> {t('consultation.round.papers')}</a></p>}
      </div>
    </details>
  );
}

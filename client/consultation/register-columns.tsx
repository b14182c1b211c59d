/** What stands in the register's columns: the short table, and every fact that a secretary's spreadsheet holds. */
import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import type { Consultee, Round } from '#shared/consultation.ts';
import { commentsOf, isUndelivered, isUnreached, isUnregistered, lastDayOf, registerStatus, type RegisterStatus } from '#shared/consultee-register.ts';
import type { Column } from '../ui/data-table.tsx';
import { Day, today } from '../ui/dates.tsx';
import type { IconName } from '../ui/icons.tsx';
import { MailAddress } from '../ui/mail-address.tsx';
import { StanceMark, Tag, type Tone } from '../ui/marks.tsx';
import { type Text, useText } from '../ui/text.tsx';
import { LetterLine, UnreachedLines } from './unreached-letters.tsx';

/** What a row can be asked to do; each opens a dialog. */
export type RowAct = 'extend' | 'register' | 'coordinators' | 'keep' | 'again';
export type OnAct = (act: RowAct, row: Consultee) => void;

export function shortColumns(t: Text, round: Round, onAct: OnAct): Column<Consultee>[] {
  return [
    nameColumn(t, onAct),
    { key: 'status', head: t('consultation.status'), cell: (row) => <Status round={round} row={row} /> },
    { key: 'stance', head: t('consultation.stance'), cell: (row) => (row.response && row.response.withdrawn === null ? <StanceMark stance={row.response.stance} /> : '–') },
    { key: 'comments', head: t('consultation.comments'), numbers: true, cell: (row) => commentsOf(row) ?? '–' },
    actsColumn(t, round, onAct),
  ];
}

export function fullColumns(t: Text, round: Round, onAct: OnAct): Column<Consultee>[] {
  return [
    nameColumn(t, onAct),
    { key: 'status', head: t('consultation.status'), cell: (row) => <StatusTags round={round} row={row} /> },
    { key: 'stance', head: t('consultation.stance'), cell: (row) => (row.response && row.response.withdrawn === null ? <StanceMark stance={row.response.stance} /> : '–') },
    { key: 'received', head: t('register.sort.received'), cell: (row) => (row.response ? <Received row={row} /> : '–') },
    { key: 'lastDay', head: t('register.lastDay'), cell: (row) => (row.unsolicited ? '–' : <LastDay round={round} row={row} />) },
    { key: 'meeting', head: t('register.meeting'), cell: (row) => (row.meetingOn === null ? '–' : <Day value={row.meetingOn} form="short" />) },
    { key: 'asked', head: t('register.asked'), cell: (row) => <Asked row={row} /> },
    { key: 'reminders', head: t('register.reminders'), cell: (row) => (row.reminders.length === 0 ? '–' : <Reminded row={row} />) },
    { key: 'letters', head: t('register.letters'), cell: (row) => (row.letters.length === 0 ? '–' : <Letters row={row} />) },
    { key: 'category', head: t('consultation.category'), cell: (row) => t(`consultation.category.${row.category}`) },
    { key: 'contact', head: t('consultation.contactPerson'), cell: (row) => <Contact row={row} /> },
    { key: 'coordinator', head: t('register.coordinator'), cell: (row) => (row.coordinators.length === 0 ? '–' : <Coordinators row={row} />) },
    { key: 'numbers', head: t('register.numbers'), cell: (row) => (row.ownRegistryNumber === '' && !row.response?.registryNumber ? '–' : <Numbers row={row} />) },
    { key: 'comments', head: t('consultation.comments'), numbers: true, cell: (row) => commentsOf(row) ?? '–' },
    { key: 'note', head: t('register.note'), cell: (row) => (row.note === '' ? '–' : <span className="register-note">{row.note}</span>) },
    actsColumn(t, round, onAct),
  ];
}

function nameColumn(t: Text, onAct: OnAct): Column<Consultee> {
  const changesCoordinators = (row: Consultee) => row.refusals.removeCoordinator === null && row.invitedAt !== null;
  return {
    key: 'name', head: t('consultation.consultee'), names: true,
    cell: (row) => (
      <Named row={row}>
        {changesCoordinators(row) && <button type="button" className="text-button small coordinators-button" onClick={() => onAct('coordinators', row)}>{t('consultation.coordinators', { n: row.coordinators.length })}<span className="ds-sr-only"> – {row.name}</span></button>}
        {row.refusals.keep === null && <button type="button" className="text-button small" onClick={() => onAct('keep', row)}>{t('register.keep')}<span className="ds-sr-only"> – {row.name}</span></button>}
      </Named>
    ),
  };
}

function actsColumn(t: Text, round: Round, onAct: OnAct): Column<Consultee> {
  return { key: 'acts', head: <span className="ds-sr-only">{t('consultation.acts')}</span>, cell: (row) => <RowActs round={round} row={row} onAct={(act) => onAct(act, row)} /> };
}

export function Named({ row, children }: { row: Consultee; children?: ReactNode }): ReactNode {
  const t = useText();
  return (
    <span className="named">
      {row.name}
      <span className="named-tags">
        {row.party && <span className="soft small">{t('consultation.isParty')}</span>}
        {row.obliged && <span className="soft small">{t('consultation.isObliged')}</span>}
        {row.unsolicited && <span className="soft small">{t('consultation.isUnsolicited')}</span>}
      </span>
      {children && <span className="named-acts no-print">{children}</span>}
    </span>
  );
}

const statusMarks: Record<RegisterStatus, { tone?: Tone; sign: IconName }> = {
  listed: { sign: 'mail' }, invited: { sign: 'mail' }, opened: { tone: 'blue', sign: 'mail' }, overdue: { tone: 'brick', sign: 'clock' }, registering: { tone: 'ochre', sign: 'edit' }, answered: { tone: 'green', sign: 'check' }, withdrawn: { tone: 'brick', sign: 'arrowLeft' },
};

const standingSupplements = ({ response }: Consultee): number => response?.supplements.filter(({ withdrawn }) => !withdrawn).length ?? 0;

function StatusTags({ round, row }: { round: Round; row: Consultee }): ReactNode {
  const t = useText();
  const status = registerStatus(row, round.deadline, today());
  return (
    <span className="status">
      <Tag {...statusMarks[status]}>{t(`consultation.status.${status}`)}</Tag>
      {row.response?.late && <Tag tone="ochre" sign="clock">{t('consultation.late')}</Tag>}
      {row.response?.afterConclusion && <Tag tone="ochre" sign="clock">{t('after.conclusion.tag')}</Tag>}
      {row.response?.jointWith && <><Tag tone="blue" sign="person">{t('register.joint')}</Tag><span className="small soft">{t('register.joint.from', { sender: row.response.jointWith })}</span></>}
      {row.namedBy.map(({ responseId, sender }) => <Fragment key={responseId}><Tag tone="ochre" sign="person">{t('register.namedBy')}</Tag><span className="small soft">{t('register.joint.from', { sender })}</span></Fragment>)}
      {row.response?.preliminary && <Tag tone="ochre" sign="half">{t('consultation.preliminary.word')}</Tag>}
      {row.response?.confirmed && <Tag tone="green" sign="check">{t('preliminary.confirmed.word')}</Tag>}
      {row.response?.replaces && <Tag tone="blue" sign="edit">{t('register.replaces')}</Tag>}
      {isUndelivered(row) && <Tag tone="brick" sign="warning">{t('register.letters.undelivered')}</Tag>}
      {standingSupplements(row) > 0 && <Tag tone="blue" sign="plus">{t('after.supplements', { n: standingSupplements(row) })}</Tag>}
      {row.response && row.registering !== null && <Tag tone="ochre" sign="edit">{t('consultation.status.registering')}</Tag>}
    </span>
  );
}

/** In the short table the days stand under the status that they explain. */
function Status({ round, row }: { round: Round; row: Consultee }): ReactNode {
  const t = useText();
  const { response, extension, meetingOn } = row;
  return (
    <span className="status">
      <StatusTags round={round} row={row} />
      {response && <span className="small soft"><Received row={row} /></span>}
      <UnreachedLines row={row} />
      {extension && <span className="small soft">{t('consultation.extendedTo')} <Day value={extension.until} form="short" /></span>}
      {!response && row.reminders.length > 0 && <span className="small soft"><Reminded row={row} /></span>}
      {!response && meetingOn !== null && <span className="small soft">{t('register.meetsOn')} <Day value={meetingOn} form="short" /></span>}
    </span>
  );
}

function Received({ row: { response } }: { row: Consultee }): ReactNode {
  const t = useText();
  return response && <><Day value={response.receivedOn} form="short" />{response.channel !== 'online' && ` · ${t(`consultation.channel.${response.channel}`)}`}</>;
}

function LastDay({ round, row }: { round: Round; row: Consultee }): ReactNode {
  const t = useText();
  const last = lastDayOf(round.deadline, row.extension);
  return <span className="fact-lines"><Day value={last} form="short" />{last !== round.deadline && <span className="small soft">{t('register.extended')}</span>}</span>;
}

function Reminded({ row: { reminders } }: { row: Consultee }): ReactNode {
  const t = useText();
  const latest = reminders.at(-1);
  return latest && <span>{t('register.reminded', { n: reminders.length })}, {reminders.length > 1 && `${t('register.reminded.latest')} `}<Day value={latest.at} form="short" /></span>;
}

/** The latest letter, and every one that did not get there or is delayed. */
function Letters({ row: { letters } }: { row: Consultee }): ReactNode {
  const told = letters.filter((letter, n) => n === 0 || isUnreached(letter) || letter.state === 'delayed');
  return <span className="fact-lines">{told.map((letter) => <LetterLine key={letter.id} letter={letter} />)}</span>;
}

function Asked({ row }: { row: Consultee }): ReactNode {
  const t = useText();
  return (
    <span className="fact-lines">
      <span>{t(`register.asked.${row.unsolicited ? 'unsolicited' : row.obliged ? 'obliged' : 'invited'}`)}</span>
      {row.invitedAt !== null && <span className="small soft">{t('register.sentOn')} <Day value={row.invitedAt} form="short" /></span>}
      {row.invitedAt !== null && (row.openedAt !== null || !row.response) && <span className="small soft">{row.openedAt === null ? t('register.notOpened') : <>{t('register.openedOn')} <Day value={row.openedAt} form="short" /></>}</span>}
    </span>
  );
}

function Contact({ row }: { row: Consultee }): ReactNode {
  return <span className="fact-lines">{row.contactName !== null && <span>{row.contactName}</span>}<MailAddress value={row.contactMail ?? row.officialMail} /></span>;
}

function Coordinators({ row }: { row: Consultee }): ReactNode {
  const t = useText();
  return <span className="fact-lines">{row.coordinators.map(({ id, name, email, waiting, closed }) => <span key={id}>{name ?? <MailAddress value={email} />}{waiting && <span className="small soft"> ({t('register.waiting.in')})</span>}{closed && <span className="small undelivered"> ({t('register.account.closed')})</span>}</span>)}</span>;
}

function Numbers({ row }: { row: Consultee }): ReactNode {
  const t = useText();
  return (
    <span className="fact-lines">
      {row.response?.registryNumber && <span><span className="small soft">{t('register.numbers.theirs')}</span> {row.response.registryNumber}</span>}
      {row.ownRegistryNumber !== '' && <span><span className="small soft">{t('register.numbers.own')}</span> {row.ownRegistryNumber}</span>}
    </span>
  );
}

function RowActs({ round, row, onAct }: { round: Round; row: Consultee; onAct: (act: RowAct) => void }): ReactNode {
  const t = useText();
  const to = (responseId: string) => ({ to: '/omgangar/$roundId/svar/$responseId', params: { roundId: round.id, responseId } }) as const;
  const named = <span className="ds-sr-only"> – {row.name}</span>;
  return (
    <span className="row-acts">
      {row.response && <Link {...to(row.response.id)} className="text-link nowrap row-act">{t('consultation.response.read')}{named}</Link>}
      {row.registering !== null ? <Link {...to(row.registering)} className="text-link row-act">{t('consultation.register.continue')}{named}</Link>
        : row.refusals.register === null && <Button variant="tertiary" data-size="sm" onClick={() => onAct('register')}>{t('consultation.register.act')}{named}</Button>}
      {row.refusals.keep === null && row.namedBy.map(({ responseId, sender }) => <Link key={responseId} {...to(responseId)} className="text-link row-act">{t('register.namedBy.settle')}<span className="ds-sr-only"> – {row.name}, {sender}</span></Link>)}
      {isUnregistered(row) && row.refusals.keep === null && <Button variant="tertiary" data-size="sm" onClick={() => onAct('keep')}>{t('register.unregistered.give')}{named}</Button>}
      {row.letters.some(({ refusals }) => refusals.sendAgain === null) && <Button variant="tertiary" data-size="sm" onClick={() => onAct('again')}>{t('again.open')}{named}</Button>}
      {!row.response && row.refusals.extend === null && !row.unsolicited && <Button variant="tertiary" data-size="sm" onClick={() => onAct('extend')}>{t('consultation.extend')}{named}</Button>}
    </span>
  );
}

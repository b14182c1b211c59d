/** The list of consultees before the round opens, and the register of their answers after. Nothing of unsubmitted work is known here (`domain.md` rule 8). */
import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Consultee, isLate, type Round } from '#shared/consultation.ts';
import { Chip, ChipGroup } from '../ui/chip.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Day, today } from '../ui/dates.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Answered } from '../ui/loading.tsx';
import { MailAddress } from '../ui/mail-address.tsx';
import { StanceMark, Tag } from '../ui/marks.tsx';
import { Section } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { AddConsultee, AddParties } from './add-consultee.tsx';
import { ChangeConsultee } from './change-consultee.tsx';
import { acts, registerQuery } from './consultation.ts';
import { CoordinatorsDialog } from './coordinators-dialog.tsx';
import { ExtensionDialog } from './extension-dialog.tsx';
import { RegisterDialog } from './register-dialog.tsx';

const registerFilters = ['all', 'answered', 'waiting', 'unopened', 'late', 'extended', 'unsolicited'] as const;
export type RegisterFilter = (typeof registerFilters)[number];

function fitsFilter(consultee: Consultee, filter: RegisterFilter): boolean {
  switch (filter) {
    case 'all': return true;
    case 'answered': return consultee.response !== null;
    case 'waiting': return consultee.response === null && !consultee.unsolicited;
    case 'unopened': return consultee.response === null && consultee.openedAt === null && consultee.invitedAt !== null;
    case 'late': return consultee.response?.late === true;
    case 'extended': return consultee.extension !== null;
    case 'unsolicited': return consultee.unsolicited;
  }
}

export function Register({ round }: { round: Round }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const register = useQuery(registerQuery(round.id));
  const [adding, setAdding] = useState(false);
  const [filter, setFilter] = useState<RegisterFilter>('all');
  const [sought, setSought] = useState('');
  const planned = round.state === 'planned';
  const changed = () => Promise.all(['consultee', 'round'].map((subject) => client.invalidateQueries({ queryKey: [subject] })));
  return (
    <Section
      id="register" title={t(planned ? 'consultation.list' : 'consultation.register')} count={register.data?.items.length}
      acts={<><AddParties round={round} listed={register.data?.items ?? []} onDone={changed} />{round.refusals.addConsultee === null && <Button variant="secondary" onClick={() => setAdding(true)}>{t('consultation.consultee.add')}</Button>}</>}
    >
      <Answered question={register}>
        {({ items }) => {
          if (items.length === 0) return <EmptyState>{t('consultation.list.empty')}</EmptyState>;
          const shown = items.filter((one) => fitsFilter(one, filter) && one.name.toLocaleLowerCase('sv').includes(sought.trim().toLocaleLowerCase('sv')));
          return (
            <>
              {!planned && (
                <div className="row register-filters no-print">
                  <ChipGroup label={t('consultation.register.show')}>
                    {registerFilters.map((one) => {
                      const n = items.filter((consultee) => fitsFilter(consultee, one)).length;
                      return (one === 'all' || n > 0 || one === filter) && <Chip key={one} pressed={filter === one} count={n} onChange={(on) => setFilter(on ? one : 'all')}>{t(`consultation.register.${one}`)}</Chip>;
                    })}
                  </ChipGroup>
                  {items.length > 12 && <SearchField label={t('consultation.register.search')} value={sought} onChange={setSought} />}
                </div>
              )}
              {shown.length === 0 ? <EmptyState>{t('consultation.register.none')}</EmptyState> : planned ? <PlannedList items={shown} onChanged={changed} /> : <Answers round={round} items={shown} />}
            </>
          );
        }}
      </Answered>
      <AddConsultee open={adding} round={round} onClose={() => setAdding(false)} onDone={changed} />
    </Section>
  );
}

function PlannedList({ items, onChanged }: { items: readonly Consultee[]; onChanged: () => Promise<unknown> }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const [changing, setChanging] = useState<Consultee | null>(null);
  const [error, setError] = useState<unknown>(null);
  const remove = async (row: Consultee) => {
    setError(null);
    try {
      await acts.removeConsultee(row.id);
      await onChanged();
      say(t('consultation.consultee.removed', { name: row.name }));
    } catch (caught) {
      setError(caught);
    }
  };
  const columns: Column<Consultee>[] = [
    { key: 'name', head: t('consultation.consultee'), names: true, cell: (row) => <Named row={row} /> },
    { key: 'category', head: t('consultation.category'), cell: (row) => t(`consultation.category.${row.category}`) },
    { key: 'mail', head: t('consultation.officialMail'), cell: (row) => <MailAddress value={row.officialMail} /> },
    { key: 'contact', head: t('consultation.contactPerson'), cell: (row) => [row.contactName, row.contactMail].filter(Boolean).join(', ') || '–' },
    { key: 'acts', head: <span className="ds-sr-only">{t('consultation.acts')}</span>, cell: (row) => (
      <span className="row-acts">
        {row.refusals.change === null && <Button variant="tertiary" data-size="sm" onClick={() => setChanging(row)}>{t('consultation.consultee.change')}<span className="ds-sr-only"> – {row.name}</span></Button>}
        {row.refusals.remove === null && <Button variant="tertiary" data-size="sm" aria-label={t('ui.remove', { what: row.name })} onClick={() => void remove(row)}>{t('consultation.consultee.remove')}</Button>}
      </span>
    ) },
  ];
  return (
    <>
      <Problem error={error} />
      <DataTable caption={t('consultation.list')} columns={columns} rows={items} rowKey={(row) => row.id} />
      <ChangeConsultee consultee={changing} onClose={() => setChanging(null)} onDone={onChanged} />
    </>
  );
}

function Named({ row, onCoordinators }: { row: Consultee; onCoordinators?: () => void }): ReactNode {
  const t = useText();
  return (
    <span className="named">
      {row.name}
      <span className="named-tags">
        {row.party && <span className="soft small">{t('consultation.isParty')}</span>}
        {row.obliged && <span className="soft small">{t('consultation.isObliged')}</span>}
        {row.unsolicited && <span className="soft small">{t('consultation.isUnsolicited')}</span>}
      </span>
      {onCoordinators && <button type="button" className="text-button small coordinators-button" onClick={onCoordinators}>{t('consultation.coordinators', { n: row.coordinators.length })}<span className="ds-sr-only"> – {row.name}</span></button>}
    </span>
  );
}

function Answers({ round, items }: { round: Round; items: readonly Consultee[] }): ReactNode {
  const t = useText();
  const [extending, setExtending] = useState<Consultee | null>(null);
  const [registering, setRegistering] = useState<Consultee | null>(null);
  const [coordinating, setCoordinating] = useState<string | null>(null);
  const changesCoordinators = (row: Consultee) => row.refusals.removeCoordinator === null && row.invitedAt !== null;
  const columns: Column<Consultee>[] = [
    { key: 'name', head: t('consultation.consultee'), names: true, cell: (row) => (changesCoordinators(row) ? <Named row={row} onCoordinators={() => setCoordinating(row.id)} /> : <Named row={row} />) },
    { key: 'status', head: t('consultation.status'), cell: (row) => <Status round={round} row={row} /> },
    { key: 'stance', head: t('consultation.stance'), cell: (row) => (row.response ? <StanceMark stance={row.response.stance} /> : '–') },
    { key: 'comments', head: t('consultation.comments'), numbers: true, cell: (row) => row.response?.comments ?? '–' },
    { key: 'acts', head: <span className="ds-sr-only">{t('consultation.acts')}</span>, cell: (row) => <RowActs round={round} row={row} onExtend={() => setExtending(row)} onRegister={() => setRegistering(row)} /> },
  ];
  return (
    <>
      <DataTable caption={t('consultation.register')} columns={columns} rows={items} rowKey={(row) => row.id} />
      <ExtensionDialog round={round} consultee={extending} onClose={() => setExtending(null)} />
      <CoordinatorsDialog consultee={items.find(({ id }) => id === coordinating) ?? null} onClose={() => setCoordinating(null)} />
      <RegisterDialog round={round} consultee={registering} onClose={() => setRegistering(null)} />
    </>
  );
}

function Status({ round, row }: { round: Round; row: Consultee }): ReactNode {
  const t = useText();
  const { response, extension, openedAt, invitedAt } = row;
  const overdue = response === null && !row.unsolicited && isLate(today(), round.deadline, extension?.until ?? null);
  return (
    <span className="status">
      {response ? <Tag tone="green" sign="check">{t('consultation.status.answered')}</Tag> : overdue ? <Tag tone="brick" sign="clock">{t('consultation.status.overdue')}</Tag> : openedAt !== null ? <Tag tone="blue" sign="mail">{t('consultation.status.opened')}</Tag> : <Tag sign="mail">{t(invitedAt === null ? 'consultation.status.listed' : 'consultation.status.invited')}</Tag>}
      {response && <span className="small soft"><Day value={response.receivedOn} form="short" />{response.channel !== 'online' && ` · ${t(`consultation.channel.${response.channel}`)}`}</span>}
      {response?.late && <Tag tone="ochre" sign="clock">{t('consultation.late')}</Tag>}
      {response?.preliminary && <Tag tone="ochre" sign="half">{t('consultation.preliminary.word')}</Tag>}
      {extension && <span className="small soft">{t('consultation.extendedTo')} <Day value={extension.until} form="short" /></span>}
      {row.registering !== null && <Tag tone="ochre" sign="edit">{t('consultation.status.registering')}</Tag>}
    </span>
  );
}

function RowActs({ round, row, onExtend, onRegister }: { round: Round; row: Consultee; onExtend: () => void; onRegister: () => void }): ReactNode {
  const t = useText();
  const to = (responseId: string) => ({ to: '/omgangar/$roundId/svar/$responseId', params: { roundId: round.id, responseId } }) as const;
  if (row.response) return <Link {...to(row.response.id)} className="text-link nowrap row-act">{t('consultation.response.read')}<span className="ds-sr-only"> – {row.name}</span></Link>;
  return (
    <span className="row-acts">
      {row.registering !== null ? <Link {...to(row.registering)} className="text-link row-act">{t('consultation.register.continue')}<span className="ds-sr-only"> – {row.name}</span></Link>
        : row.refusals.register === null && <Button variant="tertiary" data-size="sm" onClick={onRegister}>{t('consultation.register.act')}<span className="ds-sr-only"> – {row.name}</span></Button>}
      {row.refusals.extend === null && !row.unsolicited && <Button variant="tertiary" data-size="sm" onClick={onExtend}>{t('consultation.extend')}<span className="ds-sr-only"> – {row.name}</span></Button>}
    </span>
  );
}

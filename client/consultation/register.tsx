/** The list of consultees before the round opens, and the register of their answers after. Nothing of unsubmitted work is known here (`domain.md` rule 8). */
import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Consultee, Round } from '#shared/consultation.ts';
import { isUnregistered } from '#shared/consultee-register.ts';
import { consulteeCategories } from '#shared/export.ts';
import { Chip, ChipGroup } from '../ui/chip.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { today } from '../ui/dates.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { MailAddress } from '../ui/mail-address.tsx';
import { Section } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { AddConsultee, addingOf, AddParties } from './add-consultee.tsx';
import { ChangeConsultee } from './change-consultee.tsx';
import { acts, addresses, registerQuery } from './consultation.ts';
import { CoordinatorsDialog } from './coordinators-dialog.tsx';
import { ExtensionDialog } from './extension-dialog.tsx';
import { ImportConsultees } from './import-consultees.tsx';
import { KeepRegister } from './keep-register.tsx';
import { MailingDialog } from './mailing-dialog.tsx';
import { fullColumns, Named, type RowAct, shortColumns } from './register-columns.tsx';
import { RegisterDialog } from './register-dialog.tsx';
import { registerFilters, type RegisterSearch, registerSearch, registerSorts } from './register-search.ts';
import { SendAgainDialog } from './send-again-dialog.tsx';
import { fitsFilter, shownRows } from './register-view.ts';

export function Register({ round }: { round: Round }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const register = useQuery(registerQuery(round.id));
  const [adding, setAdding] = useState(false);
  const [importing, setImporting] = useState(false);
  const planned = round.state === 'planned';
  const changed = () => Promise.all(['consultee', 'round'].map((subject) => client.invalidateQueries({ queryKey: [subject] })));
  return (
    <Section
      id="register" title={t(planned ? 'consultation.list' : 'consultation.register')} count={register.data?.items.length}
      acts={<><AddParties round={round} listed={register.data?.items ?? []} onDone={changed} />{round.refusals.addConsultee === null && round.state !== 'closed' && <Button variant="tertiary" onClick={() => setImporting(true)}>{t('list.import')}</Button>}{round.refusals.addConsultee === null && <Button variant="secondary" onClick={() => setAdding(true)}>{t(addingOf(round))}</Button>}</>}
    >
      <Answered question={register}>
        {({ items }) => (items.length === 0 ? <EmptyState>{t('consultation.list.empty')}</EmptyState> : planned ? <PlannedList items={items} onChanged={changed} /> : <Answers round={round} items={items} />)}
      </Answered>
      <ImportConsultees open={importing} round={round} onClose={() => setImporting(false)} onDone={changed} />
      <AddConsultee open={adding} round={round} onClose={() => setAdding(false)} onDone={changed} />
    </Section>
  );
}

function useRegisterSearch(roundId: string): { search: RegisterSearch; go: (change: Partial<Record<keyof RegisterSearch, string | undefined>>) => void } {
  const raw = useSearch({ strict: false });
  const search = useMemo(() => registerSearch(raw), [raw]);
  const navigate = useNavigate();
  return { search, go: (change) => void navigate({ to: '/omgangar/$roundId', params: { roundId }, search: registerSearch({ ...search, ...change }), replace: true, resetScroll: false }) };
}

function Answers({ round, items }: { round: Round; items: readonly Consultee[] }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { search, go } = useRegisterSearch(round.id);
  const [sought, setSought] = useState('');
  const [asked, setAsked] = useState<{ act: RowAct; id: string } | null>(null);
  const [mailing, setMailing] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const filters = useRef<HTMLDivElement>(null);
  const when = { deadline: round.deadline, today: today() };
  const shown = shownRows(items, { ...search, sought }, when);
  const show = search.show ?? 'all';
  const unregistered = items.filter(isUnregistered).length;
  const subject = (act: RowAct) => (asked?.act === act ? items.find(({ id }) => id === asked.id) ?? null : null);
  const columns = (search.view === 'full' ? fullColumns : shortColumns)(t, round, (act, row) => setAsked({ act, id: row.id }));
  const close = () => setAsked(null);
  // Whoever is seen only because a letter did not get there goes from the list with the button that had the focus; the choice of what is shown is nearest.
  const isGone = sentTo !== null && !shown.some(({ id }) => id === sentTo);
  useEffect(() => {
    if (isGone && (document.activeElement === null || document.activeElement === document.body)) filters.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }, [isGone]);
  return (
    <>
      <div ref={filters} className="row register-filters no-print">
        <ChipGroup label={t('consultation.register.show')}>
          {registerFilters.map((one) => {
            const n = items.filter((row) => fitsFilter(row, one, when)).length;
            return (one === 'all' || n > 0 || one === show) && <Chip key={one} pressed={show === one} count={n} onChange={(on) => go({ show: on ? one : undefined })}>{t(`consultation.register.${one}`)}</Chip>;
          })}
        </ChipGroup>
        {items.length > 12 && <SearchField label={t('consultation.register.search')} value={sought} onChange={setSought} />}
      </div>
      <div className="register-choices no-print">
        <Choose label={t('register.category')} value={search.category ?? ''} onChange={(category) => go({ category })} options={[['', t('register.category.any')], ...consulteeCategories.filter((one) => items.some(({ category }) => category === one)).map((one): [string, string] => [one, t(`consultation.category.${one}`)])]} />
        <Choose label={t('register.sort')} value={search.sort ?? 'name'} onChange={(sort) => go({ sort })} options={registerSorts.map((one) => [one, t(`register.sort.${one}`)])} />
        <ChipGroup label={t('register.view')}>
          <Chip pressed={search.view !== 'full'} onChange={() => go({ view: undefined })}>{t('register.view.short')}</Chip>
          <Chip pressed={search.view === 'full'} onChange={() => go({ view: 'full' })}>{t('register.view.full')}</Chip>
        </ChipGroup>
        {round.refusals.mail === null && shown.length > 0 && <button type="button" className="text-button register-mail" onClick={() => setMailing(true)}><Icon name="mail" size={16} /> {t('mailing.open', { n: shown.length })}</button>}
        <a className="text-link register-csv" href={addresses.registerCsv(round.id, locale)} download><Icon name="download" size={16} /> {t('register.csv')}</a>
      </div>
      {unregistered > 0 && round.refusals.mail === null && show !== 'unregistered' && <p className="standing no-print" data-tone="ochre"><Icon name="edit" /> <span>{t('register.unregistered', { n: unregistered })} <button type="button" className="text-button" onClick={() => go({ show: 'unregistered' })}>{t('register.unregistered.show', { n: unregistered })}</button></span></p>}
      <p className="ds-sr-only" role="status">{t('register.shown', { n: shown.length, of: items.length })}</p>
      {shown.length === 0 ? <EmptyState>{t('consultation.register.none')}</EmptyState>
        : <div className={search.view === 'full' ? 'register-full' : undefined}><DataTable caption={t('consultation.register')} columns={columns} rows={shown} rowKey={(row) => row.id} /></div>}
      <ExtensionDialog round={round} consultee={subject('extend')} onClose={close} />
      <CoordinatorsDialog consultee={subject('coordinators')} onClose={close} />
      <RegisterDialog round={round} consultee={subject('register')} onClose={close} />
      <MailingDialog open={mailing} round={round} rows={shown} onClose={() => setMailing(false)} />
      <SendAgainDialog consultee={subject('again')} onClose={close} onSent={setSentTo} />
      <KeepRegister round={round} consultee={subject('keep')} onClose={close} />
    </>
  );
}

function Choose({ label, value, options, onChange }: { label: string; value: string; options: readonly (readonly [value: string, text: string])[]; onChange: (value: string) => void }): ReactNode {
  return (
    <Field>
      <Label>{label}</Label>
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([one, text]) => <Select.Option key={one} value={one}>{text}</Select.Option>)}
      </Select>
    </Field>
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

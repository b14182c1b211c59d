/** A list from a spreadsheet: what each row says is shown first, and every fault with its row; then all of it is added, or nothing. */
import { Alert, Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import type { Round } from '#shared/consultation.ts';
import { type ListFault, type ListPreview, listPreviewSchema } from '#shared/consultee-list.ts';
import { limits } from '#shared/limits.ts';
import { send } from '../api.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { Icon } from '../ui/icons.tsx';
import { MailAddress } from '../ui/mail-address.tsx';
import { Tag } from '../ui/marks.tsx';
import { Problem } from '../ui/problem.tsx';
import { type Text, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { addresses } from './consultation.ts';

const accepted = '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const megabytes = Math.floor(limits.upload / 2 ** 20);
/** More than these are told by their number: whoever has hundreds corrects the first and looks again. */
const faultsTold = 25;

interface Props {
  open: boolean;
  round: Round;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

export function ImportConsultees({ open, round, onClose, onDone }: Props): ReactNode {
  const t = useText();
  return <Modal open={open} title={t('list.title')} onClose={onClose}><ImportList round={round} onClose={onClose} onDone={onDone} /></Modal>;
}

/** `key` belongs to the intent: the same list sent again after silence is added once. */
async function sendList(roundId: string, file: File, dry: boolean, key?: string): Promise<ListPreview> {
  const body = new FormData();
  body.append('file', file);
  const response = await send(addresses.importConsultees(roundId, dry), { method: 'POST', body, ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }) });
  return listPreviewSchema.parse(await response.json());
}

function ImportList({ round, onClose, onDone }: Omit<Props, 'open'>): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const id = useId();
  const [chosen, setChosen] = useState<{ file: File; key: string } | null>(null);
  const looking = useMutation({ mutationFn: (file: File) => sendList(round.id, file, true) });
  const adding = useMutation({
    mutationFn: ({ file, key }: { file: File; key: string }) => sendList(round.id, file, false, key),
    onSuccess: async ({ added }) => {
      await onDone();
      say(t('list.done', { n: added }));
      onClose();
    },
  });
  const tooLarge = chosen !== null && chosen.file.size > limits.upload;
  const choose = (file: File | undefined) => {
    adding.reset();
    looking.reset();
    setChosen(file === undefined ? null : { file, key: crypto.randomUUID() });
    if (file !== undefined && file.size <= limits.upload) looking.mutate(file);
  };
  const found = looking.data;
  const toAdd = found?.rows.filter(({ outcome }) => outcome === 'add').length ?? 0;
  return (
    <div className="stack list-import">
      <p>{t('list.what')}</p>
      <p className="soft">{t('list.columns.how')}</p>
      <div className="row">
        <span className="file-choose ds-button" data-variant="secondary">
          <label htmlFor={id}><Icon name="plus" size={16} /> {t(chosen === null ? 'list.choose' : 'list.chooseOther')}<span className="ds-sr-only"> – {t('list.file')}</span></label>
          {/* Emptied at each choice, so that the same file, corrected, can be chosen again. */}
          <input id={id} type="file" accept={accepted} aria-describedby={`${id}chosen`} onChange={(event) => { choose(event.target.files?.[0]); event.target.value = ''; }} />
        </span>
        <span id={`${id}chosen`} className="break">{chosen?.file.name ?? ''}</span>
      </div>
      <div role="status" className="stack">
        {tooLarge && <Alert data-color="danger">{t('list.tooLarge', { megabytes })}</Alert>}
        {looking.isPending && <p>{t('list.reading')}</p>}
        {found && <Found found={found} toAdd={toAdd} />}
      </div>
      <Problem error={looking.error ?? adding.error} />
      {found && found.rows.length > 0 && <Rows found={found} />}
      {found && found.faults.length === 0 && toAdd > 0 && round.state === 'open' && <p className="gentle-warning"><Icon name="mail" size={18} /> {t('list.invites')}</p>}
      <div className="row dialog-acts">
        {found && found.faults.length === 0 && toAdd > 0 && <Button loading={adding.isPending} onClick={() => chosen && !adding.isPending && adding.mutate(chosen)}>{t(round.state === 'open' ? 'list.act.invite' : 'list.act', { n: toAdd })}</Button>}
        <Button variant="tertiary" onClick={onClose}>{t('ui.cancel')}</Button>
      </div>
    </div>
  );
}

function Found({ found: { rows, faults, ignored }, toAdd }: { found: ListPreview; toAdd: number }): ReactNode {
  const t = useText();
  const fresh = new Set(rows.filter(({ isNewOrganisation, outcome }) => isNewOrganisation && outcome === 'add').map(({ organisation }) => organisation.toLocaleLowerCase('sv'))).size;
  return (
    <>
      {faults.length > 0 ? <Faults faults={faults} /> : <p><strong>{t('list.found', { add: toAdd, listed: rows.length - toAdd })}</strong> {t('list.newOrganisations', { n: fresh })}</p>}
      {ignored.length > 0 && <p className="soft">{t('list.ignored', { heads: ignored.join(', ') })}</p>}
    </>
  );
}

function Faults({ faults }: { faults: ListPreview['faults'] }): ReactNode {
  const t = useText();
  return (
    <Alert data-color="danger" className="list-faults">
      <h3>{t('list.faults', { n: faults.length })}</h3>
      <p>{t('list.faults.how')}</p>
      <ul>{faults.slice(0, faultsTold).map((fault) => <li key={`${fault.row} ${fault.field} ${fault.code}`}><strong>{t('list.fault.at', { row: fault.row, column: t(`list.field.${fault.field}`) })}</strong> {saidOf(t, fault)}</li>)}</ul>
      {faults.length > faultsTold && <p>{t('list.faults.more', { n: faults.length - faultsTold })}</p>}
    </Alert>
  );
}

const saidOf = (t: Text, { code, said, other }: ListFault): string => t(`list.fault.${code}`, { said, other: other ?? '' });

function Rows({ found: { rows, faults } }: { found: ListPreview }): ReactNode {
  const t = useText();
  const wrong = new Set(faults.map(({ row }) => row));
  const columns: Column<ListPreview['rows'][number]>[] = [
    { key: 'row', head: t('list.row'), numbers: true, cell: ({ row }) => row },
    { key: 'name', head: t('consultation.consultee'), names: true, cell: ({ name, isNewOrganisation }) => <span className="fact-lines"><span>{name}</span>{isNewOrganisation && <span className="small soft">{t('list.isNew')}</span>}</span> },
    { key: 'category', head: t('consultation.category'), cell: ({ category, obliged }) => <span className="fact-lines"><span>{t(`consultation.category.${category}`)}</span>{obliged && <span className="small soft">{t('consultation.isObliged')}</span>}</span> },
    { key: 'mail', head: t('consultation.contactPerson'), cell: ({ officialMail, contactName, contactMail }) => <span className="fact-lines">{contactName !== null && <span>{contactName}</span>}<MailAddress value={contactMail ?? officialMail} /></span> },
    { key: 'outcome', head: t('list.outcome'), cell: ({ outcome }) => <Tag {...(outcome === 'add' ? { tone: 'green' as const, sign: 'plus' as const } : { sign: 'check' as const })}>{t(`list.outcome.${outcome}`)}</Tag> },
  ];
  return <DataTable caption={t('list.rows')} columns={faults.length > 0 ? columns.slice(0, 4) : columns} rows={rows} rowKey={({ row }) => String(row)} marked={({ row }) => wrong.has(row)} />;
}

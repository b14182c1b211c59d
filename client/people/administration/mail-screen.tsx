import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { MailRow } from '#shared/people.ts';
import { answer, api } from '../../api.ts';
import { Chip, ChipGroup } from '../../ui/chip.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Moment } from '../../ui/dates.tsx';
import { Modal } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Answered } from '../../ui/loading.tsx';
import { MailAddress } from '../../ui/mail-address.tsx';
import { Tag } from '../../ui/marks.tsx';
import { Section } from '../../ui/page.tsx';
import { useText } from '../../ui/text.tsx';
import { type MailSearch, mailSearch } from './mail-search.ts';

export function MailScreen(): ReactNode {
  const t = useText();
  const [reading, setReading] = useState<MailRow | null>(null);
  // Mail goes out by itself, without an event to tell of it: asked for oftener while a letter waits for its first try.
  const mail = useQuery({ queryKey: ['mail'], queryFn: () => answer(api.mail.$get({ query: {} })), refetchInterval: ({ state }) => (state.data?.items.some(({ sentAt, attempts, replaced }) => sentAt === null && !replaced && attempts === 0) ? 2_000 : 15_000) });
  // Older than the latest, too: a letter may come back after many others have gone.
  const unreached = useQuery({ queryKey: ['mail', 'unreached'], queryFn: () => answer(api.mail.$get({ query: { show: 'unreached' } })), refetchInterval: 15_000 });
  const onlyUnreached = (useSearch({ strict: false }) as MailSearch).show === 'unreached';
  const navigate = useNavigate();
  const show = (which?: 'unreached') => void navigate({ to: '/administration/brev', search: mailSearch({ show: which }), replace: true, resetScroll: false });
  const n = unreached.data?.items.length ?? 0;
  const columns: Column<MailRow>[] = [
    { key: 'to', head: t('people.mail.to'), cell: (row) => <MailAddress value={row.recipient} /> },
    { key: 'subject', head: t('people.mail.subject'), cell: (row) => <span lang={row.language}>{row.subject}</span>, names: true },
    { key: 'created', head: t('people.mail.created'), cell: (row) => <span className="nowrap"><Moment value={row.createdAt} form="short" /></span> },
    { key: 'sent', head: t('people.mail.sent'), cell: (row) => <Became row={row} /> },
    { key: 'act', head: <span className="ds-sr-only">{t('people.mail.open')}</span>, cell: (row) => <Button variant="tertiary" onClick={() => setReading(row)}>{t('people.mail.open')}</Button> },
  ];
  return (
    <Section title={t('people.mail')}>
      <p className="soft">{t(onlyUnreached ? 'people.mail.lead.unreached' : 'people.mail.lead')}</p>
      <SetAside />
      {(n > 0 || onlyUnreached) && (
        <ChipGroup label={t('people.mail.show')}>
          <Chip pressed={!onlyUnreached} onChange={() => show()}>{t('people.mail.latest')}</Chip>
          <Chip pressed={onlyUnreached} count={n} onChange={() => show('unreached')}>{t('people.mail.unreached')}</Chip>
        </ChipGroup>
      )}
      <Answered question={onlyUnreached ? unreached : mail}>
        {({ items }) => items.length === 0 ? <EmptyState>{t(onlyUnreached ? 'people.mail.unreached.none' : 'people.mail.empty')}</EmptyState> : <DataTable caption={t('people.mail')} columns={columns} rows={items} rowKey={(row) => row.id} />}
      </Answered>
      {reading && (
        <Modal open title={<span lang={reading.language}>{reading.subject}</span>} onClose={() => setReading(null)}>
          <Letter id={reading.id} />
        </Modal>
      )}
    </Section>
  );
}

/** When it went, and what another server has sent back about it since. */
function Became({ row: { sentAt, attempts, replaced, returned } }: { row: MailRow }): ReactNode {
  const t = useText();
  return (
    <span className="stack-tight">
      {sentAt !== null ? <span className="nowrap"><Moment value={sentAt} form="short" /></span> : !replaced && <Tag tone="ochre" sign="clock">{t('people.mail.waiting', { n: attempts })}</Tag>}
      {returned && <span><Tag tone={returned.outcome === 'returned' ? 'brick' : 'ochre'} sign={returned.outcome === 'returned' ? 'warning' : 'clock'}>{t(`people.mail.${returned.outcome}`)}</Tag></span>}
      {returned && <span className="small soft">{t(`people.mail.reason.${returned.reason}`)}</span>}
      {replaced && <span className="small soft">{t('people.mail.replaced')}</span>}
    </span>
  );
}

/** Files that nobody could read: whoever looks after the mail reads them. */
function SetAside(): ReactNode {
  const t = useText();
  const aside = useQuery({ queryKey: ['returned-mail'], queryFn: () => answer(api['returned-mail'].$get()) });
  const files = aside.data?.items ?? [];
  const n = aside.data?.count ?? 0;
  if (n === 0) return null;
  return (
    <div className="stack-tight">
      <p className="gentle-warning"><Icon name="warning" size={18} /> {t('people.mail.set-aside', { n })}</p>
      <details><summary>{n > files.length ? t('people.mail.set-aside.latest', { n: files.length }) : t('people.mail.set-aside.files', { n })}</summary><ul>{files.map(({ id, fileName, at }) => <li key={id}><Moment value={at} form="short" /> <code>{fileName}</code></li>)}</ul></details>
    </div>
  );
}

function Letter({ id }: { id: string }): ReactNode {
  const t = useText();
  const letter = useQuery({ queryKey: ['mail', id], queryFn: () => answer(api.mail[':id'].$get({ param: { id } })) });
  return (
    <Answered question={letter}>
      {({ recipient, language, body, attachments, returned, diagnostic }) => (
        <>
          <p className="soft">{t('people.mail.to')}: {recipient}</p>
          {returned && <p><strong>{t(`people.mail.${returned.outcome}`)}</strong> <Moment value={returned.at} form="short" />. {t(`people.mail.reason.${returned.reason}`)}</p>}
          {diagnostic && <p className="small soft">{t('people.mail.diagnostic')}: <span lang="">{diagnostic}</span></p>}
          <pre className="letter" lang={language}>{body}</pre>
          {attachments.length > 0 && <p>{t('people.mail.attachments')}: {attachments.map(({ name }) => name).join(', ')}</p>}
        </>
      )}
    </Answered>
  );
}

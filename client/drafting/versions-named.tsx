/** The named versions of each document of a matter, above the frozen ones. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Version, versionInput } from '#shared/drafting-history.ts';
import type { WorkingDocument } from '#shared/drafting.ts';
import { answer, api } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { momentText } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { Answered } from '../ui/loading.tsx';
import { Section } from '../ui/page.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { comparisonAddress, historyAddress } from './addresses.ts';
import { documentsQuery } from './documents.ts';
import { versionsQuery } from './history.ts';
import { versionName, versionText } from './points.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import './history.css';

export function NamedVersions({ matterId }: { matterId: string }): ReactNode {
  const t = useText();
  const documents = useQuery(documentsQuery(matterId));
  return (
    <Answered question={documents}>
      {({ items }) => (items.length === 0 ? null : (
        <Section title={t('history.versions.title')}>
          <p className="soft">{t('history.versions.lead')}</p>
          {items.map((document) => <OfDocument key={document.id} document={document} />)}
        </Section>
      ))}
    </Answered>
  );
}

function OfDocument({ document }: { document: WorkingDocument }): ReactNode {
  const t = useText();
  const versions = useQuery(versionsQuery(document.id));
  const [isNaming, setNaming] = useState(false);
  const [wanted, setWanted] = useState<{ point: string; what: string } | null>(null);
  return (
    <div className="card stack named-versions">
      <div className="row-apart">
        <h3>{document.title}</h3>
        <div className="row no-print">
          <Link to={historyAddress(document.id) as string} className="text-link">{t('history.title')}</Link>
          <ActButton variant="secondary" refusal={versions.data?.refusals['name'] ?? null} showWhy={false} onAct={() => setNaming(true)}>{t('history.versions.name')}</ActButton>
        </div>
      </div>
      <Answered question={versions}>
        {({ items, refusals }) => (items.length === 0 ? <EmptyState>{t('history.versions.empty')}</EmptyState> : (
          <ol className="plain-list named-list">
            {items.map((version) => <Named key={version.id} version={version} refusal={refusals['restore'] ?? null} onRestore={() => setWanted({ point: `version.${version.id}`, what: t('history.point.versionSaid', { number: version.number, title: versionName(t, version) }) })} />)}
          </ol>
        ))}
      </Answered>
      <Modal open={isNaming} title={t('history.versions.nameTitle')} onClose={() => setNaming(false)}>
        <Naming documentId={document.id} onDone={() => setNaming(false)} />
      </Modal>
      <RestoreDialog documentId={document.id} wanted={wanted} onClose={() => setWanted(null)} />
    </div>
  );
}

function Named({ version, refusal, onRestore }: { version: Version; refusal: string | null; onRestore: () => void }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  return (
    <li className="named-version">
      <div>
        <p><strong>{t('history.point.number', { number: version.number })}</strong> <span lang="sv">{versionName(t, version)}</span></p>
        {version.reason !== '' && <p lang="sv">{version.reason}</p>}
        <p className="small soft">{t('history.versions.by', { name: version.namedBy, when: momentText(locale, version.namedAt, 'medium') })} · {t('history.versions.words', { n: version.words })}</p>
      </div>
      <div className="row no-print">
        <Link to={comparisonAddress(version.documentId, { from: `version.${version.id}`, to: 'now' }) as string} className="text-link">{t('history.versions.compareNow')}</Link>
        <ActButton variant="tertiary" refusal={refusal} showWhy={false} onAct={onRestore}>{t('history.restore')}<span className="ds-sr-only">: {versionText(t, version)}</span></ActButton>
      </div>
    </li>
  );
}

function Naming({ documentId, onDone }: { documentId: string; onDone: () => void }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  const form = useForm({
    schema: versionInput,
    start: { title: '', reason: '' },
    submit: async (json) => {
      const { number } = await answer(api.documents[':id'].versions.$post({ param: { id: documentId }, json }));
      await client.invalidateQueries({ queryKey: ['version', documentId] });
      say(t('history.versions.named', { number }));
      onDone();
    },
  });
  const labels = { title: t('history.versions.nameLabel'), reason: t('history.versions.reasonLabel') };
  return (
    <FormBody form={form} submitText={t('history.versions.name')} labels={labels}>
      <TextField form={form} name="title" label={labels.title} description={t('history.versions.nameHelp')} autoFocus maxLength={300} />
      <TextField form={form} name="reason" label={labels.reason} optional rows={3} />
    </FormBody>
  );
}

/** What the public reads of a round, as its lead decides: the page, the responses on it, the final report. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Publication, withdrawalInput } from '#shared/publication.ts';
import { ActButton } from '../ui/act-button.tsx';
import { useCrumb } from '../ui/crumbs.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Moment } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { PublishDialog, Publishing } from './privacy-check.tsx';
import { publicationActs, publicationQuery } from './publication.ts';
import { useRound } from './round-context.ts';

export function PublicSideScreen({ tabs }: { tabs?: ReactNode }): ReactNode {
  const t = useText();
  const round = useRound();
  useCrumb(2, t('consultation.round.name', { number: round.number }), `/omgangar/${round.id}`);
  const publication = useQuery(publicationQuery(round.id));
  return (
    <div className="stack-wide">
      <div className="stack">
        <PageTitle title={t('publication.title')} over={round.title} space={round.state === 'planned' ? 'working' : 'record'} />
        {round.state !== 'planned' && tabs}
        <p className="lead">{t('publication.lead')}</p>
      </div>
      <Answered question={publication}>
        {(found) => (
          <>
            <PagePart found={found} />
            {round.state !== 'planned' && <ResponsesPart found={found} />}
            {round.state === 'closed' && <ReportPart found={found} />}
          </>
        )}
      </Answered>
    </div>
  );
}

/** The answer of each act is the page as it stands now. */
function useChanged(): (now: Publication) => Promise<void> {
  const client = useQueryClient();
  const { id } = useRound();
  return async (now) => {
    client.setQueryData(publicationQuery(id).queryKey, now);
    await client.invalidateQueries({ queryKey: ['journal'] });
  };
}

function PagePart({ found }: { found: Publication }): ReactNode {
  const t = useText();
  const round = useRound();
  const changed = useChanged();
  const { say } = useToasts();
  const [asking, setAsking] = useState<'publish' | 'withdraw' | null>(null);
  const act = t(round.state === 'planned' ? 'publication.publish.planned' : 'publication.publish.papers');
  const close = () => setAsking(null);
  return (
    <Section title={t('publication.page')} id="page">
      <p>{t(`publication.shown.${found.shown}`, { version: found.published?.version ?? 0 })}</p>
      {found.published && (
        <>
          <p className="soft">{t('publication.by', { by: found.published.by })} <Moment value={found.published.at} /></p>
          <p><a href={found.path} target="_blank" rel="noreferrer" className="text-link"><Icon name="document" size={16} /> {t('publication.open')}</a></p>
          <p className="small">{t('publication.address')}: <code>{window.location.origin}{found.path}</code></p>
        </>
      )}
      <div className="row">
        {found.refusals.publish !== 'round-published' && <ActButton refusal={found.refusals.publish ?? null} onAct={() => setAsking('publish')}>{act}</ActButton>}
        {found.published && found.refusals.withdraw === null && <Button variant="secondary" onClick={() => setAsking('withdraw')}>{t('publication.withdraw')}</Button>}
      </div>
      <PublishDialog open={asking === 'publish'} title={t('publication.publish')} act={act} working={t(round.state === 'planned' ? 'publication.working.page' : 'publication.working')} findings={found.findings} onClose={close} onPublish={async (confirmed) => { await changed(await publicationActs.publish(round.id, { confirmed })); say(t('publication.published')); }}>
        <p>{t('publication.publish.what')}</p>
      </PublishDialog>
      <Modal open={asking === 'withdraw'} title={t('publication.withdraw.title')} onClose={close}><Withdraw onDone={async (now) => { await changed(now); close(); }} /></Modal>
    </Section>
  );
}

function Withdraw({ onDone }: { onDone: (now: Publication) => Promise<void> }): ReactNode {
  const t = useText();
  const round = useRound();
  const { say } = useToasts();
  const form = useForm({
    schema: withdrawalInput, start: { reason: '' },
    submit: async (json) => {
      await onDone(await publicationActs.withdraw(round.id, json));
      say(t('publication.withdraw.done'));
    },
  });
  const labels = { reason: t('publication.withdraw.reason') };
  return <><p>{t('publication.withdraw.what')}</p><FormBody form={form} submitText={t('publication.withdraw')} labels={labels} danger><TextField form={form} name="reason" label={labels.reason} rows={3} /></FormBody></>;
}

type Row = Publication['responses'][number];

function ResponsesPart({ found }: { found: Publication }): ReactNode {
  const t = useText();
  const round = useRound();
  const changed = useChanged();
  const { say } = useToasts();
  const [chosen, setChosen] = useState<Row | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const clean = found.responses.filter(({ findings, refusals }) => findings.length === 0 && refusals.publish === null);
  const doing = async (work: () => Promise<Publication>, done: string) => {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await changed(await work());
      say(done);
    } catch (caught) {
      setError(caught);
    }
    setPending(false);
  };
  const publish = (rows: readonly Row[], confirmed: string[], masks: boolean) => publicationActs.publishResponses(round.id, { responses: rows.map(({ id }) => ({ id, masked: masks, confirmed })) });
  const nameOf = (row: Row) => (row.supplement ? t('publication.responses.supplement', { name: row.consultee }) : row.consultee);
  const columns: Column<Row>[] = [
    { key: 'from', head: t('publication.responses.from'), names: true, cell: nameOf },
    { key: 'comments', head: t('publication.responses.comments'), numbers: true, cell: (row) => row.comments },
    { key: 'found', head: t('publication.responses.found'), numbers: true, cell: (row) => row.findings.length },
    { key: 'state', head: t('publication.responses.state'), cell: (row) => t(row.published === null ? 'publication.responses.not' : row.published.masked && row.findings.some(({ kind }) => kind !== 'private-person') ? 'publication.responses.masked' : 'publication.responses.shown') },
    {
      key: 'act', head: <span className="ds-sr-only">{t('publication.responses.publish')}</span>,
      cell: (row) => row.refusals.publish === null ? <button type="button" className="text-button" aria-label={t('publication.responses.publishOf', { name: nameOf(row) })} onClick={() => setChosen(row)}>{t('publication.responses.publish')}</button>
        : row.refusals.hide === null ? <button type="button" className="text-button" aria-label={t('publication.responses.hideOf', { name: nameOf(row) })} onClick={() => void doing(() => publicationActs.hideResponse(round.id, row.id), t('publication.responses.hidden'))}>{t('publication.responses.hide')}</button> : null,
    },
  ];
  return (
    <Section title={t('publication.responses')} id="responses">
      <p>{t('publication.responses.lead')}</p>
      {round.state !== 'closed' ? <p className="soft">{t('publication.responses.notYet')}</p> : found.responses.length === 0 ? <p className="soft">{t('publication.responses.none')}</p> : (
        <>
          {clean.length > 0 && <div><ActButton variant="secondary" pending={pending} onAct={() => void doing(() => publish(clean, [], true), t('publication.responses.done', { n: clean.length }))}>{t('publication.responses.all', { n: clean.length })}</ActButton></div>}
          <Publishing on={pending} what={t('publication.working.responses')} />
          <Problem error={error} />
          <DataTable caption={t('publication.responses')} columns={columns} rows={found.responses} rowKey={(row) => row.id} />
        </>
      )}
      <PublishDialog
        open={chosen !== null} title={t('publication.responses.publishOf', { name: chosen === null ? '' : nameOf(chosen) })} act={t('publication.responses.publish')} findings={chosen?.findings ?? []} mayMask working={t('publication.working.responses')} onClose={() => setChosen(null)}
        onPublish={async (confirmed, masks) => { if (chosen === null) return; await changed(await publish([chosen], confirmed, masks)); say(t('publication.responses.done', { n: 1 })); }}
      />
    </Section>
  );
}

function ReportPart({ found: { report } }: { found: Publication }): ReactNode {
  const t = useText();
  const round = useRound();
  const changed = useChanged();
  const { say } = useToasts();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const publish = async () => {
    setPending(true);
    setError(null);
    try {
      await changed(await publicationActs.publishReport(round.id));
      say(t('publication.report.done'));
    } catch (caught) {
      setError(caught);
    }
    setPending(false);
  };
  const shown = report.published !== null && report.published.number === report.number;
  return (
    <Section title={t('publication.report')} id="report">
      {report.published && <p>{t('publication.report.shown', { number: report.published.number })} <span className="soft">{t('publication.by', { by: report.published.by })} <Moment value={report.published.at} /></span></p>}
      {report.number === null ? <p className="soft">{t('publication.report.none')}</p> : !shown && (
        <>
          <p>{t('publication.report.ready', { number: report.number })}</p>
          {report.warning !== null && (report.refusals.publish ?? null) === null && <p className="gentle-warning"><Icon name="warning" size={18} /> {t(`publication.report.warning.${report.warning}`)}</p>}
          <div><ActButton refusal={report.refusals.publish ?? null} pending={pending} onAct={() => void publish()}>{t('publication.report.publish')}</ActButton></div>
          <Publishing on={pending} what={t('publication.working.report')} />
        </>
      )}
      <Problem error={error} />
    </Section>
  );
}

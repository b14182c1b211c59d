/** Creating a version: what it is for, what looks unfinished, each place with a yes of its own. */
import { Button, Checkbox, Field, Label, Radio, Textarea } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { inTreeOrder, type TreePlace } from '#shared/document-tree.ts';
import { type Finding, purposes, type Purpose } from '#shared/drafting.ts';
import { answer, api } from '../api.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { ActButton } from '../ui/act-button.tsx';
import { useCrumb } from '../ui/crumbs.tsx';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { useRefusalText } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { documentsAddress, draftAddress, versionsAddress } from './addresses.ts';
import { freezeCheckQuery, packagesQuery } from './documents.ts';
import './documents.css';

export function FreezeScreen(): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const matter = useMatter();
  const check = useQuery(freezeCheckQuery(matter.id));
  useCrumb(2, t('drafting.freeze.title'));
  return (
    <div className="freeze stack-wide narrow">
      <PageTitle title={t('drafting.freeze.title')} lead={t('drafting.freeze.lead')} space="working" />
      <Answered question={check}>
        {({ findings, documents, refusals }) => refusals['freeze'] ? <EmptyState act={<Link to={versionsAddress(matter.id) as string} className="ds-button" data-variant="secondary">{t('drafting.versions.title')}</Link>}>{sentence(refusals['freeze'])}</EmptyState> : (
          <FreezeForm matterId={matter.id} state={matter.state} findings={findings} documents={documents} isChecking={check.isFetching} onCheck={() => void check.refetch()} />
        )}
      </Answered>
    </div>
  );
}

interface FormProps {
  matterId: string;
  state: string;
  findings: readonly Finding[];
  documents: readonly (TreePlace & { title: string })[];
  isChecking: boolean;
  onCheck: () => void;
}

function likelyPurpose(state: string): Purpose {
  if (state === 'finalising' || state === 'chiefs_approved' || state === 'recommended') return 'decision';
  return 'consultation';
}

function FreezeForm({ matterId, state, findings: all, documents, isChecking, onCheck }: FormProps): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const packages = useQuery(packagesQuery(matterId)).data?.items ?? [];
  const [purpose, setPurpose] = useState<Purpose>(() => likelyPurpose(state));
  const [reason, setReason] = useState('');
  const [locks, setLocks] = useState(false);
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setAsking] = useState(false);

  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const chosen = documents.filter(({ id }) => !leftOut.has(id)).map(({ id }) => id);
  const withoutMain = chosen.length > 0 && !documents.some(({ id, kind }) => kind !== 'annex' && chosen.includes(id));
  const findings = all.filter(({ documentId }) => chosen.includes(documentId));
  const blocking = findings.filter(({ weight }) => weight === 'blocks');
  const asking = findings.filter(({ weight }) => weight === 'asks');
  const left = asking.filter(({ id }) => !confirmed.has(id)).length;
  const next = Math.max(0, ...packages.map(({ number }) => number)) + 1;
  const keep = (id: string, kept: boolean): void => setConfirmed((old) => toggled(old, id, kept));
  const freeze = async (): Promise<void> => {
    const json = { purpose, lock: locks, reason: reason.trim(), confirmed: asking.filter(({ id }) => confirmed.has(id)).map(({ id }) => id), ...(leftOut.size > 0 ? { documents: chosen } : {}) };
    const made = await answer(api.matters[':id'].packages.$post({ param: { id: matterId }, json }));
    await Promise.all([client.invalidateQueries({ queryKey: ['package'] }), client.invalidateQueries({ queryKey: ['document'] })]);
    say(t('drafting.freeze.done', { purpose: t(`drafting.purpose.${made.purpose}`), number: made.number }));
    await navigate({ to: versionsAddress(matterId) as string });
  };

  return (
    <>
      <fieldset className="purposes">
        <legend>{t('drafting.freeze.purpose')}</legend>
        {purposes.map((one) => <Radio key={one} name="purpose" value={one} label={t(`drafting.purpose.${one}`)} description={t(`drafting.purpose.help.${one}`)} checked={purpose === one} onChange={() => setPurpose(one)} />)}
      </fieldset>
      <Section title={t('drafting.freeze.documents')}>
        {documents.length === 0 && <EmptyState act={<Link to={documentsAddress(matterId) as string} className="ds-button" data-variant="secondary">{t('drafting.freeze.toDocuments')}</Link>}>{t('drafting.freeze.noDocuments')}</EmptyState>}
        {documents.length > 1 && <p className="soft">{t('documentTree.freeze.together')}</p>}
        <ChosenDocuments documents={documents} leftOut={leftOut} onChoose={(id, isChosen) => setLeftOut((old) => toggled(old, id, !isChosen))} />
        {withoutMain && <p role="status"><Icon name="warning" size={16} /> {t('documentTree.freeze.withoutMain')}</p>}
      </Section>
      {blocking.length > 0 && (
        <Section title={t('drafting.freeze.blocks', { n: blocking.length })}>
          <ul className="plain-list findings">{blocking.map((finding) => <FindingRow key={finding.id} finding={finding} />)}</ul>
        </Section>
      )}
      <Section title={t('drafting.freeze.asks', { n: asking.length })} acts={<Button variant="secondary" loading={isChecking} onClick={onCheck}>{t('drafting.freeze.again')}</Button>}>
        {asking.length === 0 ? <p>{t('drafting.freeze.clear')}</p> : (
          <>
            <p className="soft">{t('drafting.freeze.asksHelp')}</p>
            <ul className="plain-list findings">{asking.map((finding) => <FindingRow key={finding.id} finding={finding} kept={confirmed.has(finding.id)} onKeep={(kept) => keep(finding.id, kept)} />)}</ul>
          </>
        )}
      </Section>
      <Field>
        <Label>{t('ui.form.optional', { label: t('drafting.freeze.reason') })}</Label>
        <Field.Description>{t('drafting.freeze.reasonHelp')}</Field.Description>
        <Textarea rows={2} value={reason} maxLength={2_000} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <PersonalNumberWarning texts={[reason]} />
      <Checkbox label={t('drafting.freeze.lock')} description={t('drafting.freeze.lockHelp')} checked={locks} onChange={(event) => setLocks(event.target.checked)} />
      <div className="stack-tight freeze-act">
        {blocking.length > 0 && <p><Icon name="warning" size={16} /> {t('drafting.freeze.blocked', { n: blocking.length })}</p>}
        {left > 0 && <p><Icon name="information" size={16} /> {t('drafting.freeze.left', { n: left })}</p>}
        {blocking.length === 0 && left === 0 && <div><ActButton refusal={chosen.length === 0 ? 'nothing-to-freeze' : null} onAct={() => setAsking(true)}>{t(`drafting.freeze.${purpose}`)}</ActButton></div>}
      </div>
      <ConfirmDialog open={isAsking} title={t(`drafting.freeze.${purpose}`)} act={t(`drafting.freeze.${purpose}`)} onConfirm={freeze} onClose={() => setAsking(false)}>
        {withoutMain && <p><Icon name="warning" size={16} /> {t('documentTree.freeze.withoutMain')}</p>}
        <p>{t('drafting.freeze.confirm', { number: next })}</p>
        <p>{t(`drafting.freeze.moves.${purpose}`)}</p>
      </ConfirmDialog>
    </>
  );
}

function toggled(old: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const now = new Set(old);
  if (on) now.add(id);
  else now.delete(id);
  return now;
}

interface ChosenProps {
  documents: FormProps['documents'];
  leftOut: ReadonlySet<string>;
  onChoose: (id: string, isChosen: boolean) => void;
}

/** With one document there is nothing to choose. */
function ChosenDocuments({ documents, leftOut, onChoose }: ChosenProps): ReactNode {
  const t = useText();
  if (documents.length === 0) return null;
  if (documents.length === 1) return <ul>{documents.map(({ id, title }) => <li key={id}><Link to={draftAddress(id) as string} className="text-link">{title}</Link></li>)}</ul>;
  return (
    <fieldset className="chosen-documents">
      <legend className="ds-sr-only">{t('documentTree.freeze.choose')}</legend>
      {inTreeOrder(documents).map(({ id, title, kind, depth }) => (
        <div key={id} data-depth={Math.min(depth, 2)}>
          <Checkbox label={title} description={t(`drafting.kind.${kind}`)} checked={!leftOut.has(id)} onChange={(event) => onChoose(id, event.target.checked)} />
        </div>
      ))}
    </fieldset>
  );
}

interface RowProps {
  finding: Finding;
  kept?: boolean;
  onKeep?: (kept: boolean) => void;
}

function FindingRow({ finding, kept, onKeep }: RowProps): ReactNode {
  const t = useText();
  const { kind, documentId, documentTitle, block, clauseNumber, excerpt, signs = [], remark = '' } = finding;
  const to = kind === 'open-remark' ? draftAddress(documentId, { remark: finding.id }) : draftAddress(documentId, { block });
  return (
    <li className="finding" data-weight={finding.weight}>
      <p>{t(`drafting.finding.${kind}`)}</p>
      {signs.length > 0 && <p>{signs.map(({ code, level }) => t(`suggestions.${code}`, { level })).join(', ')}</p>}
      {excerpt !== '' && <p className="finding-words">{excerpt}</p>}
      {remark !== '' && <p className="said">{t('drafting.freeze.remark', { words: remark })}</p>}
      <p className="small soft">
        {documentTitle}{clauseNumber !== null && `, ${t('drafting.freeze.clause', { number: clauseNumber })}`} · <a href={to} className="text-link">{t('drafting.freeze.place')}</a>
      </p>
      {onKeep !== undefined && <Checkbox label={t(kind === 'open-remark' ? 'drafting.freeze.keepRemark' : 'drafting.freeze.keep')} checked={kept ?? false} onChange={(event) => onKeep(event.target.checked)} />}
    </li>
  );
}

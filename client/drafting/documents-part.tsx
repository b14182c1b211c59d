/** The documents of a matter as a tree, on the matter's own page. */
import { Button, Details } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { inTreeOrder } from '#shared/document-tree.ts';
import type { WorkingDocument } from '#shared/drafting.ts';
import { answer, api } from '../api.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { Moment } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { Tag } from '../ui/marks.tsx';
import { Section } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { type Text, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { documentsAddress, draftAddress, freezeAddress, versionsAddress } from './addresses.ts';
import { ChangeDocument } from './change-document.tsx';
import { documentsQuery, supersessionsQuery, useDocumentsChanged } from './documents.ts';
import { FrameworkReview } from './framework-review.tsx';
import { NewDocument } from './new-document.tsx';
import './documents.css';

/** `title`: on a page of its own, which is called Documents already. */
export function DocumentsPart({ title }: { title?: string }): ReactNode {
  const t = useText();
  const matter = useMatter();
  const documents = useQuery(documentsQuery(matter.id));
  const replaced = useQuery(supersessionsQuery(matter.id)).data?.items.length ?? 0;
  const [isAdding, setAdding] = useState(false);
  // The same rule as the server's: whoever writes in one document of the matter may add another.
  const mayAdd = matter.myRoles.includes('process_lead') || matter.myRoles.includes('working_group');
  const mayFreeze = documents.data?.items.some(({ refusals }) => refusals['freeze'] === null) ?? false;
  const add = <Button variant="secondary" onClick={() => setAdding(true)}>{t('drafting.documents.new')}</Button>;
  return (
    <Section title={title ?? t('drafting.documents')} acts={mayAdd && (documents.data?.items.length ?? 0) > 0 && add}>
      <Answered question={documents}>
        {({ items }) => (items.length === 0 ? (
          <EmptyState act={mayAdd && add}>{t(mayAdd ? 'drafting.documents.empty' : 'drafting.documents.emptyReader')}</EmptyState>
        ) : (
          <>
            <ul className="plain-list document-list">
              {inTreeOrder(items.filter(({ withdrawnAt }) => withdrawnAt === null)).map((document) => <DocumentRow key={document.id} document={document} depth={document.depth} />)}
            </ul>
            <p className="row document-links">
              <Link to={versionsAddress(matter.id) as string} className="text-link">{t('drafting.documents.versions')}</Link>
              {mayFreeze && <Link to={freezeAddress(matter.id) as string} className="text-link">{t('drafting.documents.freeze')}</Link>}
              <Link to={documentsAddress(matter.id) as string} hash="ersatts" className="text-link">{replaced === 0 ? t('documentTree.supersessions') : t('documentTree.supersessions.count', { n: replaced })}</Link>
            </p>
            <PutAside documents={items.filter(({ withdrawnAt }) => withdrawnAt !== null)} />
          </>
        ))}
      </Answered>
      <Modal open={isAdding} title={t('drafting.documents.new')} onClose={() => setAdding(false)}>
        <NewDocument documents={documents.data?.items ?? []} />
      </Modal>
    </Section>
  );
}

function lockedInWords(t: Text, locks: WorkingDocument['locks']): string {
  const [first] = locks;
  return first?.block === null ? t('drafting.lock.for', { purpose: first.purpose }) : t('drafting.lock.clauses', { n: locks.length });
}

function DocumentRow({ document, depth }: { document: WorkingDocument; depth: number }): ReactNode {
  const t = useText();
  const { parties } = useMatter();
  const [isChanging, setChanging] = useState(false);
  const binds = document.partyIds.flatMap((id) => parties.find(({ organisationId }) => organisationId === id)?.name ?? []);
  return (
    <li className="document-row" data-depth={Math.min(depth, 2)}>
      <Icon name="document" />
      <div>
        <Link to={draftAddress(document.id) as string} className="text-link document-title">{document.title}</Link>
        <p className="small soft">{document.updatedAt === null ? t('drafting.documents.notWritten') : <>{t('drafting.documents.changed')} <Moment value={document.updatedAt} form="medium" /></>}</p>
        {document.locks.length > 0 && <p className="small"><Icon name="lock" size={16} /> {lockedInWords(t, document.locks)}</p>}
        {binds.length > 0 && <p className="small soft">{t('documentTree.binds', { parties: binds.join(', ') })}</p>}
        <FrameworkReview document={document} />
      </div>
      <div className="document-acts">
        <Tag>{t(`drafting.kind.${document.kind}`)}</Tag>
        {document.refusals['arrange'] === null && <Button variant="tertiary" aria-label={t('documentTree.change.of', { title: document.title })} onClick={() => setChanging(true)}>{t('documentTree.change')}</Button>}
      </div>
      <Modal open={isChanging} title={t('documentTree.change.title')} onClose={() => setChanging(false)}>
        <ChangeDocument document={document} onDone={() => setChanging(false)} />
      </Modal>
    </li>
  );
}

function PutAside({ documents }: { documents: readonly WorkingDocument[] }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const changed = useDocumentsChanged();
  const [error, setError] = useState<unknown>(null);
  const takeBack = async (id: string): Promise<void> => {
    setError(null);
    try {
      await answer(api.documents[':id'].withdrawal.$delete({ param: { id } }));
      await changed();
      say(t('documentTree.takeBack.done'));
    } catch (caught) {
      setError(caught);
    }
  };
  if (documents.length === 0) return null;
  return (
    <Details variant="tinted">
      <Details.Summary>{t('documentTree.withdrawn', { n: documents.length })}</Details.Summary>
      <Details.Content>
        <Problem error={error} />
        <ul className="plain-list document-list">
          {documents.map((document) => (
            <li key={document.id} className="document-row">
              <Icon name="document" />
              <div>
                <Link to={draftAddress(document.id) as string} className="text-link">{document.title}</Link>
                {document.withdrawnAt !== null && <p className="small soft">{t('documentTree.withdrawn.since')} <Moment value={document.withdrawnAt} form="medium" /></p>}
              </div>
              {document.refusals['arrange'] === null && <Button variant="tertiary" aria-label={t('documentTree.takeBack.of', { title: document.title })} onClick={() => void takeBack(document.id)}>{t('documentTree.takeBack')}</Button>}
            </li>
          ))}
        </ul>
      </Details.Content>
    </Details>
  );
}

/** The documents of a matter, on the matter's own page. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { documentInput, documentKinds } from '#shared/drafting.ts';
import { answer, api } from '../api.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { Moment } from '../ui/dates.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { Section } from '../ui/page.tsx';
import { Tag } from '../ui/marks.tsx';
import { useText } from '../ui/text.tsx';
import { draftAddress, freezeAddress, versionsAddress } from './addresses.ts';
import { documentsQuery } from './documents.ts';
import './documents.css';

export function DocumentsPart(): ReactNode {
  const t = useText();
  const matter = useMatter();
  const documents = useQuery(documentsQuery(matter.id));
  const [isAdding, setAdding] = useState(false);
  // The same rule as the server's: whoever writes in one document of the matter may add another.
  const mayAdd = matter.myRoles.includes('process_lead') || matter.myRoles.includes('working_group');
  const mayFreeze = documents.data?.items.some(({ refusals }) => refusals['freeze'] === null) ?? false;
  const add = <Button variant="secondary" onClick={() => setAdding(true)}>{t('drafting.documents.new')}</Button>;
  return (
    <Section title={t('drafting.documents')} acts={mayAdd && (documents.data?.items.length ?? 0) > 0 && add}>
      <Answered question={documents}>
        {({ items }) => (items.length === 0 ? (
          <EmptyState act={mayAdd && add}>{t(mayAdd ? 'drafting.documents.empty' : 'drafting.documents.emptyReader')}</EmptyState>
        ) : (
          <>
            <ul className="plain-list document-list">
              {items.map((document) => (
                <li key={document.id} className="document-row">
                  <Icon name="document" />
                  <div>
                    <Link to={draftAddress(document.id) as string} className="text-link document-title">{document.title}</Link>
                    <p className="small soft">{document.updatedAt === null ? t('drafting.documents.notWritten') : <>{t('drafting.documents.changed')} <Moment value={document.updatedAt} form="medium" /></>}</p>
                  </div>
                  <Tag>{t(`drafting.kind.${document.kind}`)}</Tag>
                </li>
              ))}
            </ul>
            <p className="row document-links">
              <Link to={versionsAddress(matter.id) as string} className="text-link">{t('drafting.documents.versions')}</Link>
              {mayFreeze && <Link to={freezeAddress(matter.id) as string} className="text-link">{t('drafting.documents.freeze')}</Link>}
            </p>
          </>
        ))}
      </Answered>
      <Modal open={isAdding} title={t('drafting.documents.new')} onClose={() => setAdding(false)}>
        <NewDocument matterId={matter.id} isFirst={documents.data?.items.length === 0} />
      </Modal>
    </Section>
  );
}

function NewDocument({ matterId, isFirst }: { matterId: string; isFirst: boolean }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({
    schema: documentInput,
    start: { title: '', kind: isFirst ? 'agreement' : 'annex' },
    submit: async (json) => {
      const { id } = await answer(api.matters[':id'].documents.$post({ param: { id: matterId }, json }));
      await client.invalidateQueries({ queryKey: ['document', matterId] });
      await navigate({ to: draftAddress(id) as string });
    },
  });
  const labels = { title: t('drafting.documents.title'), kind: t('drafting.documents.kind') };
  return (
    <FormBody form={form} submitText={t('drafting.documents.new')} labels={labels}>
      <TextField form={form} name="title" label={labels.title} autoFocus maxLength={300} />
      <SelectField form={form} name="kind" label={labels.kind} options={documentKinds.map((kind) => ({ value: kind, text: t(`drafting.kind.${kind}`) }))} />
    </FormBody>
  );
}

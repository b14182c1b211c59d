/** Name, place in the tree and whom it binds; or put it aside. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { documentChange } from '#shared/document-tree.ts';
import type { WorkingDocument } from '#shared/drafting.ts';
import { answer, api } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { BoundParties } from './bound-parties.tsx';
import { documentsQuery, useDocumentsChanged } from './documents.ts';
import { parentChoices } from './parent-choices.ts';

const changeForm = documentChange.required().extend({ parentId: z.string(), ordinal: z.coerce.number() });

export function ChangeDocument({ document, onDone }: { document: WorkingDocument; onDone: () => void }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const changed = useDocumentsChanged();
  const standing = (useQuery(documentsQuery(document.matterId)).data?.items ?? []).filter(({ withdrawnAt }) => withdrawnAt === null);
  const [isPuttingAside, setPuttingAside] = useState(false);
  const parents = parentChoices(document.kind, standing, document.id);
  const beside = (parentId: string) => standing.filter((one) => (one.parentId ?? '') === parentId && one.id !== document.id);
  const here = beside(document.parentId ?? '').filter(({ ordinal }) => ordinal < document.ordinal).length + 1;

  const form = useForm({
    schema: changeForm,
    start: { title: document.title, partyIds: document.partyIds.join(' '), parentId: document.parentId ?? '', ordinal: String(here) },
    toInput: ({ partyIds, ...rest }) => ({ ...rest, partyIds: partyIds === '' ? [] : partyIds.split(' ') }),
    submit: async ({ title, partyIds, parentId, ordinal }) => {
      const param = { id: document.id };
      if (title !== document.title || partyIds.join(' ') !== document.partyIds.join(' ')) await answer(api.documents[':id'].$patch({ param, json: { title, partyIds } }));
      if (parentId !== (document.parentId ?? '') || ordinal !== here) await answer(api.documents[':id'].place.$put({ param, json: { parentId: parentId === '' ? null : parentId, ordinal } }));
      await changed();
      say(t('documentTree.change.done'));
      onDone();
    },
  });
  const putAside = async (): Promise<void> => {
    await answer(api.documents[':id'].withdrawal.$put({ param: { id: document.id } }));
    await changed();
    say(t('documentTree.withdraw.done'));
    onDone();
  };
  const labels = { title: t('drafting.documents.title'), parentId: t('documentTree.under'), ordinal: t('documentTree.place'), partyIds: t('documentTree.parties') };
  const neighbours = beside(form.values.parentId);
  return (
    <>
      <FormBody form={form} submitText={t('documentTree.change.act')} labels={labels} aside={<ActButton variant="tertiary" refusal={document.refusals['withdraw'] ?? null} onAct={() => setPuttingAside(true)}>{t('documentTree.withdraw')}</ActButton>}>
        <TextField form={form} name="title" label={labels.title} autoFocus maxLength={300} />
        {parents.length > 0 && <SelectField form={form} name="parentId" label={labels.parentId} options={[...parents.map(({ id, title }) => ({ value: id, text: title })), { value: '', text: t('documentTree.under.none') }]} />}
        {neighbours.length > 0 && <SelectField form={form} name="ordinal" label={labels.ordinal} options={[{ value: '1', text: t('documentTree.place.first') }, ...neighbours.map(({ title }, at) => ({ value: String(at + 2), text: t('documentTree.place.after', { title }) }))]} />}
        {document.kind === 'local' && <BoundParties chosen={form.values.partyIds} onChoose={(ids) => form.set('partyIds', ids)} />}
      </FormBody>
      <ConfirmDialog open={isPuttingAside} title={t('documentTree.withdraw.title')} act={t('documentTree.withdraw')} onConfirm={putAside} onClose={() => setPuttingAside(false)}>
        <p>{t('documentTree.withdraw.text')}</p>
      </ConfirmDialog>
    </>
  );
}

/** Name, place in the tree and whom it binds; or put it aside. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { documentChange, documentKinds, likelyParent } from '#shared/document-tree.ts';
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
  const beside = (parentId: string) => standing.filter((one) => (one.parentId ?? '') === parentId && one.id !== document.id);
  const here = beside(document.parentId ?? '').filter(({ ordinal }) => ordinal < document.ordinal).length + 1;

  const form = useForm({
    schema: changeForm,
    start: { title: document.title, kind: document.kind as string, partyIds: document.partyIds.join(' '), parentId: document.parentId ?? '', ordinal: String(here) },
    toInput: ({ partyIds, ...rest }) => ({ ...rest, partyIds: partyIds === '' ? [] : partyIds.split(' ') }),
    submit: async ({ title, kind, partyIds, parentId, ordinal }) => {
      const param = { id: document.id };
      const becomes = kind !== document.kind;
      if (becomes || title !== document.title || partyIds.join(' ') !== document.partyIds.join(' ')) await answer(api.documents[':id'].$patch({ param, json: { title, kind, partyIds } }));
      if (becomes || parentId !== (document.parentId ?? '') || ordinal !== here) await answer(api.documents[':id'].place.$put({ param, json: { parentId: parentId === '' ? null : parentId, ordinal } }));
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
  const kind = documentKinds.find((one) => one === form.values.kind) ?? document.kind;
  const parents = parentChoices(kind, standing, document.id);
  const choose: typeof form = { ...form, set: (name, value) => {
    form.set(name, value);
    const chosen = documentKinds.find((one) => one === value);
    if (name !== 'kind' || chosen === undefined) return;
    const fits = form.values.parentId === '' || parentChoices(chosen, standing, document.id).some(({ id }) => id === form.values.parentId);
    const parentId = chosen === document.kind ? document.parentId ?? '' : fits && form.values.parentId !== '' ? form.values.parentId : likelyParent(chosen, standing.filter(({ id }) => id !== document.id)) ?? '';
    form.set('parentId', parentId);
    form.set('ordinal', String(chosen === document.kind ? here : beside(parentId).length + 1));
  } };
  const labels = { kind: t('drafting.documents.kind'), title: t('drafting.documents.title'), parentId: t('documentTree.under'), ordinal: t('documentTree.place'), partyIds: t('documentTree.parties') };
  const neighbours = beside(form.values.parentId);
  return (
    <>
      <FormBody form={form} submitText={t('documentTree.change.act')} labels={labels} aside={<ActButton variant="tertiary" refusal={document.refusals['withdraw'] ?? null} onAct={() => setPuttingAside(true)}>{t('documentTree.withdraw')}</ActButton>}>
        <TextField form={form} name="title" label={labels.title} autoFocus maxLength={300} />
        <SelectField form={choose} name="kind" label={labels.kind} options={documentKinds.map((one) => ({ value: one, text: t(`drafting.kind.${one}`) }))} />
        {parents.length > 0 && <SelectField form={form} name="parentId" label={labels.parentId} options={[...parents.map(({ id, title }) => ({ value: id, text: title })), { value: '', text: t('documentTree.under.none') }]} />}
        {neighbours.length > 0 && <SelectField form={form} name="ordinal" label={labels.ordinal} options={[{ value: '1', text: t('documentTree.place.first') }, ...neighbours.map(({ title }, at) => ({ value: String(at + 2), text: t('documentTree.place.after', { title }) }))]} />}
        {kind === 'local' && <BoundParties chosen={form.values.partyIds} onChoose={(ids) => form.set('partyIds', ids)} />}
      </FormBody>
      <ConfirmDialog open={isPuttingAside} title={t('documentTree.withdraw.title')} act={t('documentTree.withdraw')} onConfirm={putAside} onClose={() => setPuttingAside(false)}>
        <p>{t('documentTree.withdraw.text')}</p>
      </ConfirmDialog>
    </>
  );
}

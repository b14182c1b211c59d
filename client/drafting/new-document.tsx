import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { documentInput, type DocumentKind, documentKinds, likelyParent } from '#shared/document-tree.ts';
import type { WorkingDocument } from '#shared/drafting.ts';
import { answer, api } from '../api.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { useText } from '../ui/text.tsx';
import { draftAddress } from './addresses.ts';
import { BoundParties } from './bound-parties.tsx';
import { useDocumentsChanged } from './documents.ts';
import { parentChoices } from './parent-choices.ts';

/** A select knows only words: the root, and a kind that is not said, is the empty one. */
const atTheRoot = '';
const unsaid: string = '';

export function NewDocument({ documents }: { documents: readonly WorkingDocument[] }): ReactNode {
  const t = useText();
  const matter = useMatter();
  const changed = useDocumentsChanged();
  const navigate = useNavigate();
  const standing = documents.filter(({ withdrawnAt }) => withdrawnAt === null);
  // The first is the agreement; after that nobody but the writer knows.
  const first: DocumentKind | null = standing.length === 0 ? 'agreement' : null;
  const form = useForm({
    schema: documentInput,
    start: { title: '', kind: first ?? unsaid, parentId: atTheRoot, partyIds: '', begin: 'empty' },
    toInput: ({ parentId, partyIds, begin, ...rest }) => ({ ...rest, fromTemplate: begin === 'template', parentId: parentId === atTheRoot ? null : parentId, partyIds: partyIds === '' ? [] : partyIds.split(' ') }),
    submit: async (json) => {
      const { id } = await answer(api.matters[':id'].documents.$post({ param: { id: matter.id }, json }));
      await changed();
      await navigate({ to: draftAddress(id) as string });
    },
  });
  const kind = documentKinds.find((one) => one === form.values.kind);
  const parents = kind === undefined ? [] : parentChoices(kind, standing);
  const choose: typeof form = { ...form, set: (name, value) => {
    form.set(name, value);
    const chosen = documentKinds.find((one) => one === value);
    if (name === 'kind' && chosen !== undefined) form.set('parentId', likelyParent(chosen, standing) ?? atTheRoot);
  } };
  const labels = { title: t('drafting.documents.title'), kind: t('drafting.documents.kind'), parentId: t('documentTree.under'), partyIds: t('documentTree.parties') };
  return (
    <FormBody form={form} submitText={t('drafting.documents.new')} labels={labels}>
      <TextField form={form} name="title" label={labels.title} autoFocus maxLength={300} />
      <SelectField form={choose} name="kind" label={labels.kind} options={[...(first === null ? [{ value: unsaid, text: t('documentTree.kind.choose') }] : []), ...documentKinds.map((one) => ({ value: one, text: t(`drafting.kind.${one}`) }))]} />
      {parents.length > 0 && <SelectField form={form} name="parentId" label={labels.parentId} options={[...parents.map(({ id, title }) => ({ value: id, text: title })), { value: atTheRoot, text: t('documentTree.under.none') }]} />}
      {kind !== undefined && <SelectField form={form} name="begin" label={t('documentTree.begin')} description={t('documentTree.begin.help')} options={[{ value: 'empty', text: t('documentTree.begin.empty') }, { value: 'template', text: t('documentTree.begin.template', { kind }) }]} />}
      {kind === 'local' && <BoundParties chosen={form.values.partyIds} onChoose={(ids) => form.set('partyIds', ids)} />}
    </FormBody>
  );
}

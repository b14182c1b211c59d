/** What the agreement replaces, in the two groups of `domain.md` rule 10. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Supersession, supersessionEffects, supersessionInput } from '#shared/document-tree.ts';
import { answer, api } from '../api.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { daysText, dayText } from '../ui/dates.tsx';
import { ConfirmDialog, Modal } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { DayField, FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { Answered } from '../ui/loading.tsx';
import { Section } from '../ui/page.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { supersessionsQuery } from './documents.ts';

export function SupersessionsPart(): ReactNode {
  const t = useText();
  const matter = useMatter();
  const replaced = useQuery(supersessionsQuery(matter.id));
  const [isAdding, setAdding] = useState(false);
  const mayChange = replaced.data?.refusals['change'] === null;
  const add = <Button variant="secondary" onClick={() => setAdding(true)}>{t('documentTree.supersessions.add')}</Button>;
  return (
    <Section id="ersatts" title={t('documentTree.supersessions')} acts={mayChange && (replaced.data?.items.length ?? 0) > 0 && add}>
      <p className="soft">{t('documentTree.supersessions.lead')}</p>
      <Answered question={replaced}>
        {({ items }) => (items.length === 0
          ? <EmptyState act={mayChange && add}>{t('documentTree.supersessions.empty')}</EmptyState>
          : supersessionEffects.map((effect) => <Group key={effect} effect={effect} items={items.filter((one) => one.effect === effect)} mayChange={mayChange} />))}
      </Answered>
      <Modal open={isAdding} title={t('documentTree.supersessions.add')} onClose={() => setAdding(false)}>
        <SupersessionForm onDone={() => setAdding(false)} />
      </Modal>
    </Section>
  );
}

function Group({ effect, items, mayChange }: { effect: Supersession['effect']; items: readonly Supersession[]; mayChange: boolean }): ReactNode {
  const t = useText();
  if (items.length === 0) return null;
  return (
    <>
      <h3>{t(`documentTree.effect.${effect}`)}</h3>
      <ul className="plain-list document-list">{items.map((one) => <Row key={one.id} supersession={one} mayChange={mayChange} />)}</ul>
    </>
  );
}

function Row({ supersession, mayChange }: { supersession: Supersession; mayChange: boolean }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const changed = useSupersessionsChanged();
  const validity = useValidity(supersession);
  const [act, setAct] = useState<'change' | 'remove' | null>(null);
  const { id, title, registryNumber, part, replacedBy } = supersession;
  const remove = async (): Promise<void> => {
    await answer(api.supersessions[':id'].$delete({ param: { id } }));
    await changed();
    say(t('documentTree.supersessions.removed'));
  };
  return (
    <li className="supersession">
      <div>
        <p className="document-title">{title}{part !== null && `, ${part}`}</p>
        <p className="small soft">{[registryNumber, validity, replacedBy === '' ? '' : `${t('documentTree.supersession.replacedBy')}: ${replacedBy}`].filter((one) => one !== null && one !== '').join(' · ')}</p>
      </div>
      {mayChange && (
        <div className="row">
          <Button variant="tertiary" aria-label={t('documentTree.supersessions.change.of', { title })} onClick={() => setAct('change')}>{t('documentTree.change')}</Button>
          <Button variant="tertiary" aria-label={t('documentTree.supersessions.remove.of', { title })} onClick={() => setAct('remove')}>{t('documentTree.supersessions.remove')}</Button>
        </div>
      )}
      <Modal open={act === 'change'} title={t('documentTree.supersessions.change')} onClose={() => setAct(null)}>
        <SupersessionForm old={supersession} onDone={() => setAct(null)} />
      </Modal>
      <ConfirmDialog open={act === 'remove'} title={t('documentTree.supersessions.remove')} act={t('documentTree.supersessions.remove')} onConfirm={remove} onClose={() => setAct(null)}>
        <p>{t('documentTree.supersessions.remove.text', { title })}</p>
      </ConfirmDialog>
    </li>
  );
}

function useValidity({ validFrom, validTo, extendedTo }: Supersession): string {
  const t = useText();
  const { locale } = useLocale();
  const parts = validFrom !== null && validTo !== null ? [daysText(locale, validFrom, validTo), extendedTo !== null && t('documentTree.supersession.extended', { day: dayText(locale, extendedTo, 'medium') })].filter((part) => part !== false) : [
    validFrom !== null && t('documentTree.supersession.from', { day: dayText(locale, validFrom, 'medium') }),
    validTo !== null && t('documentTree.supersession.until', { day: dayText(locale, validTo, 'medium') }),
    extendedTo !== null && t('documentTree.supersession.extended', { day: dayText(locale, extendedTo, 'medium') }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? '' : `${t('documentTree.supersession.validity')} ${parts.join(', ')}`;
}

function useSupersessionsChanged(): () => Promise<void> {
  const client = useQueryClient();
  const { id } = useMatter();
  return () => client.invalidateQueries({ queryKey: supersessionsQuery(id).queryKey });
}

const emptyIsNull = (value: string): string | null => (value.trim() === '' ? null : value.trim());

function SupersessionForm({ old, onDone }: { old?: Supersession; onDone: () => void }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const matter = useMatter();
  const changed = useSupersessionsChanged();
  const form = useForm({
    schema: supersessionInput,
    start: {
      title: old?.title ?? '', registryNumber: old?.registryNumber ?? '', part: old?.part ?? '', effect: (old?.effect ?? 'lapses_on_entry') as string,
      validFrom: old?.validFrom ?? '', validTo: old?.validTo ?? '', extendedTo: old?.extendedTo ?? '', replacedBy: old?.replacedBy ?? '',
    },
    toInput: (values) => ({
      ...values, registryNumber: emptyIsNull(values.registryNumber), part: emptyIsNull(values.part),
      validFrom: emptyIsNull(values.validFrom), validTo: emptyIsNull(values.validTo), extendedTo: emptyIsNull(values.extendedTo),
    }),
    submit: async (json) => {
      if (old === undefined) await answer(api.matters[':id'].supersessions.$post({ param: { id: matter.id }, json }));
      else await answer(api.supersessions[':id'].$put({ param: { id: old.id }, json }));
      await changed();
      say(t('documentTree.supersessions.saved'));
      onDone();
    },
  });
  const labels = {
    title: t('documentTree.supersession.title'), effect: t('documentTree.effect'), registryNumber: t('documentTree.supersession.registryNumber'), part: t('documentTree.supersession.part'),
    validFrom: t('documentTree.supersession.validFrom'), validTo: t('documentTree.supersession.validTo'), extendedTo: t('documentTree.supersession.extendedTo'), replacedBy: t('documentTree.supersession.replacedBy'),
  };
  return (
    <FormBody form={form} submitText={t('documentTree.supersessions.act')} labels={labels}>
      <TextField form={form} name="title" label={labels.title} autoFocus maxLength={300} />
      <SelectField form={form} name="effect" label={labels.effect} options={supersessionEffects.map((value) => ({ value, text: t(`documentTree.effect.${value}`) }))} />
      <TextField form={form} name="part" label={labels.part} description={t('documentTree.supersession.part.help')} optional maxLength={300} />
      <TextField form={form} name="registryNumber" label={labels.registryNumber} optional maxLength={100} />
      <DayField form={form} name="validFrom" label={labels.validFrom} optional />
      <DayField form={form} name="validTo" label={labels.validTo} optional />
      <DayField form={form} name="extendedTo" label={labels.extendedTo} optional />
      <TextField form={form} name="replacedBy" label={labels.replacedBy} description={t('documentTree.supersession.replacedBy.help')} optional maxLength={300} />
    </FormBody>
  );
}

/** Who is to be asked: an organisation the house knows or a new one, one of its bodies, and where the letter goes. */
import { Button, Checkbox } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Consultee, consulteeInput, type Round } from '#shared/consultation.ts';
import { categoryOf } from '#shared/consultee-list.ts';
import { consulteeCategories } from '#shared/export.ts';
import { type Organisation, type OrganisationKind, organisationKinds } from '#shared/people.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { organisationsQuery } from '../people/organisations.ts';
import { Modal } from '../ui/dialogs.tsx';
import { FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { Answered } from '../ui/loading.tsx';
import { Problem, problemOf } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts } from './consultation.ts';

interface Props {
  open: boolean;
  round: Round;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

export function AddConsultee({ open, round, onClose, onDone }: Props): ReactNode {
  const t = useText();
  const organisations = useQuery({ ...organisationsQuery, enabled: open });
  return (
    <Modal open={open} title={t(addingOf(round))} onClose={onClose}>
      <Answered question={organisations}>{({ items }) => <ConsulteeForm round={round} organisations={items} onClose={onClose} onDone={onDone} />}</Answered>
    </Modal>
  );
}

const isNew = 'new';

/** Whoever is put on the list of a closed round has answered without being asked; nobody else is let in then. */
export const addingOf = ({ state }: Pick<Round, 'state'>) => (state === 'closed' ? 'consultation.unsolicited.add' : 'consultation.consultee.add');

function ConsulteeForm({ round, organisations, onClose, onDone }: { round: Round; organisations: readonly Organisation[]; onClose: () => void; onDone: () => Promise<unknown> }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  const form = useForm({
    schema: consulteeInput,
    start: { organisationId: '', 'organisation/name': '', 'organisation/kind': 'municipality', body: '', category: 'other', obliged: '', officialMail: '', contactName: '', contactMail: '', unsolicited: round.state === 'closed' ? 'yes' : '' },
    toInput: (values) => ({
      organisationId: values.organisationId === isNew || values.organisationId === '' ? null : values.organisationId,
      organisation: values.organisationId === isNew ? { name: values['organisation/name'], kind: values['organisation/kind'] } : null,
      body: values.body.trim() || null, category: values.category, obliged: values.obliged !== '', officialMail: values.officialMail,
      contactName: values.contactName.trim() || null, contactMail: values.contactMail.trim() || null, unsolicited: values.unsolicited !== '',
    }),
    submit: async (json) => {
      await acts.addConsultee(round.id, json);
      await Promise.all([onDone(), client.invalidateQueries({ queryKey: organisationsQuery.queryKey })]);
      say(t('consultation.consultee.added', { name: json.organisation?.name ?? organisations.find(({ id }) => id === json.organisationId)?.name ?? '' }));
      onClose();
    },
  });
  const late = round.state === 'closed';
  const [typed, setTyped] = useState(false);
  // What sort of consultee it is follows the organisation's type until somebody chooses it.
  const chooseKind = (kind: OrganisationKind) => {
    form.set('organisation/kind', kind);
    if (!typed) form.set('category', categoryOf(kind));
  };
  const choose = (id: string) => {
    form.set('organisationId', id);
    if (id === isNew && !typed) form.set('category', categoryOf(organisationKinds.find((kind) => kind === form.values['organisation/kind']) ?? 'other'));
    const known = organisations.find((one) => one.id === id);
    if (!known) return;
    if (known.officialMail !== null) form.set('officialMail', known.officialMail);
    form.set('category', categoryOf(known.kind));
  };
  const labels = {
    organisationId: t('consultation.organisation'), 'organisation/name': t('people.organisation.name'), 'organisation/kind': t('consultation.consultee.organisationKind'), body: t('consultation.body'), category: t('consultation.consultee.category'),
    officialMail: t('consultation.officialMail'), contactName: t('consultation.contactName'), contactMail: t('consultation.contactMail'),
  };
  return (
    <FormBody form={form} submitText={t(round.state === 'open' && form.values.unsolicited === '' ? 'consultation.consultee.addAndInvite' : addingOf(round))} labels={labels}>
      {round.state === 'open' && form.values.unsolicited === '' && <p className="soft">{t('consultation.consultee.invitedAtOnce')}</p>}
      {late && <p className="soft">{t('consultation.unsolicited.what')}</p>}
      <SelectField form={{ ...form, set: (name, value) => (name === 'organisationId' ? choose(value) : form.set(name, value)) }} name="organisationId" label={labels.organisationId} options={[{ value: '', text: t('consultation.organisation.choose') }, ...organisations.map(({ id, name }) => ({ value: id, text: name })), { value: isNew, text: t('consultation.organisation.new') }]} />
      {form.values.organisationId === isNew && (
        <>
          <TextField form={form} name="organisation/name" label={labels['organisation/name']} autoComplete="off" />
          <SelectField form={{ ...form, set: (name, value) => (name === 'organisation/kind' ? chooseKind(organisationKinds.find((kind) => kind === value) ?? 'other') : form.set(name, value)) }} name="organisation/kind" label={labels['organisation/kind']} options={organisationKinds.map((kind) => ({ value: kind, text: t(`people.kind.${kind}`) }))} />
        </>
      )}
      <TextField form={form} name="body" label={labels.body} description={t(late ? 'consultation.unsolicited.body.how' : 'consultation.body.how')} autoComplete="off" optional />
      <SelectField form={{ ...form, set: (name, value) => { if (name === 'category') setTyped(true); form.set(name, value); } }} name="category" label={labels.category} options={consulteeCategories.map((category) => ({ value: category, text: t(`consultation.category.${category}`) }))} />
      <TextField form={form} name="officialMail" label={labels.officialMail} description={t(late ? 'consultation.unsolicited.officialMail.how' : 'consultation.officialMail.how')} type="email" autoComplete="off" />
      {!late && (
        <>
          <TextField form={form} name="contactName" label={labels.contactName} description={t('consultation.contactName.how')} autoComplete="off" optional />
          <TextField form={form} name="contactMail" label={labels.contactMail} description={t('consultation.contactMail.how')} type="email" autoComplete="off" optional />
          <Checkbox label={t('consultation.obliged')} description={t('consultation.obliged.how')} checked={form.values.obliged !== ''} onChange={(event) => form.set('obliged', event.target.checked ? 'yes' : '')} />
        </>
      )}
      {round.state === 'open' && <Checkbox label={t('consultation.unsolicited')} description={t('consultation.unsolicited.how')} checked={form.values.unsolicited !== ''} onChange={(event) => form.set('unsolicited', event.target.checked ? 'yes' : '')} />}
    </FormBody>
  );
}

/** Every party is nearly always asked: one act puts those on the list that are not there and whose mailbox is known. */
export function AddParties({ round, listed, onDone }: { round: Round; listed: readonly Consultee[]; onDone: () => Promise<unknown> }): ReactNode {
  const t = useText();
  const matter = useMatter();
  const { say } = useToasts();
  const may = round.state === 'planned' && round.refusals.addConsultee === null;
  const organisations = useQuery({ ...organisationsQuery, enabled: may });
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [without, setWithout] = useState<readonly string[]>([]);
  const known = organisations.data?.items ?? [];
  const missing = matter.parties.filter(({ name }) => !listed.some((one) => one.organisation === name));
  if (!may || missing.length === 0 || !organisations.data) return null;
  const add = async () => {
    setPending(true);
    setError(null);
    let n = 0;
    try {
      for (const party of missing) {
        const organisation = known.find(({ id }) => id === party.organisationId);
        if (!organisation?.officialMail) continue;
        try {
          await acts.addConsultee(round.id, consulteeInput.parse({ organisationId: party.organisationId, body: null, category: categoryOf(organisation.kind), officialMail: organisation.officialMail }));
          n += 1;
        } catch (caught) {
          if (problemOf(caught).code !== 'consultee-listed') throw caught;
        }
      }
    } catch (caught) {
      setError(caught);
    }
    setWithout(missing.filter(({ organisationId }) => !known.find(({ id }) => id === organisationId)?.officialMail).map(({ name }) => name));
    await onDone();
    setPending(false);
    say(t('consultation.parties.added', { n }));
  };
  return (
    <>
      <Button variant="tertiary" loading={pending} onClick={() => void add()}>{t('consultation.parties.add', { n: missing.length })}</Button>
      <Modal open={error !== null || (without.length > 0 && !pending)} title={t('consultation.parties.add', { n: missing.length })} onClose={() => { setError(null); setWithout([]); }}>
        <Problem error={error} />
        {without.length > 0 && <><p>{t('consultation.parties.withoutMail')}</p><ul>{without.map((name) => <li key={name}>{name}</li>)}</ul></>}
      </Modal>
    </>
  );
}

import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { type Matter, type Participant, participantInput, type Role, roles } from '#shared/matters.ts';
import { answer, api } from '../api.ts';
import { organisationsQuery } from '../people/organisations.ts';
import { ConfirmDialog, Modal } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { Tag } from '../ui/marks.tsx';
import { Section } from '../ui/page.tsx';
import { problemOf } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { matterQuery, useMatterChanged } from './matter.ts';

export function Participants({ matter }: { matter: Matter }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const changed = useMatterChanged();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Participant | null>(null);
  const filled = roles.map((role) => ({ role, people: matter.participants.filter((one) => one.role === role) })).filter(({ people }) => people.length > 0);
  const remove = async ({ id, name, role }: Participant) => {
    await changed(await answer(api.matters[':id'].participants[':participantId'].$delete({ param: { id: matter.id, participantId: id } })));
    say(t('matters.participant.removed', { name, role: t(`matters.role.${role}`) }));
  };
  return (
    <Section title={t('matters.participants')} count={matter.participants.length} acts={matter.refusals.invite === null && <Button variant="secondary" onClick={() => setAdding(true)}>{t('matters.participants.add')}</Button>}>
      {filled.length === 0 && <EmptyState>{t('matters.participants.empty')}</EmptyState>}
      <div className="roles">
        {filled.map(({ role, people }) => (
          <div key={role} className="role">
            <h3>{t(`matters.role.${role}`)}</h3>
            <ul className="plain-list">
              {people.map((one) => <ParticipantItem key={one.id} participant={one} onRemove={() => setRemoving(one)} />)}
            </ul>
          </div>
        ))}
      </div>
      <Modal open={adding} title={t('matters.participants.add')} onClose={() => setAdding(false)}>
        <NewParticipant matter={matter} onDone={() => setAdding(false)} />
      </Modal>
      {removing && (
        <ConfirmDialog open danger title={t('matters.participant.remove.title', { name: removing.name, role: t(`matters.role.${removing.role}`) })} act={t('matters.participant.remove')} onConfirm={() => remove(removing)} onClose={() => setRemoving(null)}>
          <p>{t('matters.participant.remove.text')}</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}

function ParticipantItem({ participant: { name, email, organisation, waiting, role, refusals }, onRemove }: { participant: Participant; onRemove: () => void }): ReactNode {
  const t = useText();
  return (
    <li className="participant">
      <div>
        <a href={`mailto:${email}`} className="participant-name">{name}</a>
        <span className="soft small">{organisation ?? email}</span>
        {waiting && <Tag tone="ochre" sign="clock">{t('matters.participant.waiting')}</Tag>}
      </div>
      {refusals.remove === null && (
        <button type="button" className="icon-button no-print" aria-label={t('matters.participant.remove.of', { name, role: t(`matters.role.${role}`) })} title={t('matters.participant.remove')} onClick={onRemove}>
          <Icon name="cross" size={16} />
        </button>
      )}
    </li>
  );
}

const newcomerInput = participantInput.required();

function NewParticipant({ matter, onDone }: { matter: Matter; onDone: () => void }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const client = useQueryClient();
  const organisations = useQuery(organisationsQuery);
  const [isNew, setNew] = useState(false);
  const form = useForm({
    schema: isNew ? newcomerInput : participantInput,
    start: { email: '', role: 'working_group' as Role, name: '', organisationId: '' },
    toInput: ({ name, organisationId, ...known }) => (isNew ? { ...known, name, organisationId } : known),
    submit: async (json) => {
      const id = await give(json);
      if (id === null) return;
      const { participants } = await client.fetchQuery({ ...matterQuery(matter.id), staleTime: 0 });
      say(t('matters.participants.added', { name: participants.find((one) => one.id === id)?.name ?? json.email, role: t(`matters.role.${json.role}`) }));
      onDone();
    },
  });
  /** Null when the address has no account: then the rest is asked for. */
  const give = async (json: z.output<typeof participantInput>): Promise<string | null> => {
    try {
      return (await answer(api.matters[':id'].participants.$post({ param: { id: matter.id }, json }))).id;
    } catch (caught) {
      if (isNew || problemOf(caught).code !== 'invitee-new') throw caught;
      setNew(true);
      return null;
    }
  };
  const labels = { name: t('people.name'), email: t('people.email'), organisationId: t('people.organisation'), role: t('matters.participant.role') };
  const options = [{ value: '', text: t('people.organisation.choose') }, ...(organisations.data?.items ?? []).map(({ id, name }) => ({ value: id, text: name }))];
  return (
    <>
      <p className="soft">{t('matters.participants.add.lead')}</p>
      <FormBody form={form} submitText={t(isNew ? 'matters.participants.invite' : 'matters.participants.act')} labels={labels}>
        <TextField form={form} name="email" label={labels.email} type="email" autoComplete="off" />
        <SelectField form={form} name="role" label={labels.role} description={t(`matters.role.${form.values.role}.help`)} options={roles.map((role) => ({ value: role, text: t(`matters.role.${role}`) }))} />
        <div role="status">{isNew && <p>{t('matters.participants.new')}</p>}</div>
        {isNew && <TextField form={form} name="name" label={labels.name} description={t('matters.participants.name.help')} autoComplete="off" autoFocus />}
        {isNew && <SelectField form={form} name="organisationId" label={labels.organisationId} options={options} />}
      </FormBody>
    </>
  );
}

import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Matter, type Participant, participantInput, type Role, roles } from '#shared/matters.ts';
import { answer, api } from '../api.ts';
import { askedOf, InviteeFields, nobodyYet, useAsking } from '../people/invitee.tsx';
import { ConfirmDialog, Modal } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { Tag } from '../ui/marks.tsx';
import { Section } from '../ui/page.tsx';
import { usePeopleSearch } from '../ui/people-search.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { matterQuery, useMatterChanged } from './matter.ts';

export function Participants({ matter }: { matter: Matter }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const changed = useMatterChanged();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Participant | null>(null);
  const { found, field } = usePeopleSearch(matter.participants, ({ name, email, organisation }) => [name, email, organisation ?? ''].join(' '));
  const filled = roles.map((role) => ({ role, people: found.filter((one) => one.role === role) })).filter(({ people }) => people.length > 0);
  const remove = async ({ id, name, role }: Participant) => {
    await changed(await answer(api.matters[':id'].participants[':participantId'].$delete({ param: { id: matter.id, participantId: id } })));
    say(t('matters.participant.removed', { name, role: t(`matters.role.${role}`) }));
  };
  return (
    <Section title={t('matters.participants')} count={matter.participants.length} acts={matter.refusals.invite === null && <Button variant="secondary" onClick={() => setAdding(true)}>{t('matters.participants.add')}</Button>}>
      {field}
      {matter.participants.length === 0 && <EmptyState>{t('matters.participants.empty')}</EmptyState>}
      <div className="roles">
        {filled.map(({ role, people }) => (
          <div key={role} className="role">
            <h3>{t(`matters.role.${role}`)}</h3>
            <ul className="plain-list">
              {people.map((one) => <ParticipantItem key={one.id} matterId={matter.id} participant={one} onRemove={() => setRemoving(one)} />)}
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

function ParticipantItem({ matterId, participant: { id, name, email, organisation, waiting, role, refusals }, onRemove }: { matterId: string; participant: Participant; onRemove: () => void }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const inviting = useMutation({
    mutationFn: () => answer(api.matters[':id'].participants[':participantId'].invitation.$post({ param: { id: matterId, participantId: id } })),
    onSuccess: () => say(t('matters.participant.again.done', { name })),
  });
  return (
    <li className="participant">
      <div>
        <a href={`mailto:${email}`} className="participant-name">{name}</a>
        <span className="soft small">{organisation ?? email}</span>
        {waiting && <Tag tone="ochre" sign="clock">{t('matters.participant.waiting')}</Tag>}
        {refusals.inviteAgain === null && <button type="button" className="text-button no-print participant-again" aria-label={t('matters.participant.again.of', { name })} aria-disabled={inviting.isPending || undefined} onClick={() => { if (!inviting.isPending) inviting.mutate(); }}>{t('matters.participant.again')}</button>}
        <Problem error={inviting.error} />
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
  const { asked, give, forget } = useAsking();
  const isNew = asked.for === 'newcomer';
  const form = useForm({
    schema: isNew ? newcomerInput : participantInput,
    start: { ...nobodyYet, role: 'working_group' as Role },
    toInput: (values) => ({ ...askedOf(asked, values), role: values.role }),
    submit: async (json) => {
      const given = await give(json.email, () => answer(api.matters[':id'].participants.$post({ param: { id: matter.id }, json })));
      if (given === null) return;
      const { participants } = await client.fetchQuery({ ...matterQuery(matter.id), staleTime: 0 });
      say(t(isNew ? 'matters.participants.invited' : 'matters.participants.added', { name: participants.find((one) => one.id === given.id)?.name ?? json.email, role: t(`matters.role.${json.role}`) }));
      onDone();
    },
  });
  const labels = { name: t('people.name'), email: t('people.email'), organisationId: t('people.organisation'), language: t('people.invitee.language'), role: t('matters.participant.role') };
  return (
    <>
      <p className="soft">{t('matters.participants.add.lead')}</p>
      <FormBody form={form} submitText={t(isNew ? 'people.invitations.act' : 'matters.participants.act')} labels={labels}>
        <TextField form={form} name="email" label={labels.email} type="email" autoComplete="off" />
        <SelectField form={form} name="role" label={labels.role} description={t(`matters.role.${form.values.role}.help`)} options={roles.map((role) => ({ value: role, text: t(`matters.role.${role}`) }))} />
        <InviteeFields form={form} asked={asked} onOther={forget} />
      </FormBody>
    </>
  );
}

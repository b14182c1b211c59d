import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { invitationInput, type InvitationView, whyNotInviteAgain } from '#shared/people.ts';
import { answer, api } from '../../api.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Day } from '../../ui/dates.tsx';
import { ConfirmDialog, Modal } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FormBody, TextField, useForm } from '../../ui/form.tsx';
import type { IconName } from '../../ui/icons.tsx';
import { Answered } from '../../ui/loading.tsx';
import { MailAddress } from '../../ui/mail-address.tsx';
import { Tag, type Tone } from '../../ui/marks.tsx';
import { Section } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useText } from '../../ui/text.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { askedOf, InviteeFields, nobodyYet, useAsking } from '../invitee.tsx';

const marks: Record<InvitationView['status'], { tone: Tone; sign: IconName }> = {
  waiting: { tone: 'ochre', sign: 'clock' },
  accepted: { tone: 'green', sign: 'check' },
  revoked: { tone: 'neutral', sign: 'minus' },
  expired: { tone: 'neutral', sign: 'clock' },
};

export function InvitationsScreen(): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const client = useQueryClient();
  const [inviting, setInviting] = useState(false);
  const [revoking, setRevoking] = useState<InvitationView | null>(null);
  const invitations = useQuery({ queryKey: ['invitation'], queryFn: () => answer(api.invitations.$get()) });
  const [sending, setSending] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const again = async ({ id, email }: InvitationView) => {
    if (sending !== null) return;
    setSending(id);
    setError(null);
    try {
      await answer(api.invitations[':id'].renewal.$post({ param: { id } }));
      await client.invalidateQueries({ queryKey: ['invitation'] });
      say(t('people.invitations.sent', { email }));
    } catch (caught) {
      setError(caught);
    } finally {
      setSending(null);
    }
  };
  const columns: Column<InvitationView>[] = [
    { key: 'name', head: t('people.name'), cell: (row) => row.name, names: true },
    { key: 'email', head: t('people.email'), cell: (row) => <MailAddress value={row.email} /> },
    { key: 'organisation', head: t('people.organisation'), cell: (row) => row.organisation },
    { key: 'created', head: t('people.invitations.created'), cell: (row) => <Day value={row.createdAt} form="short" /> },
    { key: 'expires', head: t('people.invitations.expires'), cell: (row) => <Day value={row.expiresAt} form="short" /> },
    { key: 'status', head: t('people.invitations.status'), cell: (row) => <Tag {...marks[row.status]}>{t(`people.invitations.status.${row.status}`)}</Tag> },
    { key: 'act', head: <span className="ds-sr-only">{t('people.invitations.revoke')}</span>, cell: (row) => (
      <span className="row">
        {row.status === 'expired' && whyNotInviteAgain(row) === null && <Button variant="tertiary" aria-label={t('people.invitations.again.to', { name: row.name })} aria-disabled={sending !== null || undefined} onClick={() => void again(row)}>{t('people.invitations.again')}</Button>}
        {row.status === 'waiting' && <Button variant="tertiary" aria-label={t('people.invitations.revoke.title', { name: row.name })} onClick={() => setRevoking(row)}>{t('people.invitations.revoke')}</Button>}
      </span>
    ) },
  ];
  const revoke = async ({ id, name }: InvitationView) => {
    await answer(api.invitations[':id'].$delete({ param: { id } }));
    await client.invalidateQueries({ queryKey: ['invitation'] });
    say(t('people.invitations.revoked', { name }));
  };
  return (
    <Section title={t('people.invitations')} count={invitations.data?.items.length} acts={<Button onClick={() => setInviting(true)}>{t('people.invitations.add')}</Button>}>
      <Problem error={error} />
      <Answered question={invitations}>
        {({ items }) => items.length === 0 ? <EmptyState>{t('people.invitations.empty')}</EmptyState> : <DataTable caption={t('people.invitations')} columns={columns} rows={items} rowKey={(row) => row.id} />}
      </Answered>
      <Modal open={inviting} title={t('people.invitations.add')} onClose={() => setInviting(false)}>
        <NewInvitation onDone={() => setInviting(false)} />
      </Modal>
      {revoking && (
        <ConfirmDialog open title={t('people.invitations.revoke.title', { name: revoking.name })} act={t('people.invitations.revoke')} onConfirm={() => revoke(revoking)} onClose={() => setRevoking(null)}>
          <p>{t('people.invitations.revoke.text')}</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}

const newcomerInput = invitationInput.required();
const memberInput = invitationInput.required({ organisationId: true });

function NewInvitation({ onDone }: { onDone: () => void }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const client = useQueryClient();
  const { asked, give, forget } = useAsking();
  const form = useForm({
    schema: { address: invitationInput, newcomer: newcomerInput, organisation: memberInput }[asked.for],
    start: nobodyYet,
    toInput: (values) => askedOf(asked, values),
    submit: async (json) => {
      if ((await give(json.email, () => answer(api.invitations.$post({ json })))) === null) return;
      await client.invalidateQueries({ queryKey: ['invitation'] });
      say(t('people.invitations.sent', { email: json.email }));
      onDone();
    },
  });
  const labels = { name: t('people.name'), email: t('people.email'), organisationId: t('people.organisation'), language: t('people.invitee.language') };
  return (
    <>
      <p className="soft">{t('people.invitations.add.lead')}</p>
      <FormBody form={form} submitText={t(asked.for === 'address' ? 'people.invitations.continue' : 'people.invitations.act')} labels={labels}>
        <TextField form={form} name="email" label={labels.email} type="email" autoComplete="off" />
        <InviteeFields form={form} asked={asked} onOther={forget} />
      </FormBody>
    </>
  );
}

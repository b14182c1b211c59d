/** Who gets in to answer for a consultee. One who was addressed wrongly is taken away, and another is asked. */
import { Button } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Consultee, type Coordinator, coordinatorInput } from '#shared/consultation.ts';
import { ConfirmDialog, Modal } from '../ui/dialogs.tsx';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts } from './consultation.ts';

export function CoordinatorsDialog({ consultee, onClose }: { consultee: Consultee | null; onClose: () => void }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  const [removing, setRemoving] = useState<Coordinator | null>(null);
  if (consultee === null) return null;
  const remove = async ({ id, email }: Coordinator) => {
    await acts.removeCoordinator(consultee.id, id);
    await client.invalidateQueries({ queryKey: ['consultee'] });
    say(t('consultation.coordinator.removed', { who: email, consultee: consultee.name }));
  };
  if (removing) {
    return (
      <ConfirmDialog open danger title={t('consultation.coordinator.remove.title', { who: removing.email })} act={t('consultation.coordinator.remove')} onConfirm={() => remove(removing)} onClose={() => setRemoving(null)}>
        <p>{t('consultation.coordinator.remove.what', { consultee: consultee.name })}</p>
      </ConfirmDialog>
    );
  }
  return (
    <Modal open title={t('consultation.coordinators.title', { consultee: consultee.name })} onClose={onClose}>
      {consultee.coordinators.length === 0 ? <p className="gentle-warning">{t('consultation.coordinators.none')}</p> : (
        <ul className="plain-list coordinators">
          {consultee.coordinators.map((one) => (
            <li key={one.id}>
              <div><span>{one.name ?? one.email}</span>{one.name !== null && <span className="soft small">{one.email}</span>}{one.waiting && <span className="soft small">{t('consultation.coordinator.waiting')}</span>}{one.closed && <span className="undelivered small">{t('consultation.coordinator.closed')}</span>}</div>
              {consultee.refusals.removeCoordinator === null && <Button variant="tertiary" data-size="sm" data-color="danger" aria-label={t('ui.remove', { what: one.email })} onClick={() => setRemoving(one)}>{t('consultation.coordinator.remove')}</Button>}
            </li>
          ))}
        </ul>
      )}
      {consultee.refusals.nameCoordinator === null && <NewCoordinator consultee={consultee} onDone={onClose} />}
    </Modal>
  );
}

function NewCoordinator({ consultee, onDone }: { consultee: Consultee; onDone: () => void }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  const form = useForm({
    schema: coordinatorInput,
    start: { name: '', email: '' },
    submit: async (json) => {
      await acts.nameCoordinator(consultee.id, json);
      await client.invalidateQueries({ queryKey: ['consultee'] });
      say(t('consultation.coordinator.named', { who: json.email }));
      onDone();
    },
  });
  const labels = { name: t('consultation.contactName'), email: t('consultation.contactMail') };
  return (
    <section className="stack" aria-labelledby="new-coordinator">
      <h3 id="new-coordinator">{t('consultation.coordinator.add')}</h3>
      <FormBody form={form} submitText={t('consultation.coordinator.act')} labels={labels}>
        <TextField form={form} name="name" label={labels.name} description={t('consultation.contactName.how')} autoComplete="off" />
        <TextField form={form} name="email" label={labels.email} description={t('consultation.coordinator.mail.how')} type="email" autoComplete="off" />
      </FormBody>
    </section>
  );
}

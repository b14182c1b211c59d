import { type ReactNode, useState } from 'react';
import { type Matter, matterChange } from '#shared/matters.ts';
import { answer, api } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { Section } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useMatterChanged } from './matter.ts';

export function AboutMatter({ matter }: { matter: Matter }): ReactNode {
  const t = useText();
  const [editing, setEditing] = useState(false);
  const mayChange = matter.refusals.change === null;
  return (
    <Section title={t('matters.purpose')} acts={mayChange && <ActButton variant="tertiary" onAct={() => setEditing(true)}>{t('matters.edit')}</ActButton>}>
      {matter.purpose === '' ? <EmptyState>{t('matters.purpose.empty')}</EmptyState> : <div className="reading">{matter.purpose.split(/\n{2,}/).map((paragraph) => <p key={paragraph}>{paragraph}</p>)}</div>}
      <Modal open={editing} title={t('matters.edit')} onClose={() => setEditing(false)}>
        <Details matter={matter} onDone={() => setEditing(false)} />
      </Modal>
    </Section>
  );
}

function Details({ matter, onDone }: { matter: Matter; onDone: () => void }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const changed = useMatterChanged();
  const form = useForm({
    schema: matterChange,
    start: {
      title: matter.title, registryNumber: matter.registryNumber, purpose: matter.purpose,
      'bodies/welfareCouncil': matter.bodies.welfareCouncil, 'bodies/chiefsNetwork': matter.bodies.chiefsNetwork, 'bodies/office': matter.bodies.office,
    },
    toInput: ({ title, registryNumber, purpose, ...bodies }) => ({
      title, registryNumber, purpose,
      bodies: { welfareCouncil: bodies['bodies/welfareCouncil'], chiefsNetwork: bodies['bodies/chiefsNetwork'], office: bodies['bodies/office'] },
    }),
    submit: async (json) => {
      await changed(await answer(api.matters[':id'].$patch({ param: { id: matter.id }, json })));
      say(t('matters.edit.done'));
      onDone();
    },
  });
  const labels = {
    title: t('matters.create.name'), registryNumber: t('matters.registryNumber'), purpose: t('matters.purpose'),
    'bodies/welfareCouncil': t('matters.body.welfareCouncil'), 'bodies/chiefsNetwork': t('matters.body.chiefsNetwork'), 'bodies/office': t('matters.body.office'),
  };
  return (
    <FormBody form={form} submitText={t('matters.edit.act')} labels={labels}>
      <TextField form={form} name="title" label={labels.title} autoComplete="off" />
      <TextField form={form} name="registryNumber" label={labels.registryNumber} autoComplete="off" />
      <TextField form={form} name="purpose" label={labels.purpose} description={t('matters.create.purpose.help')} rows={6} optional />
      <h3>{t('matters.bodies')}</h3>
      <TextField form={form} name="bodies/welfareCouncil" label={labels['bodies/welfareCouncil']} autoComplete="off" />
      <TextField form={form} name="bodies/chiefsNetwork" label={labels['bodies/chiefsNetwork']} autoComplete="off" />
      <TextField form={form} name="bodies/office" label={labels['bodies/office']} autoComplete="off" />
    </FormBody>
  );
}

import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import { type Matter, type Phase, phases, timetableInput } from '#shared/matters.ts';
import { answer, api } from '../api.ts';
import { Day } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { DayField, FormBody, useForm } from '../ui/form.tsx';
import { Section } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useMatterChanged } from './matter.ts';

export function Timetable({ matter }: { matter: Matter }): ReactNode {
  const t = useText();
  const [editing, setEditing] = useState(false);
  return (
    <Section title={t('matters.timetable')} acts={matter.refusals.timetable === null && <Button variant="tertiary" onClick={() => setEditing(true)}>{t('matters.timetable.edit')}</Button>}>
      <table className="small-table">
        <thead>
          <tr><th scope="col">{t('matters.timetable.phase')}</th><th scope="col">{t('matters.timetable.planned')}</th><th scope="col">{t('matters.timetable.actual')}</th></tr>
        </thead>
        <tbody>
          {matter.phases.map(({ phase, plannedOn, actualOn, current }) => (
            <tr key={phase} data-marked={current || undefined}>
              <th scope="row">{t(`matters.phase.${phase}`)}</th>
              <td>{plannedOn === null ? '–' : <Day value={plannedOn} form="short" />}</td>
              <td>{actualOn === null ? '–' : <Day value={actualOn} form="short" />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Modal open={editing} title={t('matters.timetable.edit')} onClose={() => setEditing(false)}>
        <TimetableForm matter={matter} onDone={() => setEditing(false)} />
      </Modal>
    </Section>
  );
}

function TimetableForm({ matter, onDone }: { matter: Matter; onDone: () => void }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const changed = useMatterChanged();
  const field = (phase: Phase) => `timetable/${phases.indexOf(phase)}/plannedOn`;
  const form = useForm({
    schema: timetableInput,
    start: Object.fromEntries(matter.phases.map(({ phase, plannedOn }) => [field(phase), plannedOn ?? ''])),
    toInput: (values) => ({ timetable: phases.map((phase) => ({ phase, plannedOn: values[field(phase)]?.trim() || null })) }),
    submit: async (json) => {
      await changed(await answer(api.matters[':id'].timetable.$put({ param: { id: matter.id }, json })));
      say(t('matters.timetable.done'));
      onDone();
    },
  });
  const labels = Object.fromEntries(phases.map((phase) => [field(phase), t(`matters.phase.${phase}`)]));
  return (
    <>
      <p className="soft">{t('matters.timetable.lead')}</p>
      <FormBody form={form} submitText={t('matters.timetable.act')} labels={labels}>
        {phases.map((phase) => <DayField key={phase} form={form} name={field(phase)} label={t(`matters.phase.${phase}`)} optional="said above" />)}
      </FormBody>
    </>
  );
}

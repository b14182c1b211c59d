/** Puts a review version to the reference group. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FrozenPackage } from '#shared/drafting.ts';
import { readingInput } from '#shared/readings.ts';
import { answer, api } from '../api.ts';
import { momentText } from '../ui/dates.tsx';
import { DayField, FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { Answered } from '../ui/loading.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { freezeAddress } from './addresses.ts';
import { packagesQuery } from './documents.ts';

export function OpenReading({ matterId, onDone }: { matterId: string; onDone: () => void }): ReactNode {
  const t = useText();
  const packages = useQuery(packagesQuery(matterId));
  return (
    <Answered question={packages}>
      {({ items }) => {
        const versions = items.filter(({ purpose }) => purpose === 'review');
        return versions.length === 0
          ? <><p>{t('drafting.reading.needsVersion')}</p><p><Link to={freezeAddress(matterId) as string} className="ds-button" data-variant="primary">{t('drafting.documents.freeze')}</Link></p></>
          : <OpenForm matterId={matterId} versions={versions} onDone={onDone} />;
      }}
    </Answered>
  );
}

function OpenForm({ matterId, versions, onDone }: { matterId: string; versions: readonly FrozenPackage[]; onDone: () => void }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { say } = useToasts();
  const client = useQueryClient();
  const form = useForm({
    schema: readingInput,
    start: { packageId: versions[0]?.id ?? '', message: '', lastDay: '', questions: '' },
    toInput: ({ questions, ...rest }) => ({ ...rest, questions: questions.split('\n').map((line) => line.trim()).filter(Boolean) }),
    submit: async (json) => {
      await answer(api.matters[':id'].readings.$post({ param: { id: matterId }, json }));
      await client.invalidateQueries({ queryKey: ['reading'] });
      say(t('drafting.reading.opened'));
      onDone();
    },
  });
  const labels = { packageId: t('drafting.reading.package'), message: t('drafting.reading.message'), lastDay: t('drafting.reading.lastDay'), questions: t('drafting.reading.questions') };
  return (
    <>
      <p className="soft">{t('drafting.reading.openLead')}</p>
      <FormBody form={form} submitText={t('drafting.reading.openAct')} labels={labels}>
        <SelectField form={form} name="packageId" label={labels.packageId} options={versions.map(({ id, number, frozenAt }) => ({ value: id, text: t('drafting.reading.packageOption', { number, when: momentText(locale, frozenAt, 'medium') }) }))} />
        <DayField form={form} name="lastDay" label={labels.lastDay} description={t('drafting.reading.lastDayHelp')} wholeDay />
        <TextField form={form} name="message" label={labels.message} description={t('drafting.reading.messageHelp')} rows={4} optional />
        <TextField form={form} name="questions" label={labels.questions} description={t('drafting.reading.questionsHelp')} rows={3} optional />
      </FormBody>
    </>
  );
}

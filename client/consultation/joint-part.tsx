/** Which consultees a response also speaks for: named while it is written, counted by the lead once it is submitted. */
import { Button } from '@digdir/designsystemet-react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useRef, useState } from 'react';
import { jointEndInput, jointInput, type JointStatement } from '#shared/joint-statements.ts';
import { answer, api } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { dayText } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { Answered } from '../ui/loading.tsx';
import { Tag } from '../ui/marks.tsx';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useAnswering } from './answering.tsx';

type Named = JointStatement['named'][number];
type Asked = { act: 'name' | 'add' } | { act: 'count' | 'end'; one: Named };

export const jointQuery = (responseId: string) => queryOptions({ queryKey: ['response', 'joint', responseId], queryFn: () => answer(api.responses[':id']['joint-statement'].$get({ param: { id: responseId } })), meta: { subjects: ['joint-statement'] } });

export function JointPart(): ReactNode {
  const { response } = useAnswering();
  return response === null || response.follows !== null || response.channel === 'form' ? null : <Part responseId={response.id} submitted={response.state === 'submitted'} />;
}

function Part({ responseId, submitted }: { responseId: string; submitted: boolean }): ReactNode {
  const t = useText();
  const id = useId();
  const { registered } = useAnswering();
  const joint = useQuery(jointQuery(responseId));
  const [asked, setAsked] = useState<Asked | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // What is submitted and speaks for nobody else says so by saying nothing, unless the lead may count it; until that is known nothing is shown that might vanish.
  if (submitted && (joint.isPending || (joint.data?.named.length === 0 && joint.data.refusals['count'] !== null))) return null;
  // In a round of one consultee there is nobody else to speak for.
  if (joint.data?.named.length === 0 && joint.data.others.length === 0) return null;
  const close = () => setAsked(null);
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>{t('joint.heading')}</h2>
      <p className="soft measure no-print">{t(submitted ? registered ? 'joint.how.lead' : 'joint.how.submitted' : registered ? 'joint.how.registering' : 'joint.how')}</p>
      <Answered question={joint}>
        {(its) => (
          <>
            {its.named.length > 0 && <ul className="plain-list coordinators">{its.named.map((one) => <li key={one.consulteeId}><NamedRow responseId={responseId} one={one} submitted={submitted} onAsk={setAsked} onRemoved={() => heading.current?.focus()} /></li>)}</ul>}
            {its.refusals['name'] === null && its.others.length > 0 && <p className="no-print"><Button variant="secondary" onClick={() => setAsked({ act: 'name' })}>{t('joint.name')}</Button></p>}
            {submitted && its.refusals['count'] === null && its.others.length > 0 && <p className="no-print"><Button variant="secondary" onClick={() => setAsked({ act: 'add' })}>{t('joint.add')}</Button></p>}
            <Modal open={asked !== null} title={asked === null ? '' : 'one' in asked ? t(`joint.${asked.act}.title`, { consultee: asked.one.consultee }) : t(`joint.${asked.act}.title`)} onClose={close}>
              {asked !== null && (asked.act === 'end' ? <EndForm responseId={responseId} one={asked.one} onDone={close} /> : <NameForm responseId={responseId} asked={asked} others={its.others} onDone={close} />)}
            </Modal>
          </>
        )}
      </Answered>
    </section>
  );
}

interface RowProps {
  responseId: string;
  one: Named;
  submitted: boolean;
  onAsk: (asked: Asked) => void;
  /** The button that was pressed goes with its row. */
  onRemoved: () => void;
}

function NamedRow({ responseId, one, submitted, onAsk, onRemoved }: RowProps): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const kept = useKept(responseId);
  const [error, setError] = useState<unknown>(null);
  const { consulteeId, consultee, ground, counted, ownAnswer, refusals } = one;
  const remove = () => void answer(api.responses[':id']['joint-statement'][':consulteeId'].$delete({ param: { id: responseId, consulteeId } })).then((fresh) => { onRemoved(); return kept(fresh, t('joint.removed', { consultee })); }, setError);
  return (
    <>
      <div>
        <span>{consultee}</span>
        <span className="soft small">{t('joint.ground')}: {counted?.ground ?? ground}</span>
        {counted !== null && <span className="soft small">{t('joint.counted.by', { by: counted.by, day: dayText(locale, counted.at) })}</span>}
        <Problem error={error} />
      </div>
      <span className="row">
        {submitted && (ownAnswer ? <Tag sign="check">{t('joint.ownAnswer')}</Tag> : counted !== null ? <Tag tone="green" sign="check">{t('joint.counted')}</Tag> : <Tag tone="ochre" sign="clock">{t('joint.waiting')}</Tag>)}
        {refusals['remove'] === null && <Button variant="tertiary" data-size="sm" onClick={remove}>{t('joint.remove')}<span className="ds-sr-only"> – {consultee}</span></Button>}
        {submitted && counted === null && !ownAnswer && refusals['count'] !== 'lead-only' && <ActButton refusal={refusals['count'] ?? null} variant="secondary" onAct={() => onAsk({ act: 'count', one })}>{t('joint.count')}<span className="ds-sr-only"> – {consultee}</span></ActButton>}
        {counted !== null && refusals['end'] === null && <Button variant="tertiary" data-size="sm" onClick={() => onAsk({ act: 'end', one })}>{t('joint.end')}<span className="ds-sr-only"> – {consultee}</span></Button>}
      </span>
    </>
  );
}

/** What was answered stands on the page at once; the register and the round are asked for again. */
function useKept(responseId: string): (fresh: JointStatement, said: string) => Promise<void> {
  const client = useQueryClient();
  const { say } = useToasts();
  return async (fresh, said) => {
    client.setQueryData(jointQuery(responseId).queryKey, fresh);
    say(said);
    await Promise.all(['consultee', 'round', 'journal'].map((subject) => client.invalidateQueries({ queryKey: [subject] })));
  };
}

function NameForm({ responseId, asked, others, onDone }: { responseId: string; asked: Exclude<Asked, { act: 'end' }>; others: JointStatement['others']; onDone: () => void }): ReactNode {
  const t = useText();
  const kept = useKept(responseId);
  const [key] = useState(() => crypto.randomUUID());
  const known = 'one' in asked ? asked.one : null;
  const form = useForm({
    schema: jointInput,
    start: { consulteeId: known?.consulteeId ?? '', ground: known?.ground ?? '' },
    submit: async (json) => {
      const fresh = asked.act === 'name' ? await answer(api.responses[':id']['joint-statement'].$put({ param: { id: responseId }, json }))
        : await answer(api.responses[':id']['joint-counts'].$post({ param: { id: responseId }, json }, { headers: { 'idempotency-key': key } }));
      const consultee = known?.consultee ?? others.find(({ id }) => id === json.consulteeId)?.name ?? '';
      await kept(fresh, t(asked.act === 'name' ? 'joint.named' : 'joint.counted.done', { consultee }));
      onDone();
    },
  });
  const labels = { consulteeId: t('joint.consultee'), ground: t('joint.ground') };
  return (
    <>
      <p>{t(asked.act === 'name' ? 'joint.name.what' : 'joint.count.what')}</p>
      <FormBody form={form} submitText={t(asked.act === 'name' ? 'joint.name' : 'joint.count')} labels={labels}>
        {known === null && <SelectField form={form} name="consulteeId" label={labels.consulteeId} options={[{ value: '', text: t('joint.choose') }, ...others.map(({ id, name }) => ({ value: id, text: name }))]} />}
        <TextField form={form} name="ground" label={labels.ground} description={t('joint.ground.how')} rows={2} />
        <PersonalNumberWarning texts={[form.values.ground]} />
      </FormBody>
    </>
  );
}

function EndForm({ responseId, one, onDone }: { responseId: string; one: Named; onDone: () => void }): ReactNode {
  const t = useText();
  const kept = useKept(responseId);
  const [key] = useState(() => crypto.randomUUID());
  const form = useForm({
    schema: jointEndInput,
    start: { reason: '' },
    submit: async (json) => {
      await kept(await answer(api.responses[':id']['joint-counts'][':consulteeId'].ending.$post({ param: { id: responseId, consulteeId: one.consulteeId }, json }, { headers: { 'idempotency-key': key } })), t('joint.end.done', { consultee: one.consultee }));
      onDone();
    },
  });
  const labels = { reason: t('joint.end.reason') };
  return (
    <>
      <p>{t('joint.end.what')}</p>
      <FormBody form={form} submitText={t('joint.end')} labels={labels}><TextField form={form} name="reason" label={labels.reason} rows={2} /></FormBody>
    </>
  );
}

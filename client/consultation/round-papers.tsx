/** Supporting papers of a round: put in and taken out while it is planned, and frozen with it when it opens. */
import { Button, Checkbox } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { Round } from '#shared/consultation.ts';
import { limits } from '#shared/limits.ts';
import { type RoundPaper, paperInput } from '#shared/round-papers.ts';
import { Modal } from '../ui/dialogs.tsx';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { Section } from '../ui/page.tsx';
import { Problem, ProblemError } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts, addresses, enclosePaper } from './consultation.ts';
import { PaperList } from './paper-list.tsx';

export function RoundPapers({ round }: { round: Round }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  const [enclosing, setEnclosing] = useState(false);
  const mayChange = round.refusals.change === null;
  const again = () => client.invalidateQueries({ queryKey: ['round'] });
  const removing = useMutation({
    mutationFn: (paper: RoundPaper) => acts.removePaper(round.id, paper.id),
    onSuccess: async (_done, { title }) => { await again(); say(t('rounds.papers.removed', { title })); },
  });
  if (!mayChange && round.papers.length === 0) return null;
  return (
    <Section title={t('consultation.papers')} count={round.papers.length} id="papers" acts={mayChange && <Button variant="secondary" onClick={() => setEnclosing(true)}>{t('rounds.papers.enclose')}</Button>}>
      {mayChange && <p className="soft measure">{t('rounds.papers.how')}</p>}
      <Problem error={removing.error} />
      {round.papers.length > 0 && (
        <PaperList
          papers={round.papers} address={({ id }) => addresses.roundPaper(round.id, id)}
          acts={mayChange ? (paper) => <button type="button" className="text-button" disabled={removing.isPending} onClick={() => removing.mutate(paper)}>{t('rounds.papers.remove')}<span className="ds-sr-only"> {paper.title}</span></button> : undefined}
        />
      )}
      <Modal open={enclosing} title={t('rounds.papers.enclose')} onClose={() => setEnclosing(false)}>
        <PaperForm round={round} onDone={async (title) => { await again(); say(t('rounds.papers.enclosed', { title })); setEnclosing(false); }} />
      </Modal>
    </Section>
  );
}

const endings = '.pdf,.docx,.png,.jpg,.jpeg';

function PaperForm({ round, onDone }: { round: Round; onDone: (title: string) => Promise<unknown> }): ReactNode {
  const t = useText();
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [wanted, setWanted] = useState(false);
  const key = useRef(crypto.randomUUID());
  const form = useForm({
    schema: paperInput,
    start: { title: '' },
    toInput: ({ title }) => ({ title, wanted: String(wanted) }),
    submit: async ({ title }) => {
      if (file === null) throw new ProblemError({ status: 422, code: 'file-missing' });
      if (file.size > limits.upload) throw new ProblemError({ status: 413, code: 'file-too-large', values: { megabytes: limits.upload / 2 ** 20 } });
      await enclosePaper(round.id, { title, wanted, file, key: key.current });
      await onDone(title);
    },
  });
  const choose = (chosen: File | undefined) => {
    if (chosen === undefined) return;
    key.current = crypto.randomUUID();
    setFile(chosen);
    // Most often the file's name says what it is; it can be changed.
    if (form.values.title.trim() === '') form.set('title', chosen.name.replace(/\.[^.]+$/, '').replaceAll('_', ' '));
  };
  return (
    <FormBody form={form} submitText={t('rounds.papers.act')} labels={{ title: t('rounds.papers.title') }}>
      <div className="row">
        <span className="file-choose ds-button" data-variant="secondary">
          <label htmlFor={id}><Icon name="plus" size={16} /> {t(file === null ? 'rounds.papers.choose' : 'rounds.papers.chooseOther')}</label>
          <input id={id} type="file" accept={endings} aria-describedby={`${id}chosen`} onChange={(event) => { choose(event.target.files?.[0]); event.target.value = ''; }} />
        </span>
        <span id={`${id}chosen`} className="break" role="status">{file?.name ?? t('rounds.papers.kinds', { megabytes: limits.upload / 2 ** 20 })}</span>
      </div>
      <TextField form={form} name="title" label={t('rounds.papers.title')} description={t('rounds.papers.title.how')} autoComplete="off" />
      <Checkbox label={t('rounds.papers.wanted')} description={t('rounds.papers.wanted.how')} checked={wanted} onChange={(event) => setWanted(event.target.checked)} />
    </FormBody>
  );
}

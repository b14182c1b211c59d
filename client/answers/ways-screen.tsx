/** How the matter answers: the chain of decision, the short reasons and the reusable texts. */
import { Button, Fieldset, Radio, Textfield } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { type AnswerChain, type ChainView, deciders, reviewers, reviewIsDecision } from '#shared/answer-chain.ts';
import type { AnswerAids } from '#shared/answer-texts.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { momentText } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Answered } from '../ui/loading.tsx';
import { Tag } from '../ui/marks.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { Problem, useRefusalText } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { aidActs, aidsQuery, chainQuery } from './aids.ts';
import { RoundTabs } from './round-tabs.tsx';
import { TextsSection } from './texts-section.tsx';
import './ways.css';

export function WaysScreen(): ReactNode {
  const t = useText();
  const { id: matterId } = useMatter();
  const chain = useQuery(chainQuery(matterId));
  const aids = useQuery(aidsQuery(matterId));
  return (
    <div className="stack-wide answers-page">
      <PageTitle title={t('answers.ways')} space="working" />
      <RoundTabs />
      <p className="lead">{t('answers.ways.lead')} {t('answers.ways.matter')}</p>
      <Section title={t('answers.chain')}><Answered question={chain}>{(view) => <Chain view={view} matterId={matterId} />}</Answered></Section>
      <Answered question={aids}>
        {(view) => (
          <>
            <Section title={t('answers.reasons')}><Reasons aids={view} matterId={matterId} /></Section>
            <Section title={t('answers.texts')}><TextsSection aids={view} matterId={matterId} /></Section>
          </>
        )}
      </Answered>
    </div>
  );
}

function Chain({ view, matterId }: { view: ChainView; matterId: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const [changing, setChanging] = useState(false);
  const { decider, reviewer, chosen } = view;
  return (
    <div className="stack-tight">
      <p>{t('answers.chain.now', { decider, reviewer: reviewer ?? 'none' })}</p>
      <p className="small soft">{chosen === null ? t('answers.chain.usual') : t('answers.chain.chosen', { by: chosen.by, on: momentText(locale, chosen.at, 'medium') })}</p>
      {view.refusals.choose === null && <div className="no-print"><Button variant="secondary" onClick={() => setChanging(true)}>{t('answers.chain.change')}</Button></div>}
      <Modal open={changing} title={t('answers.chain.change')} onClose={() => setChanging(false)}><ChainForm view={view} matterId={matterId} onDone={() => setChanging(false)} /></Modal>
    </div>
  );
}

function ChainForm({ view, matterId, onDone }: { view: ChainView; matterId: string; onDone: () => void }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  const group = useId();
  const [wanted, setWanted] = useState<AnswerChain>({ decider: view.decider, reviewer: view.reviewer });
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const choose = (part: Partial<AnswerChain>) => {
    setError(null);
    const next = { ...wanted, ...part };
    setWanted(reviewIsDecision(next) ? { ...next, reviewer: null } : next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    setError(null);
    try {
      client.setQueryData(chainQuery(matterId).queryKey, await aidActs.chooseChain(matterId, wanted));
      say(t('answers.chain.saved'));
      onDone();
      await client.invalidateQueries({ queryKey: ['answer'] });
    } catch (caught) {
      setError(caught);
    } finally {
      setPending(false);
    }
  };
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <Fieldset>
        <Fieldset.Legend>{t('answers.chain.decider')}</Fieldset.Legend>
        {deciders.map((one) => <Radio key={one} name={`${group}d`} value={one} checked={wanted.decider === one} onChange={() => choose({ decider: one })} label={t(`answers.chain.decider.${one}`)} />)}
      </Fieldset>
      <Fieldset>
        <Fieldset.Legend>{t('answers.chain.reviewer')}</Fieldset.Legend>
        <Radio name={`${group}r`} value="none" checked={wanted.reviewer === null} onChange={() => choose({ reviewer: null })} label={t('answers.chain.reviewer.none')} />
        {reviewers.filter((one) => !reviewIsDecision({ ...wanted, reviewer: one })).map((one) => <Radio key={one} name={`${group}r`} value={one} checked={wanted.reviewer === one} onChange={() => choose({ reviewer: one })} label={t(`answers.chain.reviewer.${one}`)} />)}
      </Fieldset>
      <p className="soft">{t('answers.chain.kept')}</p>
      <Problem error={error} />
      <div><Button type="submit" loading={pending}>{t('answers.chain.save')}</Button></div>
    </form>
  );
}

function Reasons({ aids: { reasons, refusals }, matterId }: { aids: AnswerAids; matterId: string }): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const client = useQueryClient();
  const { say } = useToasts();
  const [words, setWords] = useState('');
  const [empty, setEmpty] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const key = useRef(crypto.randomUUID());
  const field = useRef<HTMLInputElement>(null);
  const mayKeep = refusals.keepReasons === null;
  const act = async (work: () => Promise<unknown>, told: string) => {
    setError(null);
    try {
      await work();
      say(told);
      await client.invalidateQueries({ queryKey: aidsQuery(matterId).queryKey });
    } catch (caught) {
      setError(caught);
    } finally {
      key.current = crypto.randomUUID();
    }
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(words.trim() === '');
    if (words.trim() === '') return;
    void act(async () => { await aidActs.addReason(matterId, words.trim(), key.current); setWords(''); field.current?.focus(); }, t('answers.reasons.added'));
  };
  return (
    <div className="stack">
      <p className="soft">{t('answers.reasons.lead')}</p>
      {reasons.length === 0 ? mayKeep && <EmptyState>{t('answers.reasons.empty')}</EmptyState> : (
        <ul className="plain-list ways-list">
          {reasons.map((one) => (
            <li key={one.id} className="row-apart">
              <span><span className={one.retired ? 'soft' : undefined}>{one.words}</span> {one.retired && <Tag>{t('answers.reasons.retired')}</Tag>}<span className="small soft way-uses">{t('answers.reasons.uses', { count: one.answers })}</span></span>
              {mayKeep && !one.retired && <Button variant="tertiary" data-size="sm" className="no-print" onClick={() => void act(() => aidActs.retireReason(one.id, key.current), t('answers.reasons.retiredNow')).then(() => field.current?.focus())}>{t('answers.reasons.retire')}<span className="ds-sr-only">: {t('answers.reasons.retire.of', { words: one.words })}</span></Button>}
            </li>
          ))}
        </ul>
      )}
      <Problem error={error} />
      {mayKeep && (
        <form className="add-theme-row no-print" noValidate onSubmit={add}>
          <Textfield ref={field} label={t('answers.reasons.new')} value={words} maxLength={200} error={empty ? sentence('text-required') : undefined} onChange={(event) => { setWords(event.target.value); setEmpty(false); }} />
          <Button type="submit">{t('answers.reasons.add')}</Button>
        </form>
      )}
    </div>
  );
}

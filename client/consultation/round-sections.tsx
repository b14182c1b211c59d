/** The sections that a round asks a stance for: chosen while it is planned, frozen with it. */
import { Button, Checkbox } from '@digdir/designsystemet-react';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Round } from '#shared/consultation.ts';
import { Modal } from '../ui/dialogs.tsx';
import { Loading } from '../ui/loading.tsx';
import { Section } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts, packageDocumentQuery, packageQuery } from './consultation.ts';
import { sectionName } from './section-names.ts';

export function RoundSections({ round }: { round: Round }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  const [choosing, setChoosing] = useState(false);
  const mayChange = round.refusals.change === null;
  if (!mayChange && round.sections.length === 0) return null;
  const required = round.sections.some((one) => one.required);
  return (
    <Section title={t('sections.stances')} count={round.sections.length} id="sections" acts={mayChange && <Button variant="secondary" onClick={() => setChoosing(true)}>{t(round.sections.length === 0 ? 'sections.choose' : 'sections.change')}</Button>}>
      {mayChange && <p className="soft measure">{t('sections.how')}</p>}
      {round.sections.length > 0 && (
        <>
          <p className="measure">{t(required ? 'sections.required.is' : 'sections.optional.is')}</p>
          <ul>{round.sections.map((one) => <li key={one.id}>{sectionName(one, round.sections)}</li>)}</ul>
        </>
      )}
      <Modal open={choosing} title={t('sections.choose.title')} onClose={() => setChoosing(false)}>
        {choosing && <ChooseSections round={round} onDone={async (n) => { await client.invalidateQueries({ queryKey: ['round'] }); say(t('sections.done', { n })); setChoosing(false); }} />}
      </Modal>
    </Section>
  );
}

interface Clause { key: string; documentId: string; document: string; block: string; number: string; heading: string; depth: number }

function useClauses(packageId: string): { clauses: Clause[] | null; error: unknown } {
  const frozen = useQuery(packageQuery(packageId));
  const texts = useQueries({ queries: (frozen.data?.documents ?? []).map(({ id }) => packageDocumentQuery(packageId, id)) });
  const error = frozen.error ?? texts.find((one) => one.error !== null)?.error ?? null;
  if (frozen.data === undefined || texts.some(({ data }) => data === undefined)) return { clauses: null, error };
  const clauses = texts.flatMap(({ data }) => data?.blocks.flatMap(({ kind, block, clauseNumber, text }) => (kind !== 'heading' || clauseNumber === null ? [] : [{ key: `${data.id} ${block}`, documentId: data.id, document: data.title, block, number: clauseNumber, heading: text, depth: clauseNumber.split('.').length - 1 }])) ?? []);
  return { clauses, error };
}

function ChooseSections({ round, onDone }: { round: Round; onDone: (n: number) => Promise<unknown> }): ReactNode {
  const t = useText();
  const { clauses, error } = useClauses(round.packageId);
  // Until something is chosen: what was asked for before, else the clauses of the highest level.
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null);
  const [required, setRequired] = useState(round.sections.some((one) => one.required));
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  if (clauses === null) return error === null ? <Loading /> : <Problem error={error} />;
  const highest = () => new Set(clauses.filter(({ depth }) => depth === 0).map(({ key }) => key));
  const chosen = picked ?? (round.sections.length === 0 ? highest() : new Set(round.sections.map(({ documentId, block }) => `${documentId} ${block}`)));
  const toggle = (key: string) => setPicked(new Set(chosen.has(key) ? [...chosen].filter((one) => one !== key) : [...chosen, key]));
  const send = async () => {
    setSending(true);
    setFailed(null);
    try {
      const asked = clauses.filter(({ key }) => chosen.has(key)).map(({ documentId, block }) => ({ documentId, block }));
      await acts.chooseSections(round.id, { sections: asked, required });
      await onDone(asked.length);
    } catch (caught) {
      setFailed(caught);
      setSending(false);
    }
  };
  if (clauses.length === 0) return <p>{t('sections.choose.nothing')}</p>;
  return (
    <div className="stack">
      <p className="soft">{t('sections.choose.how')}</p>
      <div className="row">
        <button type="button" className="text-button" onClick={() => setPicked(highest())}>{t('sections.choose.highest')}</button>
        <button type="button" className="text-button" onClick={() => setPicked(new Set())}>{t('sections.choose.none')}</button>
      </div>
      <fieldset className="plain-fieldset section-choices">
        <legend className="ds-sr-only">{t('sections.stances')}</legend>
        {clauses.map((clause) => <div key={clause.key} data-depth={Math.min(clause.depth, 3)}><Checkbox label={sectionName(clause, clauses)} checked={chosen.has(clause.key)} onChange={() => toggle(clause.key)} /></div>)}
      </fieldset>
      <Checkbox label={t('sections.required')} description={t('sections.required.how')} checked={required} onChange={(event) => setRequired(event.target.checked)} />
      <Problem error={failed} />
      <div className="row"><Button loading={sending} onClick={() => void send()}>{t('sections.choose.act', { n: chosen.size })}</Button></div>
    </div>
  );
}

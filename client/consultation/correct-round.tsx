/** A fault in the text of an open round is corrected: a newer version takes over, by a decision that somebody named has taken. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode, useRef, useState } from 'react';
import type { Round } from '#shared/consultation.ts';
import type { FrozenPackage } from '#shared/drafting.ts';
import { correctionInput } from '#shared/round-corrections.ts';
import { comparisonAddress, freezeAddress } from '../drafting/addresses.ts';
import { ActButton } from '../ui/act-button.tsx';
import { dayText, today } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { DayField, FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { Answered } from '../ui/loading.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts, packageQuery, packagesQuery } from './consultation.ts';

export function CorrectRound({ round }: { round: Round }): ReactNode {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const { correct = null } = round.refusals;
  if (correct === 'lead-only') return null;
  // Without a corrected version the way to one is worth more than a button that refuses.
  if (correct === 'correction-version-missing') return <Link to={freezeAddress(round.matterId) as string} className="text-link">{t('rounds.correct.freezeFirst')}</Link>;
  return (
    <>
      <ActButton variant="secondary" refusal={correct} onAct={() => setAsking(true)}>{t('rounds.correct')}</ActButton>
      <Modal open={asking} title={t('rounds.correct.title')} onClose={() => setAsking(false)}><Choice round={round} onClose={() => setAsking(false)} /></Modal>
    </>
  );
}

function Choice({ round, onClose }: { round: Round; onClose: () => void }): ReactNode {
  const packages = useQuery(packagesQuery(round.matterId));
  return (
    <Answered question={packages}>
      {({ items }) => <Decision round={round} newer={items.filter(({ purpose, number }) => purpose === 'consultation' && number > round.packageNumber)} onClose={onClose} />}
    </Answered>
  );
}

function Decision({ round, newer, onClose }: { round: Round; newer: readonly FrozenPackage[]; onClose: () => void }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const client = useQueryClient();
  const { say } = useToasts();
  const key = useRef(crypto.randomUUID());
  const form = useForm({
    schema: correctionInput,
    start: { packageId: newer[0]?.id ?? '', deadline: round.deadline, decidedBy: '', decidedOn: today(), reason: '' },
    submit: async (json) => {
      await acts.correctRound(round.id, json, key.current);
      await Promise.all(['round', 'consultee', 'matter', 'journal', 'next-step', 'publication'].map((subject) => client.invalidateQueries({ queryKey: [subject] })));
      say(t('rounds.correct.done'));
      onClose();
    },
  });
  const labels = { packageId: t('rounds.correct.version'), deadline: t('rounds.correct.deadline'), decidedBy: t('rounds.openAgain.decidedBy'), decidedOn: t('rounds.openAgain.decidedOn'), reason: t('rounds.correct.reason') };
  const chosen = newer.find(({ id }) => id === form.values.packageId);
  return (
    <>
      <p>{t('rounds.correct.what')}</p>
      <FormBody form={form} submitText={t('rounds.correct.act')} labels={labels}>
        <SelectField form={form} name="packageId" label={labels.packageId} options={newer.map(({ id, number, frozenAt }) => ({ value: id, text: t('rounds.correct.version.is', { number, day: dayText(locale, frozenAt) }) }))} />
        {chosen && <Compare round={round} chosen={chosen} />}
        <DayField form={form} name="deadline" label={labels.deadline} description={t('rounds.correct.deadline.how')} wholeDay />
        <TextField form={form} name="decidedBy" label={labels.decidedBy} description={t('rounds.openAgain.decidedBy.how')} autoComplete="off" />
        <DayField form={form} name="decidedOn" label={labels.decidedOn} />
        <TextField form={form} name="reason" label={labels.reason} description={t('rounds.correct.reason.how')} rows={4} />
      </FormBody>
    </>
  );
}

/** What everybody will be told has changed, to look at before they are. */
function Compare({ round, chosen }: { round: Round; chosen: FrozenPackage }): ReactNode {
  const t = useText();
  const standing = useQuery(packageQuery(round.packageId)).data;
  const both = chosen.documents.flatMap(({ id, documentId, title, hash }) => {
    const was = standing?.documents.find((one) => one.documentId === documentId);
    return was === undefined || was.hash === hash ? [] : [{ title, address: comparisonAddress(documentId, { from: `frozen.${was.id}`, to: `frozen.${id}` }) }];
  });
  if (both.length === 0) return null;
  return (
    <div className="stack-tight">
      <p className="small-label">{t('rounds.correct.compare')}</p>
      <ul className="plain-list">{both.map(({ title, address }) => <li key={address}><a href={address} target="_blank" rel="noopener" className="text-link">{title} <span className="ds-sr-only">{t('rounds.correct.newWindow')}</span></a></li>)}</ul>
    </div>
  );
}

/** Each time, with what was decided and what changed. */
export function Corrected({ round: { corrections } }: { round: Round }): ReactNode {
  const t = useText();
  return corrections.map(({ id, at, version, versionBefore, decidedBy, decidedOn, deadline, deadlineBefore, reason, texts }) => (
    <Fragment key={id}>
      <dt>{t('rounds.corrected')}</dt>
      <dd>
        {t('rounds.corrected.is', { at: new Date(at), version, before: versionBefore, by: decidedBy, on: noon(decidedOn) })}
        {deadline !== deadlineBefore && <> {t('rounds.corrected.deadline', { before: noon(deadlineBefore), day: noon(deadline) })}</>} <span className="written">{reason}</span>
        {texts.map(({ documentId, title, before, after }) => before !== null && after !== null && before !== after && <Fragment key={documentId}> <Link to={comparisonAddress(documentId, { from: `frozen.${before}`, to: `frozen.${after}` }) as string} className="text-link">{t('rounds.corrected.compare', { title })}</Link></Fragment>)}
      </dd>
    </Fragment>
  ));
}

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

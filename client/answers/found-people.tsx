/** What a file that is about to be made would tell of people. */
import type { ReactNode } from 'react';
import type { PersonalData } from '#shared/export.ts';
import { personalKinds } from '#shared/report-exports.ts';
import { useText } from '../ui/text.tsx';

export function FoundPeople({ found }: { found: PersonalData | null }): ReactNode {
  const t = useText();
  return (
    <>
      <p>{t('answers.exports.personal.lead')}</p>
      <ul>{personalKinds.flatMap((kind) => { const n = found?.[kind] ?? 0; return n === 0 ? [] : [<li key={kind}>{t(`answers.exports.personal.${kind}`, { n })}</li>]; })}</ul>
    </>
  );
}

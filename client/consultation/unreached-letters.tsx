/** Letters to a consultee that did not get there: which, when, to whom and why. */
import type { ReactNode } from 'react';
import type { Consultee, ConsulteeLetter } from '#shared/consultation.ts';
import { isUnreached } from '#shared/consultee-register.ts';
import { Day } from '../ui/dates.tsx';
import { MailAddress } from '../ui/mail-address.tsx';
import { useText } from '../ui/text.tsx';

/** In a sentence of ours; nothing for a letter that has not come back. */
export function ReturnReason({ letter: { returned } }: { letter: Pick<ConsulteeLetter, 'returned'> }): ReactNode {
  const t = useText();
  return returned && t(`register.returned.${returned.reason}`);
}

/** One letter: what it was, what became of it, and for one that is not known to be there its address. */
export function LetterLine({ letter }: { letter: ConsulteeLetter }): ReactNode {
  const t = useText();
  const { kind, at, recipient, state, returned } = letter;
  return (
    <span className="letter-line">
      {t(`register.letters.kind.${kind}`)} <Day value={at} form="short" />, <span className={isUnreached(letter) ? 'undelivered' : 'soft'}>{t(`register.letters.state.${state}`)}{returned && <> <Day value={returned.at} form="short" /></>}</span>
      {state !== 'sent' && <> (<MailAddress value={recipient} />)</>}
      {returned && <>. <ReturnReason letter={letter} /></>}
    </span>
  );
}

/** In the short table: only what came back or was turned away, since it needs somebody's hand. */
export function UnreachedLines({ row }: { row: Consultee }): ReactNode {
  const open = row.letters.filter(({ refusals }) => refusals.sendAgain === null);
  return open.length > 0 && <span className="small fact-lines unreached-lines">{open.map((letter) => <LetterLine key={letter.id} letter={letter} />)}</span>;
}

/** Where in the text something was said: "3.2 Gemensamt ansvar", with the document when there are several. */
import type { ReactNode } from 'react';
import { useText } from '../ui/text.tsx';
import type { PlacedComment } from './text-marks.ts';

interface Props {
  comment: Pick<PlacedComment, 'anchor'> & { clauseNumber: string | null; clauseHeading: string | null; documentTitle: string | null };
  /** The package holds more than one document. */
  several: boolean;
}

export function PlaceName({ comment, several }: Props): ReactNode {
  return usePlaceName()(comment, several);
}

export function usePlaceName(): (comment: Props['comment'], several: boolean) => string {
  const t = useText();
  return ({ anchor, clauseNumber, clauseHeading, documentTitle }, several) => {
    if (anchor.scope === 'package') return t('consultation.place.package');
    const clause = anchor.scope === 'document' ? t('consultation.place.document') : [clauseNumber, clauseHeading].filter(Boolean).join(' ') || t('consultation.place.text');
    return several && documentTitle ? `${documentTitle}: ${clause}` : clause;
  };
}

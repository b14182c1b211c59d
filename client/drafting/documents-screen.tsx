/** The documents of a matter on a page of their own: where the next step leads when there are none yet. */
import type { ReactNode } from 'react';
import { useCrumb } from '../ui/crumbs.tsx';
import { PageTitle } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';
import { useMatter } from '../matters/matter-frame.tsx';
import { DocumentsPart } from './documents-part.tsx';
import { SupersessionsPart } from './supersessions-part.tsx';

export function DocumentsScreen(): ReactNode {
  const t = useText();
  const matter = useMatter();
  useCrumb(2, t('drafting.documents'));
  return (
    <div className="stack-wide documents-page">
      <PageTitle title={t('drafting.documents')} over={matter.title} space="working" />
      <DocumentsPart title={t('drafting.documents.tree')} />
      <SupersessionsPart />
    </div>
  );
}

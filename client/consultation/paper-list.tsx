import type { ReactNode } from 'react';
import type { RoundPaper } from '#shared/round-papers.ts';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';
import { useFileSize } from './files.tsx';

interface Props {
  papers: readonly RoundPaper[];
  address: (paper: RoundPaper) => string;
  acts?: (paper: RoundPaper) => ReactNode;
}

/** The papers that go with a round, to fetch; each says whether comments on it are asked for. */
export function PaperList({ papers, address, acts }: Props): ReactNode {
  const t = useText();
  const size = useFileSize();
  return (
    <ul className="plain-list paper-list">
      {papers.map((paper) => (
        <li key={paper.id}>
          <Icon name="document" size={18} />
          <div>
            <p><a href={address(paper)} download className="text-link">{paper.title}</a> <span className="soft small numbers">({paper.name}, {size(paper.size)})</span></p>
            <p className="small soft">{t(paper.wanted ? 'consultation.papers.wanted' : 'consultation.papers.notWanted')}</p>
          </div>
          {acts?.(paper)}
        </li>
      ))}
    </ul>
  );
}

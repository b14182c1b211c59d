/** The matter's own page: what it is about, its documents, people, dates, and what has happened. */
import type { ComponentType, ReactNode } from 'react';
import { PageTitle } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';
import { AboutMatter } from './about-matter.tsx';
import { Journal } from './journal.tsx';
import { useMatter } from './matter-layout.tsx';
import { Participants } from './participants.tsx';
import { Parties } from './parties.tsx';
import { Timetable } from './timetable.tsx';

/** `parts`: what other rooms show on the page, such as the documents; above the people. */
export function MatterScreen({ parts }: { parts: readonly ComponentType[] }): ReactNode {
  const t = useText();
  const matter = useMatter();
  return (
    <div className="matter-page">
      <PageTitle title={matter.title} over={<>{t('matters.registryNumber')} <span className="numbers">{matter.registryNumber}</span> · {matter.authority.name}</>} />
      <div className="matter-columns">
        <div className="stack-wide">
          <AboutMatter matter={matter} />
          {parts.map((Part, i) => <Part key={i} />)}
          <Participants matter={matter} />
          <Parties matter={matter} />
        </div>
        <aside className="stack-wide">
          <Timetable matter={matter} />
          <Journal matterId={matter.id} />
        </aside>
      </div>
    </div>
  );
}

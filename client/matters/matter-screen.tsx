/** The matter's own page: what it is about, its documents, people, dates, and what has happened. */
import type { ComponentType, ReactNode } from 'react';
import { AboutMatter } from './about-matter.tsx';
import { InvolvementLog } from './involvement.tsx';
import { Journal } from './journal.tsx';
import { useMatter } from './matter-frame.tsx';
import { Participants } from './participants.tsx';
import { Parties } from './parties.tsx';
import { Timetable } from './timetable.tsx';

/** `parts`: what other rooms show on the page, such as the documents; first on it. */
export function MatterScreen({ parts }: { parts: readonly ComponentType[] }): ReactNode {
  const matter = useMatter();
  return (
    <div className="matter-columns">
      <div className="stack-wide">
        {parts.map((Part, i) => <Part key={i} />)}
        <AboutMatter matter={matter} />
        <InvolvementLog matterId={matter.id} />
        <Participants matter={matter} />
        <Parties matter={matter} />
      </div>
      <div className="stack-wide">
        <Timetable matter={matter} />
        <Journal matterId={matter.id} />
      </div>
    </div>
  );
}

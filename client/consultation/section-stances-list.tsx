/** Stances per section to read: in a response, and beside a colleague's comments. Nothing where the round asks for none. */
import { type ReactNode, useId } from 'react';
import type { Section, SectionStance } from '#shared/section-stances.ts';
import { StanceMark } from '../ui/marks.tsx';
import { useText } from '../ui/text.tsx';
import { sectionName } from './section-names.ts';

export function SectionStancesList({ sections, taken, level = 'h3' }: { sections: readonly Section[]; taken: readonly Pick<SectionStance, 'sectionId' | 'stance' | 'condition'>[]; level?: 'h2' | 'h3' | 'h4' }): ReactNode {
  const t = useText();
  const id = useId();
  const Heading = level;
  if (sections.length === 0) return null;
  return (
    <section className="stack-tight" aria-labelledby={id}>
      <Heading id={id}>{t('sections.stances')} <span className="count numbers">({sections.length})</span></Heading>
      {taken.every(({ stance }) => stance === null) ? <p className="soft">{t('sections.stances.noneTaken')}</p> : <ul className="plain-list section-list">
        {sections.map((section) => {
          const its = taken.find(({ sectionId }) => sectionId === section.id);
          return (
            <li key={section.id}>
              <span className="section-name">{sectionName(section, sections)}</span> <StanceMark stance={its?.stance ?? null} />
              {its?.stance === 'supports_on_condition' && <p className="said"><span className="small-label">{t('consultation.condition')}</span> {its.condition.trim() === '' ? t('consultation.notGiven') : its.condition}</p>}
            </li>
          );
        })}
      </ul>}
    </section>
  );
}

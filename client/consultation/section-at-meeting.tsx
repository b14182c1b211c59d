/** The stance on one section as the body that decides changed it at its meeting. */
import { type ReactNode, useId } from 'react';
import type { z } from 'zod';
import type { ResponseView } from '#shared/consultation.ts';
import { stances } from '#shared/export.ts';
import type { Section, sectionAtMeeting } from '#shared/section-stances.ts';
import { useText } from '../ui/text.tsx';

export type SectionAtMeeting = z.output<typeof sectionAtMeeting>;

/** What the response said of it when the dialog opened. */
export function takenBefore(response: ResponseView, sectionId: string): SectionAtMeeting {
  const its = response.sectionStances.find((one) => one.sectionId === sectionId);
  return { sectionId, stance: its?.stance ?? null, condition: its?.condition ?? '', version: its?.version ?? 0 };
}

export function SectionAtMeetingFields({ section, name, taken, onChange }: { section: Section; name: string; taken: SectionAtMeeting; onChange: (taken: SectionAtMeeting) => void }): ReactNode {
  const t = useText();
  const id = useId();
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{t('sections.atMeeting', { section: name })}</label>
        <select id={id} className="ds-input" value={taken.stance ?? ''} aria-required={section.required} onChange={(event) => onChange({ ...taken, stance: stances.find((one) => one === event.target.value) ?? null })}>
          <option value="">{t('sections.stances.none')}</option>
          {stances.map((one) => <option key={one} value={one}>{t(`ui.stance.${one}`)}</option>)}
        </select>
      </div>
      {taken.stance === 'supports_on_condition' && (
        <div className="field">
          <label htmlFor={`${id}condition`}>{t('sections.stances.condition', { section: name })}</label>
          <textarea id={`${id}condition`} className="ds-input grows" rows={3} value={taken.condition} maxLength={5000} onChange={(event) => onChange({ ...taken, condition: event.target.value })} />
        </div>
      )}
    </>
  );
}

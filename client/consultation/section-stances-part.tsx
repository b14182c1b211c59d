/** A stance on each section that the round asks for, beside the one on the whole; each is saved while one answers. */
import { Field, Select, Textfield } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import { type Stance, stances } from '#shared/export.ts';
import type { Section } from '#shared/section-stances.ts';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { useText } from '../ui/text.tsx';
import { useAnswering } from './answering.tsx';
import { acts } from './consultation.ts';
import { PartSaving } from './part-saving.tsx';
import { sectionName } from './section-names.ts';
import { useVersioned } from './use-versioned.ts';

export function SectionStancesPart(): ReactNode {
  const t = useText();
  const { sections, registered } = useAnswering();
  if (sections.length === 0) return null;
  const required = !registered && sections.some((one) => one.required);
  return (
    <section id="sections" className="stack" aria-labelledby="sections-heading">
      <h2 id="sections-heading">{t('sections.stances')} <span className="count numbers">({sections.length})</span></h2>
      <p className="soft">{t(registered ? 'sections.stances.how.registered' : required ? 'sections.stances.how.required' : 'sections.stances.how')}</p>
      <ol className="plain-list section-stances">{sections.map((section) => <li key={section.id}><SectionStanceFields section={section} name={sectionName(section, sections)} /></li>)}</ol>
    </section>
  );
}

interface Taken { stance: Stance | null; condition: string }
const nothing: Taken = { stance: null, condition: '' };

function SectionStanceFields({ section, name }: { section: Section; name: string }): ReactNode {
  const t = useText();
  const id = useId();
  const { registered } = useAnswering();
  const part = useVersioned<Taken>({
    nothing, code: 'section-stance-changed',
    of: (response) => {
      const its = response.sectionStances.find(({ sectionId }) => sectionId === section.id);
      return its === undefined ? null : { value: { stance: its.stance, condition: its.condition }, version: its.version };
    },
    send: (responseId, { value, version }) => acts.takeStance(responseId, section.id, { ...value, version }),
  });
  const { value: { stance, condition }, set } = part;
  return (
    <div className="section-stance">
      <Field>
        <label htmlFor={id} className="ds-label">{name}</label>
        <Select id={id} value={stance ?? ''} aria-required={section.required && !registered} onChange={(event) => set({ stance: stances.find((one) => one === event.target.value) ?? null, condition })}>
          <Select.Option value="">{t('sections.stances.none')}</Select.Option>
          {stances.map((one) => <Select.Option key={one} value={one}>{t(`ui.stance.${one}`)}</Select.Option>)}
        </Select>
      </Field>
      {stance === 'supports_on_condition' && (
        <div className="stack-tight">
          <Textfield multiline rows={2} label={t('sections.stances.condition', { section: name })} description={t(registered ? 'consultation.condition.how.registered' : 'consultation.condition.how')} value={condition} maxLength={5000} aria-required onChange={(event) => set({ stance, condition: event.target.value })} />
          <PersonalNumberWarning texts={[condition]} />
        </div>
      )}
      <PartSaving {...part} />
    </div>
  );
}

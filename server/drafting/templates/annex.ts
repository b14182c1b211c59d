/** The outline of an annex: a county guideline that is tied to its agreement and can be replaced alone (`domain.md` 2.2). */
import type { TemplatePart } from './part.ts';

export const annex: readonly TemplatePart[] = [
  { level: 1, heading: 'Om bilagan', guide: 'Ange vilken överenskommelse och vilket avsnitt bilagan hör till, och vem som får ändra den.' },
  { level: 1, heading: 'Syfte', guide: 'Säg vad bilagan ska göra lättare och för vem.' },
  { level: 1, heading: 'Vilka den gäller', guide: 'Ange vilka personer och verksamheter bilagan gäller, och vilka den inte gäller.' },
  { level: 1, heading: 'Arbetssätt' },
  { level: 2, heading: 'Så börjar arbetet', guide: 'Beskriv vem som tar det första steget, när det sker och hur den enskilda får veta det.' },
  { level: 2, heading: 'Steg för steg', guide: 'Beskriv stegen i den ordning de tas, med vem som gör vad.', items: ['Första steget', 'Andra steget', 'Tredje steget'] },
  { level: 2, heading: 'Dokumentation och information', guide: 'Ange vad som dokumenteras, av vem, och vilka uppgifter som får lämnas mellan parterna.' },
  { level: 1, heading: 'Ansvar', guide: 'Ange vad kommunen, regionen och varje verksamhet svarar för i arbetssättet.' },
  { level: 1, heading: 'När något inte fungerar', guide: 'Säg vem man vänder sig till, hur avvikelser rapporteras och vem som rättar till dem.' },
  { level: 1, heading: 'Uppföljning', guide: 'Ange hur bilagan följs upp, hur ofta och av vem.' },
  { level: 1, heading: 'Giltighet', guide: 'Ange från vilken dag bilagan gäller och vilket dokument den ersätter.' },
];

/** The outline of a local agreement: what one municipality, or part of the county, and the region agree under the framework (`domain.md` 3.6). */
import type { TemplatePart } from './part.ts';

export const local: readonly TemplatePart[] = [
  { level: 1, heading: 'Utgångspunkter' },
  { level: 2, heading: 'Parter', guide: 'Ange kommunen, de delar av regionen som berörs och andra som ansluter sig.' },
  { level: 2, heading: 'Ramöverenskommelsen', guide: 'Ange den ramöverenskommelse och den version av den som den lokala överenskommelsen vilar på.' },
  { level: 2, heading: 'Syfte', guide: 'Säg vad den lokala överenskommelsen lägger till det som redan gäller i hela länet.' },
  { level: 1, heading: 'Lokala förutsättningar', guide: 'Beskriv befolkningen, verksamheterna och de behov som är särskilda här, och varifrån uppgifterna kommer.' },
  { level: 1, heading: 'Lokal organisation' },
  { level: 2, heading: 'Lokal ledningsgrupp', guide: 'Ange vilka funktioner som ingår, vem som är ordförande och sammankallande och hur ofta gruppen möts.' },
  { level: 2, heading: 'Kontaktvägar', guide: 'Ange till vilken verksamhet och funktion man vänder sig i varje slags fråga.' },
  { level: 1, heading: 'Gemensamma åtaganden' },
  { level: 2, heading: 'Kommunens åtaganden', guide: 'Ange vad kommunen ska göra här, med vem som svarar för det och när det är klart.', items: ['Första åtagandet', 'Andra åtagandet'] },
  { level: 2, heading: 'Regionens åtaganden', guide: 'Ange vad regionen ska göra här, med vem som svarar för det och när det är klart.', items: ['Första åtagandet', 'Andra åtagandet'] },
  { level: 1, heading: 'Delaktighet', guide: 'Säg hur de som berörs är med när åtagandena planeras och följs upp.' },
  { level: 1, heading: 'Uppföljning', guide: 'Ange vilka av länets mål och indikatorer som följs här, vilka som läggs till och när resultatet lämnas.' },
  { level: 1, heading: 'Giltighet', guide: 'Ange när överenskommelsen börjar och slutar gälla, och att den ses över när ramöverenskommelsen ändras.' },
];

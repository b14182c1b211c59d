/** Who took part while the agreement was written, in categories and numbers only (domain.md 2.1, 3.2). */
import type { InvolvedGroup, InvolvementInput } from '#shared/involvement.ts';

export interface DemoInvolvement extends Pick<InvolvementInput, 'kind' | 'title' | 'what' | 'outcome'> {
  /** Days from today; the youth meetings and the reading on those of the timetable. */
  on: number;
  until?: number;
  groups: (Pick<InvolvedGroup, 'category' | 'count'> & Partial<InvolvedGroup>)[];
}

export const involvements: readonly DemoInvolvement[] = [
  {
    kind: 'workshop', on: -400, title: 'Första stormötet med ungdomar',
    what: 'Ungdomar från sex kommuner arbetade i grupper kring tre frågor: När märkte du att du behövde hjälp? Vem vände du dig till? Vad skulle ha gjort det lättare?',
    groups: [{ category: 'children', count: 19, gender: 'girls_women', ageFrom: 13, ageTo: 17 }, { category: 'children', count: 14, gender: 'boys_men', ageFrom: 13, ageTo: 17 }, { category: 'children', count: 2, gender: 'other_or_unknown', ageFrom: 13, ageTo: 17 }],
    outcome: 'Ungdomarnas viktigaste budskap var att slippa börja om med en ny vuxen varje gång. Det blev principen En väg in räcker och avsnittet om samordnare.',
  },
  {
    kind: 'interview', on: -352, until: -338, title: 'Samtal med barn i familjehem och med familjehem',
    what: 'Två medarbetare från arbetsgruppen besökte familjehemmen. Barnen valde själva om de ville delta och vem som skulle vara med.',
    groups: [{ category: 'children', count: 4, ageFrom: 10, ageTo: 17 }, { category: 'guardians', count: 9 }],
    outcome: 'Familjehemmen visste för lite om barnets hälsa när barnet kom. Kapitlet om placerade barn anger nu vad som ska följa med barnet.',
  },
  {
    kind: 'survey', on: -330, until: -309, title: 'Enkät till elevhälsan, vårdcentralerna och socialtjänsten',
    what: 'Tolv frågor om vad som fungerar och vad som fastnar mellan verksamheterna. Svarsfrekvensen var 61 procent.',
    groups: [{ category: 'professionals', count: 212 }],
    outcome: 'Oklart ansvar för samordningen var det vanligaste svaret. Tiderna för kallelse och första möte skrevs in.',
  },
  {
    kind: 'dialogue', on: -296, title: 'Kvällssamtal med vårdnadshavare på två familjecentraler',
    what: 'Öppna samtal med tolk. Frågorna var desamma som på stormötet.',
    groups: [{ category: 'guardians', count: 14, gender: 'girls_women' }, { category: 'guardians', count: 7, gender: 'boys_men' }],
    outcome: 'Föräldrarna ville ha stöd på kvällstid och utan kontakt med socialtjänsten. Båda kraven står i avsnittet om föräldraskapsstöd.',
  },
  {
    kind: 'workshop', on: -288, title: 'Andra stormötet med ungdomar',
    what: 'Ungdomar från fem andra kommuner läste ett första utkast i lättläst form och sade vad som saknades.',
    groups: [{ category: 'children', count: 13, gender: 'girls_women', ageFrom: 13, ageTo: 17 }, { category: 'children', count: 10, gender: 'boys_men', ageFrom: 13, ageTo: 17 }, { category: 'young', count: 6, gender: 'girls_women', ageFrom: 18, ageTo: 20 }],
    outcome: 'Rätten att få veta vad som hände med det man har sagt skrevs in. Önskemålet om ett tredje barnahus fördes vidare till Länschefsnätverket och hanteras utanför överenskommelsen.',
  },
  {
    kind: 'written', on: -270, until: -241, title: 'Skriftliga svar från intresseorganisationer',
    what: 'Organisationerna fick samma frågor som ungdomarna och vårdnadshavarna.',
    groups: [{ category: 'user_organisations', count: 7 }],
    outcome: 'Svaren stämde väl med det som barn och föräldrar hade sagt. Stycket om bildstöd och tolk kommer härifrån.',
  },
  {
    kind: 'reading', on: -216, until: -195, title: 'Referensgruppen läser utkastet',
    what: 'Referensgruppen läste granskningsversionen, svarade på tre frågor och lämnade åtta kommentarer.',
    groups: [{ category: 'user_organisations', count: 6 }, { category: 'relatives', count: 5 }],
    outcome: 'Fem kommentarer togs in och en delvis. Varje kommentar har fått svar.',
  },
  {
    kind: 'meeting', on: -118, title: 'Återkoppling till ungdomarna från stormötena',
    what: 'Alla som deltog i stormötena bjöds in. Arbetsgruppen visade vad som står i förslaget och vad som inte kom med, och varför.',
    groups: [{ category: 'children', count: 21, ageFrom: 13, ageTo: 17 }, { category: 'young', count: 5, ageFrom: 18, ageTo: 20 }],
    outcome: 'Ungdomarna ville fortsätta som ungdomsråd under införandet. Det länsgemensamma ungdomsrådet har fått sin plats i kapitlet om styrning.',
  },
];

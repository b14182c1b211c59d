/** A matter that was consulted on last year: its round is concluded, reported and published. */
import type { DemoComment } from './comment.ts';
import type { DemoResponse } from './responses.ts';

export const interpreterMatter = {
  title: 'Länsgemensam överenskommelse om tolk vid möten med barn och föräldrar',
  purpose: 'Bestämma vem som bokar och betalar tolk när kommun och region möter ett barn eller en förälder tillsammans, så att inget möte ställs in för att det är oklart.',
  registryNumber: 'RSS 2025/0093',
  roundTitle: 'Remissomgång om tolk vid gemensamma möten',
  letter: [
    'När kommunen och regionen möter en familj tillsammans är det i dag oklart vem som bokar och betalar tolken. Det leder till att möten ställs in. Förslaget anger vem som ansvarar i varje läge.',
    'Vi vill särskilt veta om fördelningen av kostnaden går att genomföra hos er, och om något läge saknas.',
    'Skriv inget om enskilda personer. Varje synpunkt får en bedömning, och svaren publiceras tillsammans med sammanställningen.',
  ],
};

export const interpreterMarkup = `
# Utgångspunkter

## Syfte

Överenskommelsen ska säkra att barn och föräldrar förstår och blir förstådda när flera huvudmän möter dem samtidigt. Ett möte ska inte behöva ställas in för att det är oklart vem som bokar tolk.

## Vilka möten som omfattas

Överenskommelsen gäller möten där minst en kommun och regionen deltar tillsammans, till exempel möten om en samordnad individuell plan. Möten som bara en part håller omfattas inte.

# Ansvar

## Bokning

Den part som kallar till mötet bokar tolken. Bokningen görs senast fem arbetsdagar före mötet. Barn ska inte användas som tolk.

## Kostnad

Den part som kallar betalar tolken. Deltar fler än två parter delas kostnaden lika mellan dem om mötet är längre än en timme.

# Uppföljning

Parterna följer varje år upp hur många gemensamma möten som har ställts in på grund av att tolk har saknats. Resultatet lämnas till Länschefsnätverket.
`.trim();

/** In days from today. */
export const interpreterDays = { begun: -420, drafted: -400, opened: -380, deadline: -290, closed: -285, answered: -270, concluded: -255, published: -250 } as const;

export const interpreterConsultees = ['vattnasund-osn', 'mossbacka-sn', 'region-hsn', 'nshp', 'polis'];

export interface InterpreterResponse extends DemoResponse { comments: DemoComment[] }

export const interpreterResponses: InterpreterResponse[] = [
  {
    consultee: 'vattnasund-osn', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Nämnden tillstyrker förslaget. Att den som kallar också bokar är enkelt att förklara för medarbetarna. Fem arbetsdagar är däremot för kort tid för mindre vanliga språk.',
    decision: { body: 'Omsorgs- och socialnämnden', level: 'committee', paragraph: '§ 47', daysFromDeadline: -12 }, registryNumber: 'OSN 2025-0112', received: { daysFromDeadline: -9, time: '09:40' },
    comments: [{
      id: 't001', consultee: 'vattnasund-osn', scope: 'words', kind: 'substance', quote: 'senast fem arbetsdagar före mötet',
      comment: 'För mindre vanliga språk räcker inte fem arbetsdagar. Ange en längre tid, med undantag för möten som inte kan vänta.', proposedText: 'senast tio arbetsdagar före mötet, eller så snart som möjligt när mötet inte kan vänta',
      answer: { state: 'decided', disposition: 'accepted_partly', theme: 'rights', rationale: 'Undantaget för möten som inte kan vänta förs in. Fem arbetsdagar står kvar, eftersom de flesta bokningar ryms inom den tiden.' },
    }],
  },
  {
    consultee: 'mossbacka-sn', status: 'submitted', stance: 'supports_on_condition', condition: 'kostnaden delas lika oavsett hur långt mötet är',
    summary: 'Socialnämnden ser behovet men befarar att kommunerna, som kallar till de flesta möten, får bära kostnaden.',
    decision: { body: 'Socialnämnden', level: 'committee', paragraph: '§ 61', daysFromDeadline: -6 }, registryNumber: 'SN 2025/204', received: { daysFromDeadline: -4, time: '14:05' },
    comments: [{
      id: 't002', consultee: 'mossbacka-sn', scope: 'words', kind: 'substance', quote: 'om mötet är längre än en timme',
      comment: 'Stryk gränsen på en timme. De flesta möten är kortare, och då betalar alltid den som kallar.',
      answer: { state: 'decided', disposition: 'not_accepted', theme: 'money', rationale: 'Att räkna och dela kostnaden för korta möten skulle ta mer tid än det sparar. Fördelningen ses över vid uppföljningen.' },
    }],
  },
  {
    consultee: 'region-hsn', status: 'submitted', stance: 'supports', summary: 'Hälso- och sjukvårdsnämnden tillstyrker förslaget.',
    decision: { body: 'Hälso- och sjukvårdsnämnden', level: 'committee', paragraph: '§ 103', daysFromDeadline: -20 }, registryNumber: 'HSN 2025/00871', received: { daysFromDeadline: -18, time: '11:20' },
    comments: [{
      id: 't003', consultee: 'region-hsn', scope: 'words', kind: 'question', quote: 'Möten som bara en part håller omfattas inte.',
      comment: 'Vad gäller när en förälder deltar på distans i regionens möte, och kommunen bara lyssnar?',
      answer: { state: 'decided', disposition: 'answered', theme: 'rights', rationale: 'Deltar kommunen i mötet omfattas det, också när någon deltar på distans.' },
    }],
  },
  {
    consultee: 'nshp', status: 'submitted', stance: 'supports_with_remarks', summary: 'Nätverket välkomnar att det slås fast att barn inte ska tolka åt sina föräldrar.', received: { daysFromDeadline: -2, time: '20:15' },
    comments: [{
      id: 't004', consultee: 'nshp', scope: 'words', kind: 'substance', quote: 'Barn ska inte användas som tolk.',
      comment: 'Skriv att det gäller alla barn i familjen, även syskon som är över femton år.', proposedText: 'Barn under 18 år ska inte användas som tolk, varken för sig själva eller för någon i familjen.',
      answer: { state: 'decided', disposition: 'accepted', theme: 'rights' },
    }],
  },
];

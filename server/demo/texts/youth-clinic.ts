/** The second demo matter: its round is open today, so that a newcomer can answer as a consultee. */

import { guideline } from './youth-clinic/guideline.ts';

export const youthClinicMatter = {
  title: 'Länsgemensam riktlinje för ungdomsmottagningar i Granmark',
  purpose:
    'Ta fram en riktlinje som anger vad ungdomsmottagningarna i Granmark ska erbjuda, hur de ska vara bemannade och hur kommunerna och regionen delar på ansvaret. '
    + 'Riktlinjen beslutas av Länschefsnätverket och är avsedd att bli bilaga A till överenskommelsen om samverkan för barns och ungas hälsa.',
  registryNumber: 'RSS 2026/0141',
  roundTitle: 'Remissomgång om riktlinjen för ungdomsmottagningar',
  letter: {
    subject: 'Inbjudan att lämna synpunkter på förslag till länsgemensam riktlinje för ungdomsmottagningar',
    paragraphs: [
      'Kommunerna och Region Granmark har tillsammans tagit fram ett förslag till riktlinje för länets ungdomsmottagningar. Förslaget anger vad en mottagning ska erbjuda, när den ska ha öppet, vem som anställer personalen och hur kostnaderna delas. Ni får det nu för att kunna lämna synpunkter innan Länschefsnätverket beslutar.',
      'Vi vill särskilt veta om öppettiderna och bemanningen går att genomföra hos er, om ansvaret är tydligt fördelat mellan kommun och region och om något saknas för de unga som har svårast att söka hjälp.',
      'Ni kommenterar direkt i texten och kan föreslå andra formuleringar. Flera personer hos er kan hjälpas åt. Inget lämnar er organisation förrän ni väljer att skicka in svaret.',
      'Remissomgången vänder sig till åtta remissinstanser med olika förutsättningar och uppdrag. Även den som inte står på listan är välkommen att svara. Om svaret ska beslutas av nämnd eller styrelse efter sista svarsdag kan ni begära förlängd svarstid.',
      'Skriv inget om enskilda personer. Varje synpunkt får en bedömning, och den som inte får sin synpunkt tillgodosedd får veta varför. Svaren är allmänna handlingar och publiceras tillsammans med remissammanställningen.',
    ],
  },
} as const;

/** In days from today: the answers that have come in are dated from this deadline and so lie in the past. */
export const youthClinicRound = { opens: -41, deadline: 49 } as const;

export const youthClinicText: { title: string; markup: string } = { title: youthClinicMatter.title, markup: guideline.trim() };

/** Keys of `consultees.ts`. */
export const youthClinicConsultees: { organisationKey: string }[] = [
  'almfors-sn', 'ekhammar-un', 'norrtorpa-sn', 'ragnas-ks', 'region-hsn', 'lansstyrelsen', 'nshp', 'ungarost',
].map((organisationKey) => ({ organisationKey }));

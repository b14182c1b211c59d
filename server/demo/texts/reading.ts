/** What the reference group read before the consultation, what it said of it, and what the working group did with that. */
import type { ReadingStatus } from '#shared/readings.ts';

export interface DemoReadingComment {
  /** Plain text that stands once in the text as it was read; empty for a comment on the whole of it. */
  quote: string;
  text: string;
  answer: { status: ReadingStatus; text: string; by: string };
  /** How the sentence read then, and how it has read since the comment was taken in. */
  edit?: { before: string; now: string };
}

const by = (number: string): string => `arbetsgrupp.${number}@rss.granmark.example`;
export const referenceGroup = 'referensgrupp.brukare@ungarost.example';

export const reading = {
  reason: 'Utkast till referensgruppen inför remissomgången.',
  message: 'Här är utkastet så långt arbetsgruppen har kommit. Vi vill att ni läser det som om det redan gällde: skulle ett barn eller en förälder känna igen sig, och vet de vart de kan vända sig? Ni kan kommentera enskilda ord, ett stycke eller hela texten. Det ni skriver är en del av arbetet före remissomgången och räknas inte som remissvar. Arbetsgruppen svarar på varje kommentar.',
  questions: [
    { text: 'Vilka barn och unga saknas i texten?', answer: 'Barn som är anhöriga nämns, men inte barn som tar ett stort ansvar för sina syskon. Annars känner vi igen dem vi träffar.' },
    { text: 'Är något skrivet så att en ung person inte förstår det?', answer: 'Kapitel 3 är svårt. Ordet huvudman förstår ingen under 20. En kortversion för barn skulle hjälpa.' },
    { text: 'Vad är viktigast att behålla, även om texten måste bli kortare?', answer: 'Att man slipper börja om med en ny vuxen varje gång. Och att någon har kvar ansvaret tills nästa har tagit över.' },
  ],
  outcome: 'Tack för er läsning. Fem av era kommentarer har ändrat texten, en har ändrat den delvis. Öppettiderna står kvar, och skälet finns vid kommentaren. En kortversion för barn tas fram innan överenskommelsen träder i kraft. Texten skickas nu till 38 remissinstanser, och ni får gärna svara även då.',
} as const;

export const readingComments: readonly DemoReadingComment[] = [
  {
    quote: 'Barnet har rätt att få information och att säga sin mening.',
    text: 'På stormötena sa ungdomarna att det värsta är att aldrig få veta vad som hände med det man berättade. Skriv att barnet ska få veta det. Skriv också att informationen ska gå att förstå.',
    answer: { status: 'taken_in', text: 'Båda delarna står nu i meningen.', by: by('01') },
    edit: { before: 'Barnet har rätt att få information och att säga sin mening.', now: 'Barnet har rätt att få information som det förstår, att säga sin mening och att få veta vad som hände med det som det sade.' },
  },
  {
    quote: 'annars se till att barnet får kontakt med rätt verksamhet',
    text: 'Många har fått en lapp med ett telefonnummer och blivit kvar med den. Det måste framgå att det inte är att se till att någon får kontakt.',
    answer: { status: 'taken_in', text: 'Vi har skrivit ut att ett telefonnummer inte räcker.', by: by('06') },
    edit: { before: 'Ansvaret upphör först när den mottagande', now: 'Att lämna ut ett telefonnummer räcker inte. Ansvaret upphör först när den mottagande' },
  },
  {
    quote: 'Ett digitalt möte kan ersätta ett fysiskt besök när det är lämpligt.',
    text: 'Vem avgör vad som är lämpligt? Den som är rädd för någon hemma kan inte prata i mobilen i sitt eget rum. Låt den unga välja.',
    answer: { status: 'taken_in', text: 'Barnet eller vårdnadshavaren väljer. Ett digitalt möte får inte ersätta ett besök som de vill ha.', by: by('07') },
    edit: { before: 'Ett digitalt möte kan ersätta ett fysiskt besök när det är lämpligt.', now: 'Ett digitalt möte får aldrig ersätta ett fysiskt besök när barnet eller vårdnadshavaren önskar träffas.' },
  },
  {
    quote: 'Svaret ska ges inom rimlig tid.',
    text: 'Ett svar som är skrivet till föräldrarna är inte ett svar till barnet.',
    answer: { status: 'taken_in', text: 'Svaret ska vara skrivet till barnet. Tiden följer av förvaltningslagen och behöver inte stå här.', by: by('04') },
    edit: { before: 'Svaret ska ges inom rimlig tid.', now: 'Svaret ska vara skrivet till barnet.' },
  },
  {
    quote: 'Socialtjänsten ska kunna kontaktas för rådgivning utan att barnets namn lämnas.',
    text: 'Bra, men vart ringer man? Det behövs ett nummer som gäller även på kvällen. Det är då det händer.',
    answer: { status: 'taken_in_partly', text: 'Varje kommun ska ha ett bemannat nummer på vardagar. Kvällar och helger klarar inte de mindre kommunerna var för sig; socialjouren finns då för akuta lägen.', by: by('01') },
    edit: { before: 'utan att barnets namn lämnas.', now: 'utan att barnets namn lämnas. Varje kommun ska ha ett telefonnummer för sådan rådgivning som är bemannat vardagar mellan klockan 8 och 16.' },
  },
  {
    quote: 'En insats ska inte dröja i väntan på en diagnos.',
    text: 'Skriv rakt ut att det är behovet som styr. Det är den mening som vi skulle sätta upp på väggen.',
    answer: { status: 'taken_in', text: 'Nu avslutar den stycket.', by: by('08') },
    edit: { before: 'En insats ska inte dröja i väntan på en diagnos.', now: 'En insats ska inte dröja i väntan på en diagnos. Behovet styr, inte diagnosen.' },
  },
  {
    quote: 'Mottagningen ska ha öppet minst 20 timmar i veckan',
    text: 'Den som går i skolan och åker buss hem har bara lördagen. Kan det stå minst en lördag i månaden?',
    answer: { status: 'not_taken_in', text: 'Tre mottagningar har provat lördagar och fick få besök. Den digitala mottagningen har i stället öppet alla vardagskvällar.', by: by('10') },
  },
  {
    quote: '',
    text: 'Texten är lång. Finns det en version för den som är tretton år?',
    answer: { status: 'later', text: 'En kortversion på två sidor och en affisch för barn tas fram när texten är beslutad. Vi vill gärna skriva dem tillsammans med er.', by: by('09') },
  },
];

/** What became of each invitation, and what the answers say as a whole. */

export type Stance =
  | 'supports' | 'supports_on_condition' | 'supports_with_remarks' | 'no_objection'
  | 'opposes' | 'takes_no_position' | 'declines_to_comment';

export interface DemoResponse {
  /** Key of a consultee or of an unsolicited sender. */
  consultee: string;
  status: 'submitted' | 'drafting' | 'declined' | 'silent';
  /** It adds to what the same consultee has sent, and leaves its position as it is. */
  supplements?: true;
  /** A later last day for this consultee, in days from the deadline, with its reason. */
  extension?: { daysFromDeadline: number; reason: string };
  stance?: Stance;
  /** Continues the words "under förutsättning att". */
  condition?: string;
  /** Where the round asks for a stance per section: by the section's heading. */
  sections?: { heading: string; stance: Stance; condition?: string }[];
  summary?: string;
  decision?: {
    body: string;
    level: 'committee' | 'delegation' | 'official';
    paragraph: string | null;
    daysFromDeadline: number;
    reservation?: string;
  };
  registryNumber?: string;
  /** 0 is the last day for answers; time in Europe/Stockholm. */
  received?: { daysFromDeadline: number; time: string };
  late?: boolean;
  /** Who has no account answers by mail or letter, and the process lead registers it. */
  channel?: 'online' | 'mail' | 'letter';
  /** Papers that came with the answer. */
  attaches?: ('statement' | 'minutes')[];
}

export const responses: DemoResponse[] = [
  {
    consultee: 'almfors-sn', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Socialnämnden tillstyrker förslaget och ser att det samlar sådant som i dag är svårt att hitta. Nämnden är tveksam till att samordnaren alltid ska komma från socialtjänsten när flera verksamheter är inblandade. Tiden för rådgivning per telefon och för anmälningsmöten behöver anpassas till kommuner av olika storlek.',
    decision: { body: 'Socialnämnden', level: 'committee', paragraph: '§ 88', daysFromDeadline: -9 }, registryNumber: 'ALM/26:77', received: { daysFromDeadline: -1, time: '14:22' }, channel: 'online', attaches: ['statement', 'minutes'],
  },
  {
    consultee: 'almfors-bun', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Nämnden välkomnar att skolan får en tydlig plats i överenskommelsen. Kraven på basutredning och på antal elever per skolsköterska och kurator är kostnadsdrivande och bör utformas som mål. Nämnden vill också att vårdens återkoppling till skolan blir lika bindande som skolans underlag till vården.',
    decision: { body: 'Barn- och utbildningsnämnden', level: 'committee', paragraph: '§ 61', daysFromDeadline: -6 }, registryNumber: 'ALM-BUN/26:40', received: { daysFromDeadline: 0, time: '10:05' }, channel: 'online',
  },
  {
    consultee: 'bjorkvattna-ks', status: 'submitted', stance: 'declines_to_comment',
    summary: 'Kommunstyrelsen avstår från att yttra sig. Kommunen har deltagit i arbetsgruppens dialogmöten och tar ställning när den slutliga texten kommer för beslut.',
    decision: { body: 'Kommunstyrelsens ordförande', level: 'delegation', paragraph: 'D 26-31', daysFromDeadline: -20 }, registryNumber: 'KS 2026.118', received: { daysFromDeadline: -19, time: '08:40' }, channel: 'online',
  },
  {
    consultee: 'ekhammar-sn', status: 'submitted', stance: 'supports_on_condition',
    condition: 'kostnaden för barnahusens samordnare fördelas mellan alla kommuner och regionen och inte bara efter invånarantal mellan kommunerna',
    summary: 'Socialnämnden ställer sig bakom inriktningen men inte bakom finansieringen av barnahusen. Nämnden anser att reglerna om samordnare och om oenighet är bra. Tidsgränserna för anmälningsmöten går att klara om ett digitalt möte räknas.',
    decision: { body: 'Socialnämnden', level: 'committee', paragraph: '§ 102', daysFromDeadline: -4, reservation: 'En ledamot reserverade sig mot villkoret om finansieringen.' }, registryNumber: 'SN-26-0031', received: { daysFromDeadline: 0, time: '15:48' }, channel: 'online', attaches: ['statement', 'minutes'],
  },
  {
    consultee: 'ekhammar-un', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Utbildningsnämnden tillstyrker förslaget. Trappan vid skolfrånvaro är användbar men gränserna behöver stämma med hur skolornas system räknar. Nämnden vill att kontaktkatalogen hålls aktuell av någon som har det som uppgift.',
    decision: { body: 'Utbildningsnämnden', level: 'delegation', paragraph: 'D 14/26', daysFromDeadline: -3 }, registryNumber: 'UN-26-0019', received: { daysFromDeadline: -1, time: '16:31' }, channel: 'online',
  },
  {
    consultee: 'forsviken-sn', status: 'submitted', stance: 'supports',
    summary: 'Socialnämnden tillstyrker förslaget i dess helhet. Nämnden bedömer att kommunen kan uppfylla kraven inom nuvarande organisation och lämnar några påpekanden om ordval.',
    decision: { body: 'Socialnämnden', level: 'committee', paragraph: '§ 47', daysFromDeadline: -17 }, registryNumber: '2026-000204', received: { daysFromDeadline: -14, time: '09:12' }, channel: 'online',
  },
  {
    consultee: 'granliden-ks', status: 'submitted', stance: 'supports_on_condition',
    condition: 'glest befolkade kommuner får uppfylla kraven på ungdomsmottagning, familjecentral och mobilt team tillsammans med grannkommuner',
    summary: 'Kommunstyrelsen delar målen men påminner om att kommunen har 4 100 invånare på en mycket stor yta. Flera krav är skrivna för tätorter. Om de kan uppfyllas gemensamt och med digitala inslag kan kommunen ställa sig bakom förslaget.',
    decision: { body: 'Kommunstyrelsen', level: 'committee', paragraph: '§ 119', daysFromDeadline: -2 }, registryNumber: 'GRL 26/41 700', received: { daysFromDeadline: 0, time: '13:17' }, channel: 'online',
  },
  {
    consultee: 'hedlunda-sn', status: 'submitted', stance: 'supports_with_remarks',
    extension: { daysFromDeadline: 16, reason: 'Nämnden sammanträder först två veckor efter sista svarsdag.' },
    summary: 'Socialnämnden tillstyrker förslaget med synpunkter på placerade barns hälsoundersökningar och på flytt mellan kommuner. Nämnden saknar en beskrivning av hur små kommuner ska hinna delta i alla forum.',
    decision: { body: 'Socialnämnden', level: 'committee', paragraph: '§ 74', daysFromDeadline: 14 }, registryNumber: 'SOC.2026.59', received: { daysFromDeadline: 15, time: '11:02' }, channel: 'online',
  },
  { consultee: 'islanda-ks', status: 'silent' },
  {
    consultee: 'kvarnmyra-sn', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Socialnämnden tillstyrker förslaget och anser att gemensamt ansvar är rätt väg. Nämnden vill att samtyckets giltighet ses över och att finansieringen av mobila team blir tydligare.',
    decision: { body: 'Socialnämnden', level: 'committee', paragraph: '§ 53', daysFromDeadline: -12 }, registryNumber: 'KVM-SN 2026/113', received: { daysFromDeadline: -8, time: '15:09' }, channel: 'online',
  },
  {
    consultee: 'kvarnmyra-bun', status: 'submitted', stance: 'takes_no_position',
    summary: 'Nämnden tar inte ställning till helheten eftersom konsekvenserna för skolans budget inte är beräknade. Förslaget innehåller mycket som är bra för eleverna. Nämnden kan inte bedöma om kommunen klarar kraven på elevhälsans bemanning under giltighetstiden.',
    decision: { body: 'Barn- och utbildningsnämnden', level: 'committee', paragraph: '§ 39', daysFromDeadline: -5 }, registryNumber: 'KVM-BUN 2026/58', received: { daysFromDeadline: -2, time: '11:44' }, channel: 'online',
  },
  {
    consultee: 'lingasen-ifn', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Individ- och familjenämnden tillstyrker förslaget. Nämnden vill skärpa reglerna om oenighet så att barnet får ett skriftligt besked. Kostnadstaket på länsnivå behöver kunna räknas om.',
    decision: { body: 'Individ- och familjenämnden', level: 'committee', paragraph: '§ 66', daysFromDeadline: -7 }, registryNumber: 'IFN 2026-66', received: { daysFromDeadline: -1, time: '09:55' }, channel: 'online',
  },
  { consultee: 'lingasen-bun', status: 'drafting' },
  {
    consultee: 'mossbacka-sn', status: 'submitted', stance: 'supports',
    summary: 'Socialnämnden tillstyrker förslaget. Det stämmer väl med hur kommunens familjecentral redan arbetar. Nämnden delar gärna med sig av sina erfarenheter till andra kommuner.',
    decision: { body: 'Socialnämndens arbetsutskott', level: 'delegation', paragraph: '§ 31', daysFromDeadline: -25 }, registryNumber: 'M 26:0142', received: { daysFromDeadline: -22, time: '10:30' }, channel: 'online',
  },
  {
    consultee: 'norrtorpa-sn', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Socialnämnden tillstyrker förslaget men saknar samiska barns rättigheter och en beskrivning av hur avstånd ska överbryggas. Nämnden föreslår att telefon och säkert videomöte räknas som muntlig överlämning.',
    decision: { body: 'Socialnämnden', level: 'committee', paragraph: '§ 80', daysFromDeadline: -8 }, registryNumber: 'NT 2026/88 SN', received: { daysFromDeadline: -1, time: '13:40' }, channel: 'online',
  },
  { consultee: 'norrtorpa-bsn', status: 'silent' },
  {
    consultee: 'ragnas-ks', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Kommunstyrelsen tillstyrker förslaget. Styrelsen vill att de lokala överenskommelserna hålls korta och att uppföljningen inte ställer krav på nya system. Svaret har lämnats som inskannad handling med e-post.',
    decision: { body: 'Kommunstyrelsen', level: 'committee', paragraph: '§ 92', daysFromDeadline: -10 }, registryNumber: '26.KS.19', received: { daysFromDeadline: -3, time: '08:15' }, channel: 'mail', attaches: ['statement'],
  },
  {
    consultee: 'stenforsa-sn', status: 'submitted', stance: 'supports_with_remarks', sections: [{ heading: 'Delat ansvar vid placeringar', stance: 'opposes' }],
    summary: 'Socialnämnden tillstyrker förslaget i övrigt men avstyrker avsnittet Delat ansvar vid placeringar. Nämnden anser att kostnader ska följa det lagstadgade ansvaret. Utan ändring i det avsnittet kan nämnden inte föreslå fullmäktige att godkänna överenskommelsen.',
    decision: { body: 'Socialnämnden', level: 'committee', paragraph: '§ 97', daysFromDeadline: -3 }, registryNumber: 'STF 2026-0311', received: { daysFromDeadline: 0, time: '16:03' }, channel: 'online', attaches: ['statement', 'minutes'],
  },
  {
    consultee: 'stenforsa-bun', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Nämnden tillstyrker förslaget. Reglerna om elevhälsans underlag till vården är rimliga om vården i sin tur inte kräver mer. Nämnden efterlyser en gemensam definition av frånvaro.',
    decision: { body: 'Barn- och utbildningsnämnden', level: 'committee', paragraph: '§ 44', daysFromDeadline: -6 }, registryNumber: 'STF-BUN 2026-0090', received: { daysFromDeadline: -5, time: '14:50' }, channel: 'online',
  },
  {
    consultee: 'tallmyra-sn', status: 'submitted', stance: 'supports_on_condition',
    condition: 'överenskommelsen anger hur kostnaden för de mobila teamen begränsas för den enskilda kommunen',
    summary: 'Socialnämnden är positiv till mobila team men kan inte godta ett åtagande utan tak. Nämnden anser att samordnarens uppdrag är väl beskrivet. Nämnden lämnar också synpunkter på teamet för unga med skadligt bruk.',
    decision: { body: 'Socialnämnden', level: 'committee', paragraph: '§ 58', daysFromDeadline: -4 }, registryNumber: 'T-SN/2026/27', received: { daysFromDeadline: 0, time: '14:37' }, channel: 'online',
  },
  { consultee: 'vattnasund-osn', status: 'drafting' },
  {
    consultee: 'region-hsn', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Hälso- och sjukvårdsnämnden tillstyrker förslaget. Nämnden vill att tider i vården anges så att de stämmer med vårdgarantin och att krav på bemanning lämnas till huvudmännen. Nämnden stöder modellen för gemensamma kostnader.',
    decision: { body: 'Hälso- och sjukvårdsnämnden', level: 'committee', paragraph: '§ 71', daysFromDeadline: -2, reservation: 'Två ledamöter lämnade ett särskilt yttrande om glesbygd.' }, registryNumber: 'RG 2026/00417', received: { daysFromDeadline: 0, time: '15:20' }, channel: 'online', attaches: ['statement', 'minutes'],
  },
  {
    consultee: 'region-primarvard', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Primärvården delar bilden att första linjen behöver bli lättare att nå. Fem arbetsdagar till första bedömning är inte möjligt med dagens bemanning i två av länsdelarna. Gränsen mot elevhälsan behöver beskrivas bättre.',
    decision: { body: 'Primärvårdschefen', level: 'official', paragraph: null, daysFromDeadline: -11 }, registryNumber: 'RG 2026/00417-22', received: { daysFromDeadline: -10, time: '12:12' }, channel: 'online',
  },
  {
    consultee: 'region-psykiatri', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Verksamheterna tillstyrker förslaget. Kravet på suicidriskbedömning dygnet runt behöver beskrivas så att det går att uppfylla i ett stort län. Verksamheterna vill behålla ett minimikrav på underlag från skolan när en neuropsykiatrisk utredning begärs.',
    decision: { body: 'Divisionschefen', level: 'official', paragraph: null, daysFromDeadline: -4 }, registryNumber: 'RG 2026/00417-31', received: { daysFromDeadline: 0, time: '17:41' }, channel: 'online',
  },
  {
    consultee: 'region-folktandvard', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Folktandvården är glad över att tandhälsan tas med. Tandvården bör nämnas i fler forum och i anmälningsmöten. Tiden för tandhälsoundersökning av placerade barn är kort men möjlig om begäran är fullständig.',
    decision: { body: 'Tandvårdschefen', level: 'official', paragraph: null, daysFromDeadline: -16 }, registryNumber: 'RG 2026/00417-12', received: { daysFromDeadline: -15, time: '13:05' }, channel: 'online',
  },
  {
    consultee: 'region-mhv-bhv', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Mödra- och barnhälsovården tillstyrker förslaget. Familjecentralerna är väl beskrivna. Verksamheten vill att de blivande föräldrarna syns tydligare och att kraven på föräldraskapsstöd fördelas mellan huvudmännen.',
    decision: { body: 'Verksamhetschefen', level: 'official', paragraph: null, daysFromDeadline: -6 }, registryNumber: 'RG 2026/00417-27', received: { daysFromDeadline: -4, time: '09:33' }, channel: 'online',
  },
  { consultee: 'region-patientnamnd', status: 'declined' },
  {
    consultee: 'lansstyrelsen', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Länsstyrelsen tillstyrker förslaget och välkomnar att barnets rättigheter genomsyrar texten. Myndigheten saknar tydligare skrivningar om hedersrelaterat våld, nationella minoriteter och barn utan vårdnadshavare. Laghänvisningarna bör ses över.',
    decision: { body: 'Länsrådet', level: 'delegation', paragraph: 'Beslut 5102-26', daysFromDeadline: -5 }, registryNumber: '801-2214-2026', received: { daysFromDeadline: -1, time: '11:18' }, channel: 'online',
  },
  {
    consultee: 'polis', status: 'submitted', stance: 'no_objection',
    summary: 'Polisområdet har ingen erinran mot förslaget. Några förtydliganden om barnahus, omhändertagna unga och polisens deltagande i team lämnas i de enskilda synpunkterna.',
    decision: { body: 'Polisområdeschefen', level: 'official', paragraph: null, daysFromDeadline: -7 }, registryNumber: 'A 412.883/2026', received: { daysFromDeadline: -6, time: '10:47' }, channel: 'mail', attaches: ['statement'],
  },
  { consultee: 'ungdomshem', status: 'declined' },
  {
    consultee: 'nshp', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Nätverket tycker att förslaget är det bästa hittills om samverkan i länet. Det viktigaste är att löftena går att utkräva. Barn som söker hjälp ska inte mötas av ett nej utan att någon annan säger ja.',
    decision: { body: 'Styrelsen', level: 'committee', paragraph: null, daysFromDeadline: -3 }, received: { daysFromDeadline: 0, time: '21:14' }, channel: 'online',
  },
  {
    consultee: 'ungarost', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Unga Röst har låtit 41 ungdomar läsa kortversionen och delar av texten. De vill ha färre vuxna på mötena, mer makt över vem som är samordnare och kortare väntan. De undrar också vad som händer när någon inte följer överenskommelsen.',
    decision: { body: 'Årsmötet', level: 'committee', paragraph: null, daysFromDeadline: -9 }, received: { daysFromDeadline: -1, time: '18:26' }, channel: 'online',
  },
  {
    consultee: 'npf', status: 'submitted', stance: 'supports_on_condition',
    condition: 'stöd i skolan och vården inte får göras beroende av att en utredning är påbörjad eller avslutad',
    summary: 'Föreningen ser stora förbättringar. Väntetiden till utredning är den fråga som medlemmarna oftast tar upp, och förslaget säger för lite om den. Principen att behovet styr måste följas av krav på dem som avslår stöd.',
    decision: { body: 'Styrelsen', level: 'committee', paragraph: null, daysFromDeadline: -5 }, received: { daysFromDeadline: 0, time: '12:33' }, channel: 'mail', attaches: ['statement'],
  },
  {
    consultee: 'familjehem', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Föreningen tillstyrker kapitlet om placerade barn. Familjehemmen vill få veta mer om barnets hälsa, ha ett fungerande journummer och slippa bekosta resor till vård själva. De vill också delta när planer görs.',
    decision: { body: 'Styrelsen', level: 'committee', paragraph: null, daysFromDeadline: -13 }, received: { daysFromDeadline: -12, time: '20:02' }, channel: 'mail', attaches: ['statement'],
  },
  {
    consultee: 'funktionshinder', status: 'submitted', stance: 'takes_no_position',
    summary: 'Samorganet tar inte ställning till om överenskommelsen bör antas, eftersom medlemsföreningarna har olika uppfattning om LSS-avsnittet. Samorganet lämnar synpunkter på tillgänglighet, bildstöd och delaktighet för barn som inte talar.',
    decision: { body: 'Styrelsen', level: 'committee', paragraph: null, daysFromDeadline: -8 }, received: { daysFromDeadline: -7, time: '15:55' }, channel: 'mail', attaches: ['statement'],
  },
  { consultee: 'idrott', status: 'silent' },
  {
    consultee: 'fristaende', status: 'submitted', stance: 'supports_on_condition',
    condition: 'fristående huvudmän får ta del av gemensamma resurser på samma villkor som kommunala skolor',
    summary: 'Föreningen vill att elever i fristående skolor får samma hjälp som andra. Att bjuda in räcker inte om utbildning, planeringsstöd och konsultation bara finns för kommunens enheter. Med ett tillägg om det tillstyrker föreningen förslaget.',
    decision: { body: 'Styrelsen', level: 'committee', paragraph: null, daysFromDeadline: -4 }, received: { daysFromDeadline: 0, time: '18:09' }, channel: 'mail', attaches: ['statement'],
  },
  {
    consultee: 'privatvard', status: 'submitted', stance: 'opposes',
    summary: 'Föreningen avstyrker förslaget i dess nuvarande form. Kraven på deltagande i möten, digitalt stöd och uppföljning läggs på vårdgivare som inte har fått frågan och som inte vet hur de ersätts. Föreningen vill att ekonomin klaras ut innan regionen binder sig.',
    decision: { body: 'Styrelsen', level: 'committee', paragraph: null, daysFromDeadline: -2 }, received: { daysFromDeadline: 1, time: '07:58' }, late: true, channel: 'mail', attaches: ['statement'],
  },
  {
    consultee: 'skolledare', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Föreningen har inte varit inbjuden men vill bidra. Rektorerna får ett stort ansvar i förslaget utan att deras förutsättningar nämns. Föreningen pekar på möten som kräver beslutsrätt, på frånvarotrappan och på elevhälsans bemanning.',
    decision: { body: 'Styrelsen', level: 'committee', paragraph: null, daysFromDeadline: -6 }, received: { daysFromDeadline: -1, time: '15:02' }, channel: 'letter', attaches: ['statement'],
  },
  {
    consultee: 'hogskola', status: 'submitted', stance: 'takes_no_position',
    summary: 'Institutionen tar inte ställning till överenskommelsen som helhet men lämnar synpunkter på indikatorer, mätning och utvärdering. Flera mått säger mer om hur mycket som görs än om hur barnen har det.',
    decision: { body: 'Prefekten', level: 'official', paragraph: null, daysFromDeadline: -10 }, registryNumber: 'HG 2026/188', received: { daysFromDeadline: -9, time: '10:20' }, channel: 'mail', attaches: ['statement'],
  },
  {
    consultee: 'kvinnojour', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Jouren välkomnar att barn ses som brottsoffer. Skyddet av uppgifter i journal och planeringsstöd måste bli starkare när en vårdnadshavare är våldsutövare. Jouren vill vara med i de lokala forumen.',
    decision: { body: 'Styrelsen', level: 'committee', paragraph: null, daysFromDeadline: -2 }, received: { daysFromDeadline: 0, time: '22:47' }, channel: 'mail', attaches: ['statement'],
  },
];

/** Who answers twice. */
export const supplements: DemoResponse[] = [
  {
    consultee: 'kvarnmyra-sn', status: 'submitted', supplements: true,
    summary: 'Socialnämnden vidhåller sitt yttrande och kompletterar det efter överläggning med barn- och utbildningsnämnden. Kommunen kan ställa lokaler och en halv samordnartjänst till förfogande för ett mobilt team i södra länsdelen från och med nästa budgetår, om regionen står för den medicinska bemanningen. Nämnden ber att uppgiften vägs in när finansieringen av teamen beräknas.',
    decision: { body: 'Socialnämnden', level: 'committee', paragraph: '§ 61', daysFromDeadline: -3 }, registryNumber: 'KVM-SN 2026/113', received: { daysFromDeadline: -1, time: '10:20' }, channel: 'online',
  },
];

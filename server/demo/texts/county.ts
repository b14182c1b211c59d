/** The fictional county of Granmark: its parties, the matter, its dates and the covering letter of the consultation. */

export interface DemoParty {
  key: string;
  name: string;
  kind: 'region' | 'municipality';
  /** Sub-area of the county; the region covers all four. */
  subArea: 'Norra' | 'Södra' | 'Östra' | 'Västra' | null;
  /** The party's own number for the same matter: each registry has its own way of writing. */
  registryNumber: string;
  decidingBody: string;
  /** Planned decision, in days from today. */
  plannedDecision: number;
  mailDomain: string;
}

export const parties: DemoParty[] = [
  { key: 'region', name: 'Region Granmark', kind: 'region', subArea: null, registryNumber: 'RG 2026/00417', decidingBody: 'Regionfullmäktige', plannedDecision: 118, mailDomain: 'regiongranmark.example' },
  { key: 'almfors', name: 'Almfors kommun', kind: 'municipality', subArea: 'Södra', registryNumber: 'ALM/26:77', decidingBody: 'Kommunfullmäktige', plannedDecision: 124, mailDomain: 'almfors.example' },
  { key: 'bjorkvattna', name: 'Björkvattna kommun', kind: 'municipality', subArea: 'Norra', registryNumber: 'KS 2026.118', decidingBody: 'Kommunfullmäktige', plannedDecision: 139, mailDomain: 'bjorkvattna.example' },
  { key: 'ekhammar', name: 'Ekhammars kommun', kind: 'municipality', subArea: 'Östra', registryNumber: 'SN-26-0031', decidingBody: 'Kommunfullmäktige', plannedDecision: 125, mailDomain: 'ekhammar.example' },
  { key: 'forsviken', name: 'Forsvikens kommun', kind: 'municipality', subArea: 'Västra', registryNumber: '2026-000204', decidingBody: 'Kommunstyrelsen', plannedDecision: 103, mailDomain: 'forsviken.example' },
  { key: 'granliden', name: 'Granlidens kommun', kind: 'municipality', subArea: 'Norra', registryNumber: 'GRL 26/41 700', decidingBody: 'Kommunfullmäktige', plannedDecision: 153, mailDomain: 'granliden.example' },
  { key: 'hedlunda', name: 'Hedlunda kommun', kind: 'municipality', subArea: 'Västra', registryNumber: 'SOC.2026.59', decidingBody: 'Kommunfullmäktige', plannedDecision: 146, mailDomain: 'hedlunda.example' },
  { key: 'islanda', name: 'Islanda kommun', kind: 'municipality', subArea: 'Norra', registryNumber: 'Dnr 87/2026', decidingBody: 'Kommunfullmäktige', plannedDecision: 160, mailDomain: 'islanda.example' },
  { key: 'kvarnmyra', name: 'Kvarnmyra kommun', kind: 'municipality', subArea: 'Södra', registryNumber: 'KVM-SN 2026/113', decidingBody: 'Kommunstyrelsen', plannedDecision: 110, mailDomain: 'kvarnmyra.example' },
  { key: 'lingasen', name: 'Lingåsens kommun', kind: 'municipality', subArea: 'Västra', registryNumber: 'IFN 2026-66', decidingBody: 'Kommunfullmäktige', plannedDecision: 132, mailDomain: 'lingasen.example' },
  { key: 'mossbacka', name: 'Mossbacka kommun', kind: 'municipality', subArea: 'Södra', registryNumber: 'M 26:0142', decidingBody: 'Kommunstyrelsen', plannedDecision: 96, mailDomain: 'mossbacka.example' },
  { key: 'norrtorpa', name: 'Norrtorpa kommun', kind: 'municipality', subArea: 'Norra', registryNumber: 'NT 2026/88 SN', decidingBody: 'Kommunfullmäktige', plannedDecision: 131, mailDomain: 'norrtorpa.example' },
  { key: 'ragnas', name: 'Rågnäs kommun', kind: 'municipality', subArea: 'Östra', registryNumber: '26.KS.19', decidingBody: 'Kommunfullmäktige', plannedDecision: 145, mailDomain: 'ragnas.example' },
  { key: 'stenforsa', name: 'Stenforsa kommun', kind: 'municipality', subArea: 'Västra', registryNumber: 'STF 2026-0311', decidingBody: 'Kommunfullmäktige', plannedDecision: 138, mailDomain: 'stenforsa.example' },
  { key: 'tallmyra', name: 'Tallmyra kommun', kind: 'municipality', subArea: 'Östra', registryNumber: 'T-SN/2026/27', decidingBody: 'Kommunfullmäktige', plannedDecision: 117, mailDomain: 'tallmyra.example' },
  { key: 'vattnasund', name: 'Vattnäsunds kommun', kind: 'municipality', subArea: 'Östra', registryNumber: 'OSN 26/0045', decidingBody: 'Kommunfullmäktige', plannedDecision: 152, mailDomain: 'vattnasund.example' },
];

export const matter = {
  county: 'Granmarks län',
  title: 'Överenskommelse om samverkan för barns och ungas hälsa',
  purpose:
    'Ta fram en länsövergripande överenskommelse om samverkan för barns och ungas hälsa som ersätter fyra äldre dokument, '
    + 'uppfyller den lagstadgade skyldigheten att ha överenskommelser och kan beslutas likalydande av Region Granmark och länets femton kommuner.',
  registryNumber: 'RSS 2026/0093',
  welfareCouncil: 'Välfärdsrådet i Granmark',
  chiefsNetwork: 'Länschefsnätverket',
  supportOffice: 'RSS Granmark',
  /** As the agreement's own clause on replaced documents tells them. */
  replaces: [
    { title: 'Samverkan kring barn och unga med psykisk ohälsa', registryNumber: 'RSS 2018/0212', part: null, effect: 'lapses_on_entry', validFrom: '2019-01-01', validTo: '2021-12-31', extendedTo: null, replacedBy: '' },
    { title: 'Ungdomsmottagningar i Granmark', registryNumber: 'RSS 2020/0047', part: null, effect: 'lapses_on_entry', validFrom: '2020-07-01', validTo: '2023-06-30', extendedTo: null, replacedBy: 'bilaga A, Ungdomsmottagning' },
    { title: 'Rutin för läkarundersökning vid placering', registryNumber: null, part: null, effect: 'already_lapsed', validFrom: '2018-03-01', validTo: '2021-02-28', extendedTo: null, replacedBy: 'bilaga C, Hälsoundersökning vid placering' },
    { title: 'Vägledning för familjecentraler i Granmark', registryNumber: null, part: null, effect: 'already_lapsed', validFrom: '2017-09-01', validTo: '2020-08-31', extendedTo: null, replacedBy: 'bilaga B, Familjecentral' },
  ],
} as const;

export interface TimetableEntry {
  key: string;
  name: string;
  phase: 'Uppdrag' | 'Framtagande' | 'Remissomgång' | 'Bearbetning av synpunkter' | 'Rekommendation' | 'Parternas beslut' | 'I kraft';
  /** Days from today; entry into force follows the agreement's own rule and so has no fixed offset. */
  planned: number | 'new-year-after-last-decision';
  /** Days from today; null when it has not happened yet. */
  actual: number | null;
}

export const timetable: TimetableEntry[] = [
  { key: 'start-decision', name: 'Länschefsnätverket beslutar att starta arbetet', phase: 'Uppdrag', planned: -610, actual: -603 },
  { key: 'mandate', name: 'Uppdragsdirektivet godkänns', phase: 'Uppdrag', planned: -547, actual: -519 },
  { key: 'nominations', name: 'Parterna har utsett arbetsgruppens ledamöter', phase: 'Uppdrag', planned: -519, actual: -498 },
  { key: 'drafting', name: 'Arbetsgruppen börjar skriva', phase: 'Framtagande', planned: -505, actual: -491 },
  { key: 'youth-meeting-1', name: 'Första stormötet med ungdomar', phase: 'Framtagande', planned: -400, actual: -400 },
  { key: 'youth-meeting-2', name: 'Andra stormötet med ungdomar', phase: 'Framtagande', planned: -295, actual: -288 },
  { key: 'reference-group', name: 'Referensgruppen läser utkastet', phase: 'Framtagande', planned: -230, actual: -216 },
  { key: 'consultation-version', name: 'Remissversionen skapas', phase: 'Framtagande', planned: -150, actual: -136 },
  { key: 'round-opens', name: 'Remissomgången öppnar', phase: 'Remissomgång', planned: -145, actual: -130 },
  { key: 'deadline', name: 'Sista svarsdag', phase: 'Remissomgång', planned: -45, actual: -38 },
  { key: 'round-closes', name: 'Remissomgången stängs efter förlängd svarstid', phase: 'Remissomgång', planned: -38, actual: -22 },
  { key: 'comments-answered', name: 'Alla synpunkter har en beslutad bedömning', phase: 'Bearbetning av synpunkter', planned: 28, actual: null },
  { key: 'report', name: 'Remissammanställningen fastställs', phase: 'Bearbetning av synpunkter', planned: 38, actual: null },
  { key: 'chiefs-approval', name: 'Länschefsnätverket godkänner beslutsversionen', phase: 'Rekommendation', planned: 52, actual: null },
  { key: 'recommendation', name: 'Välfärdsrådet rekommenderar parterna att godkänna', phase: 'Rekommendation', planned: 80, actual: null },
  { key: 'last-decision', name: 'Sista parten fattar beslut', phase: 'Parternas beslut', planned: 160, actual: null },
  { key: 'in-force', name: 'Överenskommelsen träder i kraft', phase: 'I kraft', planned: 'new-year-after-last-decision', actual: null },
];

/** The letter as paragraphs; `questions` are printed as a numbered list before the last two paragraphs. */
export const coveringLetter = {
  subject: 'Inbjudan att lämna synpunkter på förslag till länsövergripande överenskommelse om samverkan för barns och ungas hälsa',
  paragraphs: [
    'Region Granmark och länets femton kommuner har tillsammans tagit fram ett förslag till överenskommelse om samverkan för barns och ungas hälsa. Ni får nu förslaget för att kunna lämna synpunkter innan parterna beslutar.',
    'Förslaget beskriver vem som ansvarar för vad, hur verksamheterna samarbetar kring det enskilda barnet och hur resultatet ska följas upp. Det ersätter fyra äldre dokument. Bilagorna A, Ungdomsmottagning, B, Familjecentral, och C, Hälsoundersökning vid placering, tas fram i ett senare steg och ingår inte i den här remissomgången.',
    'Ni kommenterar direkt i texten och kan föreslå andra formuleringar. Flera personer hos er kan hjälpas åt. Inget lämnar er organisation förrän ni väljer att skicka in svaret. Den som hellre svarar i ett dokument eller med brev kan göra det; svaret behandlas på samma sätt.',
    'Ange om ni tillstyrker förslaget, tillstyrker det under en viss förutsättning, avstyrker det eller avstår från att yttra er. Om svaret ska beslutas av nämnd eller styrelse efter sista svarsdag kan ni begära förlängd svarstid. Skriv inget om enskilda personer.',
    'Varje synpunkt får en bedömning, och den som inte får sin synpunkt tillgodosedd får veta varför. Svaren är allmänna handlingar och publiceras tillsammans med remissammanställningen.',
  ],
  questions: [
    'Är ansvarsfördelningen mellan kommun och region tydlig?',
    'Kan ni genomföra det som förslaget kräver av er? Om inte, vad hindrar?',
    'Är tidsgränserna rimliga och till nytta för barnen?',
    'Saknas någon grupp barn eller unga?',
    'Är indikatorerna möjliga att mäta hos er?',
  ],
  set: {
    title: 'Remissversion av överenskommelsen',
    purpose: 'Inhämta synpunkter från parternas nämnder, berörda myndigheter och organisationer inför parternas likalydande beslut.',
  },
} as const;

/** Every text needs a sender: a role, never a person. */
export const sender = { role: 'Processledare, RSS Granmark', mail: 'processledare@rss.granmark.example' } as const;

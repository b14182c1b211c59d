/** Builds consultation reports of any size whose counts follow from their rows, for tests and the bench of the writers. */
import { commentKinds, dispositions, stances } from '#shared/export.ts';
import type { ConsultationReport, Disposition, ReportCounts, ReportedComment, ReportedOrganisation, ReportedTheme, ReportGrouping } from '#shared/export.ts';

export interface SampleSize {
  seed?: number;
  locale?: 'sv' | 'en';
  parties?: number;
  others?: number;
  comments?: number;
  themes?: number;
  undecided?: number;
  groupBy?: ReportGrouping;
}

/** Mulberry32: the same numbers for the same seed on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const places = ['Almfors', 'Björkvattna', 'Ekhammar', 'Forsviken', 'Granliden', 'Hedlunda', 'Islanda', 'Kvarnmyra', 'Lingåsen', 'Mossbacka', 'Norrtorpa', 'Rågnäs', 'Stenforsa', 'Tallmyra', 'Vattnäsund'];
const headings = ['Syfte', 'Målgrupp', 'Gemensamt ansvar', 'Hälsoundersökning vid placering', 'Samordnad planering', 'Informationsutbyte', 'Uppföljning'];
const themeNames = ['Ansvarsfördelning mellan huvudmännen', 'Kostnader och ersättning', 'Hälsoundersökning före placering', 'Barnets delaktighet', 'Informationsöverföring och sekretess', 'Målgruppens avgränsning', 'Elevhälsans roll', 'Uppföljning och indikatorer'];
const sentences = [
  'Kommunen och regionen ansvarar gemensamt för att barnet får en samordnad planering.',
  'Ansvaret för kostnaderna behöver bli tydligare när flera verksamheter är inblandade.',
  'Vi föreslår att tidsgränsen räknas från den dag då placeringen beslutades.',
  'Elevhälsan bör nämnas uttryckligen, eftersom skolan ofta är först att se behoven.',
  'Texten säger inte vem som kallar till mötet när barnet bor i en annan kommun.',
  'Nämnden anser att uppföljningen ska redovisas per länsdel och år.',
];

/** A report of one round; every count is worked out from the rows below it. */
export function sampleReport({ seed = 1, locale = 'sv', parties = 16, others = 22, comments = 290, themes = 8, undecided = 0, groupBy = 'clause' }: SampleSize = {}): ConsultationReport {
  const random = seeded(seed);
  const organisations = [
    ...Array.from({ length: parties }, (_, at) => organisation(random, at, true)),
    ...Array.from({ length: others }, (_, at) => organisation(random, at, false)),
  ];
  const answering = organisations.filter(({ status }) => status === 'submitted');
  const rows = answering.length === 0 ? [] : Array.from({ length: comments }, (_, at) => comment(random, at, pick(random, answering), at < undecided));
  for (const each of organisations) each.comments = rows.filter(({ organisationId }) => organisationId === each.id).length;
  return withCounts({
    locale,
    letterhead: { authority: 'RSS Granmark', unit: 'Länsgemensam samverkan', registryNumber: 'RSS 2027/00118', contact: 'processledare@rss.granmark.example' },
    matter: { id: 'm1', title: 'Länsövergripande överenskommelse om samverkan för barns och ungas hälsa i Granmark', registryNumber: 'RG 2026/00417' },
    round: { id: 'r1', number: 1, title: 'Remiss hösten 2027', openedOn: '2027-06-01', deadline: '2027-09-24', closedOn: '2027-10-08', packageNumber: 2, packageHash: '9f2c4e7a1b3d5f60718293a4b5c6d7e8f9012a3b4c5d6e7f8091a2b3c4d5e6f7' },
    recipient: 'Välfärdsrådet i Granmark',
    preparedOn: '2027-11-03',
    conclusion: null,
    final: null,
    marking: undecided > 0 ? { kind: 'working-paper', undecided } : null,
    organisations,
    themes: Array.from({ length: themes }, (_, at) => theme(random, at, rows)),
    comments: rows,
    groupBy,
  });
}

/** The report with its counts worked out anew from organisations and comments. */
export function withCounts(report: Omit<ConsultationReport, 'counts' | 'listed'>): ConsultationReport {
  const answered = report.organisations.filter(({ status }) => status === 'submitted' || status === 'declined' || status === 'withdrawn');
  const invited = report.organisations.filter((each) => each.invited);
  const stanceOf = (each: ReportedOrganisation) => (each.status === 'declined' ? 'declines_to_comment' : each.stance);
  const decided = report.comments.filter(({ status }) => status === 'decided');
  const counts: ReportCounts = {
    invited: invited.length,
    answered: answered.filter((each) => each.invited).length,
    declined: invited.filter(({ status }) => status === 'declined').length,
    late: answered.filter((each) => each.invited && each.late).length,
    notAnswered: invited.length - answered.filter((each) => each.invited).length,
    leftOut: 0,
    unsolicited: answered.filter((each) => !each.invited).length,
    withdrawn: report.organisations.filter(({ status }) => status === 'withdrawn').length,
    supplements: report.organisations.reduce((sum, each) => sum + each.supplements, 0),
    extensions: report.organisations.filter(({ extendedTo }) => extendedTo !== null).length,
    comments: report.comments.length,
    withdrawnComments: report.comments.filter(({ status }) => status === 'withdrawn').length, replacedComments: report.comments.filter(({ status }) => status === 'replaced').length,
    byDisposition: tally(dispositions, decided.map(({ disposition }) => disposition)),
    undecided: report.comments.filter(({ status }) => status === 'new' || status === 'proposed').length,
    byStance: tally(stances, answered.filter(({ status }) => status !== 'withdrawn').map(stanceOf)),
    byKind: tally(commentKinds, report.comments.map(({ kind }) => kind)),
  };
  return { ...report, counts, listed: report.comments.length };
}

function tally<Name extends string>(names: readonly Name[], found: (Name | null)[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, found.filter((each) => each === name).length])) as Record<Name, number>;
}

function organisation(random: () => number, at: number, party: boolean): ReportedOrganisation {
  const name = party
    ? at === 0 ? 'Region Granmark' : `${places[(at - 1) % places.length]} kommun${at > places.length ? ` ${at}` : ''}`
    : at % 2 === 0 ? `${places[at % places.length]} barn- och utbildningsnämnd ${at}` : `Föreningen för barns hälsa i ${places[at % places.length]} ${at}`;
  const drawn = random();
  const status = drawn < 0.8 ? 'submitted' : drawn < 0.87 ? 'declined' : 'not_answered';
  const invited = party || at % 9 !== 8;
  const stance = status === 'submitted' ? pick(random, ['supports', 'supports', 'supports_with_remarks', 'supports_with_remarks', 'supports_on_condition', 'no_objection', 'opposes', 'takes_no_position'] as const) : null;
  return {
    id: `${party ? 'p' : 'o'}${at}`,
    name,
    organisation: name,
    body: null,
    extendedTo: null,
    supplements: 0,
    party,
    category: party ? 'municipal_body' : 'other',
    invited,
    status: invited ? status : 'submitted',
    late: status !== 'not_answered' && random() < 0.1,
    preliminary: status === 'submitted' && random() < 0.1,
    stance: invited ? stance : 'supports_with_remarks',
    condition: stance === 'supports_on_condition' ? 'kostnaderna för hälsoundersökningar regleras i en särskild bilaga' : null,
    summary: status === 'submitted' ? pick(random, sentences) : null,
    receivedOn: status === 'not_answered' ? null : '2027-09-20',
    decidedBy: status === 'submitted' ? 'Socialnämnden' : null,
    decidedOn: status === 'submitted' ? '2027-09-15' : null,
    paragraph: status === 'submitted' ? `§ ${100 + at}` : null,
    registryNumber: status === 'not_answered' ? null : `KS 2027.${at + 10}`,
    comments: 0,
  };
}

function comment(random: () => number, at: number, by: ReportedOrganisation, open: boolean): ReportedComment {
  const place = Math.floor(random() * (headings.length + 1)) - 1;
  const disposition: Disposition = pick(random, ['accepted', 'accepted', 'accepted', 'accepted_partly', 'accepted_partly', 'not_accepted', 'noted', 'answered', 'referred_elsewhere', 'out_of_scope'] as const);
  const scope = place < 0 ? 'package' : pick(random, ['words', 'words', 'block'] as const);
  return {
    id: `c${at + 1}`,
    number: at + 1,
    organisationId: by.id,
    organisation: by.name,
    kind: pick(random, commentKinds),
    scope,
    clauseNumber: place < 0 ? null : String(place + 1),
    clauseHeading: place < 0 ? null : headings[place] ?? null,
    ordinal: (place + 1) * 10 + Math.floor(random() * 9),
    quote: place < 0 ? null : pick(random, sentences),
    comment: `${pick(random, sentences)} ${pick(random, sentences)}`,
    proposedText: random() < 0.4 ? pick(random, sentences) : null,
    reason: random() < 0.2 ? 'Det minskar risken för dubbelarbete.' : null,
    stance: null,
    status: open ? 'proposed' : 'decided',
    disposition: open && at % 2 === 0 ? null : disposition,
    rationale: disposition === 'accepted' ? null : `${pick(random, sentences)}`,
    referredTo: disposition === 'referred_elsewhere' ? 'länets arbete med ungdomsmottagningar' : null,
    decidedBy: open ? null : 'Styrgruppens ordförande',
    decidedOn: open ? null : '2027-10-28',
    theme: pick(random, themeNames),
  };
}

function theme(random: () => number, at: number, comments: ReportedComment[]): ReportedTheme {
  const name = themeNames[at % themeNames.length] ?? '';
  const some = (count: number) => Array.from({ length: count }, () => pick(random, sentences)).join(' ');
  return { id: `t${at}`, name: at < themeNames.length ? name : `${name} ${at}`, mainPoints: some(3), changed: some(2), notMet: some(2), comments: comments.filter((each) => each.theme === name).length };
}

function pick<Item>(random: () => number, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

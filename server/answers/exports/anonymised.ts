/** The report without the people behind it: each replaced by the same words wherever the name stands, and the file says how many. */
import type { ConsultationReport, PersonalData } from '#shared/export.ts';
import { inBoth } from '#shared/messages/format.ts';
import { publicPagesEn } from '#shared/messages/public-pages.en.ts';
import { publicPagesSv } from '#shared/messages/public-pages.sv.ts';
import { reportExportsEn } from '#shared/messages/report-exports.en.ts';
import { reportExportsSv } from '#shared/messages/report-exports.sv.ts';
import { masked, sightings } from '#shared/publication.ts';
import { maskedReport } from '../../consultation/public/masking.ts';
import { peopleBehind } from '../../consultation/people-behind.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { KnownNames } from './known-names.ts';

type Kind = 'privatePersons' | 'colleagues' | 'contacts';
interface Round { id: string; contactName: string; contactMail: string }

const speak = inBoth({ sv: reportExportsSv, en: reportExportsEn });
const hidden = inBoth({ sv: publicPagesSv, en: publicPagesEn });
/** What names no person: ids and checksums, whose figures may look like a personal number. */
const beside = new Set(['id', 'section', 'organisationId', 'jointFrom', 'packageHash', 'registryNumber']);
/** Comments between two pauses: some milliseconds of work, so that nobody's keystroke waits for it. */
const atOnce = 50;

/** Masked passages stay masked; names of private persons, colleagues and contacts, personal numbers and mail addresses are replaced wherever they stand. */
export async function anonymisedReport(from: Reader, round: Round, report: ConsultationReport): Promise<ConsultationReport> {
  const { rewritten, found } = await withoutPeople(from, round, await maskedReport(from, round.id, report));
  return { ...rewritten, anonymised: found };
}

/** What an export with names would tell of people. The contact in the letterhead is there on purpose. */
export async function personalDataIn(from: Reader, round: Round, report: ConsultationReport): Promise<PersonalData> {
  return (await withoutPeople(from, round, { ...report, letterhead: { ...report.letterhead, contact: null } })).found;
}

async function withoutPeople(from: Reader, round: Round, report: ConsultationReport): Promise<{ rewritten: ConsultationReport; found: PersonalData }> {
  const behind = await peopleBehind(from, round.id);
  const privately = report.organisations.filter(({ category }) => category === 'private_person');
  const names = new KnownNames<Kind>([
    ...privately.map(({ organisation }) => ({ name: organisation, kind: 'privatePersons' as const })),
    ...behind.colleagues.map((name) => ({ name, kind: 'colleagues' as const })),
    ...[round.contactName, ...behind.contacts].map((name) => ({ name, kind: 'contacts' as const })),
  ]);
  const rewriting = new Rewriting(report.locale, names);
  for (const { organisation } of privately) rewriting.labelOf({ name: organisation, kind: 'privatePersons' });
  const labels = new Map(privately.map(({ id, organisation }) => [id, rewriting.labelOf({ name: organisation, kind: 'privatePersons' })]));
  const { comments, letterhead, ...rest } = report;
  const said: ConsultationReport['comments'] = [];
  for (let at = 0; at < comments.length; at += atOnce) {
    for (const one of comments.slice(at, at + atOnce)) {
      const label = labels.get(one.organisationId);
      said.push(rewriting.all(label === undefined ? one : { ...one, organisation: label }));
    }
    await new Promise((resolve) => { setImmediate(resolve); });
  }
  const told = rewriting.all({
    ...rest,
    organisations: rest.organisations.map((one) => {
      const label = labels.get(one.id);
      const sender = one.jointFrom === undefined ? undefined : labels.get(one.jointFrom);
      // The registry number of a joint statement is its sender's.
      return { ...one, ...(label === undefined ? {} : { name: label, organisation: label, body: null, registryNumber: null }), ...(sender === undefined ? {} : { jointWith: sender, registryNumber: null }) };
    }),
  });
  const contact = letterhead.contact === null || letterhead.contact === '' ? letterhead.contact : rewriting.labelOf({ name: round.contactName || letterhead.contact, kind: 'contacts' });
  return { rewritten: { ...told, comments: said, letterhead: { ...letterhead, contact } }, found: rewriting.found };
}

/** One reading of a report: the same person has the same label throughout, numbered as they are first met. */
class Rewriting {
  readonly found: PersonalData = { privatePersons: 0, colleagues: 0, contacts: 0, personalNumbers: 0, mailAddresses: 0 };
  readonly #labels = new Map<string, string>();
  readonly #names: KnownNames<Kind>;
  readonly #say: ReturnType<typeof speak>;
  readonly #hidden: string;

  constructor(locale: ConsultationReport['locale'], names: KnownNames<Kind>) {
    this.#names = names;
    this.#say = speak(locale);
    this.#hidden = hidden(locale)('public.hidden');
  }

  labelOf({ name, kind }: { name: string; kind: Kind }): string {
    const key = name.toLocaleLowerCase('sv');
    const known = this.#labels.get(key);
    if (known !== undefined) return known;
    this.found[kind] += 1;
    const label = this.#say(`answers.exports.person.${kind}`, { number: this.found[kind] });
    this.#labels.set(key, label);
    return label;
  }

  /** The same value with every string in it rewritten, but for what {@link beside} names. */
  all<Value>(value: Value): Value {
    return this.#unknown(value) as Value;
  }

  #unknown(value: unknown): unknown {
    if (typeof value === 'string') return this.#text(value);
    if (Array.isArray(value)) return value.map((one) => this.#unknown(one));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, beside.has(key) ? held : this.#unknown(held)]));
  }

  #text(text: string): string {
    const nameless = this.#names.replaced(text, (known) => this.labelOf(known));
    const seen = sightings({ part: 'comment', where: '' }, nameless);
    if (seen.length === 0) return nameless;
    this.found.personalNumbers += seen.filter(({ kind }) => kind === 'personal-number').length;
    this.found.mailAddresses += seen.filter(({ kind }) => kind === 'mail-address').length;
    return masked(nameless, this.#hidden);
  }
}

/**
 * The rows of a round as the bench reads them: kept in memory, and brought up to date by what the matter's journal says has happened since.
 * Every act stands in the journal in its own transaction (design D9), so that a reading is never behind one, in this process or another.
 */
import type { AnswerRow } from '#shared/answers.ts';
import { entriesAfter, lastEntry } from '../journal/journal.ts';
import type { Reader } from '../platform/storage/store.ts';
import { atOdds, factsOf, marked, metAmong, readAnswers, rowOf, type RoundFacts } from './bench.ts';
import { contradictionsAmong } from './contradictions.ts';
import type { Drafts } from './places.ts';
import { type ConsultedTexts, KnownUntouched } from './untouched.ts';
import { themesOf } from './themes.ts';

interface RoundRef { id: string; matterId: string }

export interface Readings {
  /** By number. The same array as long as nothing has changed: sorted orders and sums may be kept by it. */
  rows(round: RoundRef, drafts: Drafts): Promise<readonly AnswerRow[]>;
  /** Pairs of comments whose wordings cannot both be followed. */
  contradictions(round: RoundRef): Promise<readonly (readonly [string, string])[]>;
}

/** Rounds kept at once; 10,000 comments take some 40 MB. */
const mostKept = 6;
/** More than this has happened: it is quicker to read the whole. */
const mostFollowed = 2_500;

/** Acts on these say nothing that stands in a row. Whatever is not named is taken to change them all. */
const beside = new Set(['document', 'reading', 'remark', 'version', 'package', 'invitation', 'involvement', 'participant', 'person', 'session', 'view', 'supersession', 'meeting', 'everything']);

export function openReadings(from: Reader, texts: ConsultedTexts): Readings {
  const kept = new Map<string, Promise<RoundReading>>();
  const reading = (round: RoundRef): Promise<RoundReading> => {
    const before = kept.get(round.id);
    // One after the other: two that follow the same acts at once would each begin from what stood before.
    const now = (before ?? Promise.resolve(null)).catch(() => null).then(async (known) => (known !== null && (await known.follow(from)) ? known : RoundReading.read(from, round, texts)));
    kept.delete(round.id);
    kept.set(round.id, now);
    for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
    return now;
  };
  return { rows: async (round, drafts) => (await reading(round)).rowsBeside(drafts, from), contradictions: async (round) => (await reading(round)).contradictions(from) };
}

class RoundReading {
  readonly #round: RoundRef;
  readonly #facts: RoundFacts;
  readonly #places: Map<string, number>;
  readonly #untouched: KnownUntouched;
  #rows: AnswerRow[];
  #seq: number;
  #contradictions: Promise<readonly (readonly [string, string])[]> | null = null;
  #marked: { of: readonly AnswerRow[]; untouched: ReadonlySet<string>; rows: readonly AnswerRow[] } | null = null;

  private constructor(round: RoundRef, { facts, seq, texts }: { facts: RoundFacts; seq: number; texts: ConsultedTexts }) {
    this.#untouched = new KnownUntouched(texts);
    this.#round = round;
    this.#facts = facts;
    this.#seq = seq;
    this.#places = new Map(facts.said.map(({ comment }, at) => [comment.id, at]));
    this.#rows = facts.said.map((one) => rowOf(facts, one));
  }

  /** The journal's place is read first: what comes between is followed next time once more. */
  static async read(from: Reader, round: RoundRef, texts: ConsultedTexts): Promise<RoundReading> {
    const seq = await lastEntry(from, `matter:${round.matterId}`);
    return new RoundReading(round, { facts: await factsOf(from, round), seq, texts });
  }

  /** False when something has happened that only a whole reading takes in. */
  async follow(from: Reader): Promise<boolean> {
    const entries = await entriesAfter(from, { chain: `matter:${this.#round.matterId}`, seq: this.#seq, most: mostFollowed + 1 });
    const last = entries.at(-1);
    if (last === undefined) return true;
    if (entries.length > mostFollowed || entries.some(({ subject, subjectId }) => !beside.has(subject) && subject !== 'theme' && !(subject === 'answer' && this.#places.has(subjectId)))) return false;
    if (entries.some(({ subject }) => subject === 'theme')) await this.#readThemes(from);
    const answered = new Set(entries.filter(({ subject }) => subject === 'answer').map(({ subjectId }) => subjectId));
    if (answered.size > 0) await this.#readAnswered(from, answered);
    this.#seq = last.seq;
    return true;
  }

  async #readThemes(from: Reader): Promise<void> {
    this.#facts.themes.clear();
    for (const { id, name } of await themesOf(from, this.#round.id)) this.#facts.themes.set(id, name);
    this.#rows = this.#rows.map((row) => {
      const theme = row.themeId === null ? null : this.#facts.themes.get(row.themeId) ?? null;
      return theme === row.theme ? row : { ...row, theme };
    });
  }

  async #readAnswered(from: Reader, answered: ReadonlySet<string>): Promise<void> {
    await readAnswers(from, this.#facts, [...answered]);
    const rows = [...this.#rows];
    const anew = (id: string) => {
      const at = this.#places.get(id) ?? -1;
      const said = this.#facts.said[at];
      if (said !== undefined) rows[at] = rowOf(this.#facts, said);
    };
    for (const id of answered) anew(id);
    for (const [id, { duplicateOf }] of this.#facts.sorted) if (duplicateOf !== null && answered.has(duplicateOf)) anew(id);
    this.#rows = rows;
  }

  /** Of what was submitted, which stays as it is: worked out when it is first asked for. */
  contradictions(from: Reader): Promise<readonly (readonly [string, string])[]> {
    const asked = this.#contradictions ??= contradictionsAmong(from, this.#facts.said);
    asked.catch(() => { this.#contradictions = null; });
    return asked;
  }

  async rowsBeside(drafts: Drafts, from: Reader): Promise<readonly AnswerRow[]> {
    // A list without these marks is still the list; the overview's conclusion asks for them by themselves.
    const pairs = await this.contradictions(from).catch(() => []);
    const of = this.#rows;
    const untouched = await this.#untouched.among(drafts, metAmong(this.#facts));
    if (this.#marked?.of === of && sameMembers(this.#marked.untouched, untouched)) return this.#marked.rows;
    const rows = atOdds(marked(of, untouched), pairs);
    this.#marked = { of, untouched, rows };
    return rows;
  }
}

const sameMembers = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a === b || (a.size === b.size && [...a].every((one) => b.has(one)));

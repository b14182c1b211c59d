/**
 * The rows of a round as the bench reads them: kept in memory, and brought up to date by what the matter's journal says has happened since.
 * Every act stands in the journal in its own transaction (design D9), so that a reading is never behind one, in this process or another.
 */
import { openAmong } from '#shared/answer-likeness.ts';
import { type AnswerRow, standsNoMore } from '#shared/answers.ts';
import { Refusal } from '#shared/refusals.ts';
import { roundsOf } from '../consultation/rounds.ts';
import { entriesAfter, lastEntry } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import type { Reader } from '../platform/storage/store.ts';
import { type AnchorStates, statesFrom } from './anchor-states.ts';
import { factsOf, metAmong, readAnswers, rowOf, type RoundFacts } from './bench.ts';
import { isConcluded } from './conclusion.ts';
import { contradictionsAmong } from './contradictions.ts';
import { KnownPlaces } from './known-places.ts';
import type { Drafts } from './places.ts';
import { reasonWords, type Uses } from './reasons.ts';
import type { ConsultedTexts } from './consulted-texts.ts';
import { KnownUntouched } from './untouched.ts';
import { themesOf } from './themes.ts';

interface RoundRef { id: string; matterId: string }

export interface Readings {
  /** By number. The same array as long as nothing has changed: sorted orders and sums may be kept by it. */
  rows(round: RoundRef, drafts: Drafts): Promise<readonly AnswerRow[]>;
  /** The same without waiting for the wordings to be compared: `compared` is false while the marks of those at odds are still to come. */
  rowsAtOnce(round: RoundRef, drafts: Drafts): Promise<{ rows: readonly AnswerRow[]; compared: boolean }>;
  /** The same without the marks that follow the draft and the wordings: nothing is placed or compared. */
  unmarkedRows(round: RoundRef): Promise<readonly AnswerRow[]>;
  /** Short reasons and reusable texts by id: how many answers have them as they stand, and who gave those. */
  uses(round: RoundRef): Promise<Uses>;
  /** How the comments' words stand in the draft: worked out when somebody asks for it. Refuses `unavailable` when they are not found in time. */
  anchors(round: RoundRef, drafts: Drafts): Promise<AnchorStates>;
  /** Pairs of comments whose wordings cannot both be followed. */
  contradictions(round: RoundRef): Promise<readonly (readonly [string, string])[]>;
}

/** Rounds kept at once; 10,000 comments take some 40 MB. */
const mostKept = 6;
/** More than this has happened: it is quicker to read the whole. */
const mostFollowed = 2_500;
/** Milliseconds. */
const shortWait = 30;
const none: readonly (readonly [string, string])[] = [];

/** Acts on these say nothing that stands in a row. Whatever is not named is taken to change them all. */
const beside = new Set(['document', 'reading', 'remark', 'version', 'package', 'invitation', 'involvement', 'participant', 'person', 'session', 'view', 'supersession', 'meeting', 'answer-text', 'export', 'everything']);

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
  return {
    rows: async (round, drafts) => (await reading(round)).rowsBeside(drafts, from),
    rowsAtOnce: async (round, drafts) => (await reading(round)).rowsAtOnce(drafts, from),
    unmarkedRows: async (round) => (await reading(round)).unmarkedRows(),
    uses: async (round) => (await reading(round)).uses(),
    anchors: async (round, drafts) => (await reading(round)).anchors(drafts),
    contradictions: async (round) => (await reading(round)).contradictions(from),
  };
}

class RoundReading {
  readonly #round: RoundRef;
  readonly #facts: RoundFacts;
  readonly #places: Map<string, number>;
  readonly #untouched: KnownUntouched;
  readonly #inDrafts: KnownPlaces;
  #rows: AnswerRow[];
  #seq: number;
  #contradictions: Promise<readonly (readonly [string, string])[]> | null = null;
  #failed = false;
  /** What came of it; null until then. */
  #pairs: readonly (readonly [string, string])[] | null = null;
  #marked: { of: readonly AnswerRow[]; pairs: readonly (readonly [string, string])[]; untouched: ReadonlySet<string>; rows: readonly AnswerRow[] } | null = null;

  #met: { of: readonly AnswerRow[]; comments: ReturnType<typeof metAmong> } | null = null;
  readonly #copies = new WeakMap<AnswerRow, AnswerRow>();

  private constructor(round: RoundRef, { facts, seq, texts }: { facts: RoundFacts; seq: number; texts: ConsultedTexts }) {
    this.#inDrafts = new KnownPlaces(texts);
    this.#untouched = new KnownUntouched(texts, this.#inDrafts);
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
    if (entries.length > mostFollowed || entries.some(({ subject, subjectId }) => !beside.has(subject) && subject !== 'theme' && subject !== 'answer-reason' && !(subject === 'answer' && this.#places.has(subjectId)))) return false;
    if (entries.some(({ subject }) => subject === 'theme')) await this.#readThemes(from);
    if (entries.some(({ subject }) => subject === 'answer-reason')) this.#facts.reasons = await reasonWords(from, this.#round.matterId);
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

  uses(): Uses {
    const uses = new Map<string, { answers: number; people: string[] }>();
    for (const { reasons, texts, by } of this.#facts.last.values()) {
      const name = this.#facts.people.get(by) ?? '';
      for (const id of new Set([...reasons, ...texts])) {
        const use = uses.get(id) ?? { answers: 0, people: [] };
        use.answers += 1;
        if (!use.people.includes(name)) use.people.push(name);
        uses.set(id, use);
      }
    }
    return uses;
  }

  /** Of what was submitted, which stays as it is: worked out when it is first asked for. */
  contradictions(from: Reader): Promise<readonly (readonly [string, string])[]> {
    const asked = this.#contradictions ??= contradictionsAmong(from, this.#facts.said);
    asked.then((pairs) => { this.#pairs = pairs; }, () => { this.#contradictions = null; this.#failed = true; });
    return asked;
  }

  anchors(drafts: Drafts): Promise<AnchorStates> {
    return statesFrom(this.#inDrafts, drafts, this.#facts.said.map(({ comment }) => comment));
  }

  unmarkedRows(): readonly AnswerRow[] {
    return this.#rows;
  }

  async rowsBeside(drafts: Drafts, from: Reader): Promise<readonly AnswerRow[]> {
    // A list without these marks is still the list; the overview's conclusion asks for them by themselves.
    return this.#rowsMarked(drafts, await this.contradictions(from).catch(() => none));
  }

  async rowsAtOnce(drafts: Drafts, from: Reader): Promise<{ rows: readonly AnswerRow[]; compared: boolean }> {
    if (this.#pairs === null && !this.#failed) {
      const asked = this.contradictions(from);
      // A round with few wordings is compared at once; nobody waits longer than this for the others.
      await Promise.race([asked.catch(() => {}), new Promise((soon) => setTimeout(soon, shortWait))]);
    }
    const pairs = this.#pairs;
    return { rows: await this.#rowsMarked(drafts, pairs ?? none), compared: pairs !== null || this.#failed };
  }

  async #rowsMarked(drafts: Drafts, pairs: readonly (readonly [string, string])[]): Promise<readonly AnswerRow[]> {
    const of = this.#rows;
    if (this.#met?.of !== of) this.#met = { of, comments: metAmong(this.#facts) };
    // Nor is it kept waiting for places that are not found in time: they are asked for anew the next time.
    const untouched = await this.#untouched.among(drafts, this.#met.comments).catch(noneUnlessBroken);
    if (this.#marked?.of === of && this.#marked.pairs === pairs && sameMembers(this.#marked.untouched, untouched)) return this.#marked.rows;
    const rows = this.#mark(of, { untouched, pairs });
    this.#marked = { of, pairs, untouched, rows };
    return rows;
  }

  /** As `marked` and `atOdds` do; a row that is marked as it was stays the same object, since copying ten thousand takes longer than an answer. */
  #mark(of: readonly AnswerRow[], { untouched, pairs }: { untouched: ReadonlySet<string>; pairs: readonly (readonly [string, string])[] }): readonly AnswerRow[] {
    const numbers = new Set([...untouched].map((id) => this.#facts.numbers.get(id)));
    const open = openAmong((id) => of[this.#places.get(id) ?? -1], pairs);
    return of.map((row) => {
      const withoutChange = !standsNoMore(row) && numbers.has(row.duplicateOf ?? row.number);
      const conflict = open.has(row.id);
      if (!withoutChange && !conflict) return row;
      const before = this.#copies.get(row);
      if (before?.withoutChange === withoutChange && before.conflict === conflict) return before;
      const copy = { ...row, withoutChange, conflict };
      this.#copies.set(row, copy);
      return copy;
    });
  }
}

function noneUnlessBroken(error: unknown): ReadonlySet<string> {
  if (error instanceof Refusal && error.kind === 'unavailable') return new Set();
  throw error;
}

/** Over every round of the matter. */
export async function usesInMatter(from: Reader, readings: Readings, actor: Actor): Promise<Uses> {
  const all = new Map<string, { answers: number; people: string[] }>();
  for (const round of (await roundsOf(from, actor, isConcluded)).filter(({ state }) => state !== 'planned')) {
    for (const [id, { answers, people }] of await readings.uses({ id: round.id, matterId: actor.matterId })) {
      const before = all.get(id);
      all.set(id, { answers: (before?.answers ?? 0) + answers, people: [...new Set([...(before?.people ?? []), ...people])] });
    }
  }
  return all;
}

const sameMembers = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a === b || (a.size === b.size && [...a].every((one) => b.has(one)));

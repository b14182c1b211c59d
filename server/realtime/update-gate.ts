/** Whether an update gets into the document: its bytes, whose client ids it carries, and whether there is room. */
import * as Y from 'yjs';
import type { Closing } from '#shared/realtime.ts';
import type { ClosedParts } from './closed-parts.ts';
import type { DocumentState } from './document-state.ts';
import { reasonOf } from './reason.ts';
import type { Surroundings } from './surroundings.ts';
import type { Typed } from './typed-words.ts';
import { checkUpdate, lastClock } from './update-check.ts';

/** Who writes. */
export interface Author {
  /** Null: the server itself. */
  personId: string | null;
  /** Client ids new to the document that it has brought. */
  newClients: number;
  /** False once its right to write has ended; asked again after every wait. */
  isCurrent(): boolean;
}

export type Verdict =
  /** Applied; `change` is what was new in it, null when nothing was. */
  | { kind: 'taken'; change: Uint8Array | null }
  /** Builds on edits that have not arrived. */
  | { kind: 'gap' }
  /** Carries new edits under a client id of someone else. */
  | { kind: 'foreign' }
  | { kind: 'refused'; why: Closing; what: string };

interface Place {
  documentId: string;
  text: DocumentState;
  closed: ClosedParts;
  /** A client id has been proved to be this person's. */
  proved(clientId: number, personId: string | null): void;
  /** The store did not answer. */
  lost(): void;
}

export class UpdateGate {
  readonly #with: Surroundings;
  readonly #place: Place;
  readonly #owners = new Map<number, string | null>();

  constructor(surroundings: Surroundings, place: Place) {
    this.#with = surroundings;
    this.#place = place;
  }

  /**
   * Takes letters of an author who has written here before, beside letters that are there; false: judge the frame the general way.
   * Admission is not asked, since nothing but letters comes in; the second look is not due, since letters change no structure.
   */
  type(typed: Typed, author: Author): boolean {
    const { text, closed } = this.#place;
    if (!author.isCurrent() || this.#with.health.isFailing || closed.hasParts || this.#owners.get(typed.client) !== author.personId) return false;
    if (typed.clock === 0 || typed.clock + typed.text.length > lastClock) return false;
    if (!text.fits(typed) || text.wouldPass(this.#with.limits.documentBytes, typed.text.length * 3)) return false;
    text.type(typed);
    return true;
  }

  /** Judges an update and applies it. A promise only when a client id is met for the first time. */
  take(bytes: Uint8Array, author: Author): Verdict | Promise<Verdict> {
    const { limits, admit, health } = this.#with;
    const { text, closed } = this.#place;
    if (!author.isCurrent()) return refused('epoch-passed', 'ended');
    const check = checkUpdate(bytes, text.doc, { longestRun: limits.frameBytes, admit });
    if (check.kind === 'gap') return check;
    if (check.kind === 'invalid') return refused('update-invalid', check.what);
    if (check.empty) return { kind: 'taken', change: null };
    // Before it is applied: what is in the text but not on disk would have to be taken from everybody again.
    if (health.isFailing) return refused('not-saved', 'log');
    const fresh = check.authors.filter((client) => !this.#hasWritten(client)).length;
    if (author.newClients + fresh > limits.newClientsPerConnection) return refused('too-many-clients', 'clients');
    const unproved = check.authors.filter((client) => this.#owners.get(client) !== author.personId);
    if (unproved.some((client) => this.#owners.has(client))) return { kind: 'foreign' };
    if (unproved.length > 0) return this.#takeProved(bytes, author, unproved);
    if (text.wouldPass(limits.documentBytes, bytes.length)) return refused('document-full', 'size');
    const why = author.personId === null ? null : this.#whyClosed(bytes);
    if (why !== null) return refused(why, 'closed-part');
    const change = text.absorb(bytes, check);
    if (change === 'broken') {
      closed.end();
      return refused('update-invalid', 'unplaceable');
    }
    if (author.personId === null) closed.follow(bytes);
    author.newClients += fresh;
    return { kind: 'taken', change };
  }

  /** Judges an update that an act stores itself, and applies nothing; null: it may. Its client ids are proved on the way. */
  async examine(bytes: Uint8Array, author: Author): Promise<Exclude<Verdict, { kind: 'taken' }> | null> {
    const { limits, admit, health } = this.#with;
    const { text, closed } = this.#place;
    const check = checkUpdate(bytes, text.doc, { longestRun: limits.documentBytes, admit });
    if (check.kind === 'gap') return check;
    if (check.kind === 'invalid') return refused('update-invalid', check.what);
    if (health.isFailing) return refused('not-saved', 'log');
    if (closed.hasParts) {
      const why = author.personId === null ? null : this.#whyClosed(bytes);
      // Whether the act is done is not known yet: the copy that has it is not used again.
      closed.end();
      if (why !== null) return refused(why, 'closed-part');
    }
    for (const client of check.authors) if (!(await this.prove(client, author.personId))) return { kind: 'foreign' };
    if (text.wouldPass(limits.documentBytes, bytes.length)) return refused('document-full', 'size');
    return text.wouldPlace(bytes, check.authors) ? null : refused('update-invalid', 'unplaceable');
  }

  /**
   * Takes from a whole difference that does not fit what can be taken now: the author's own edits, as far as they build on what is here.
   * Two people who each have unstored edits of the other would otherwise wait for each other for ever.
   */
  async takePart(bytes: Uint8Array, author: Author): Promise<Verdict> {
    const others = await this.#othersIn(bytes, author);
    if (others === null) return refused('too-many-clients', 'clients');
    const part = this.#place.text.placeablePart(bytes, others);
    return part === null ? { kind: 'taken', change: null } : this.take(part, author);
  }

  /** The client ids with new edits that are not this author's; null when it claims too many new ones. */
  async #othersIn(bytes: Uint8Array, author: Author): Promise<number[] | null> {
    const others: number[] = [];
    let fresh = author.newClients;
    for (const [client, end] of Y.parseUpdateMeta(bytes).to) {
      if (end <= this.#place.text.clockOf(client)) continue;
      const isOwn = this.#owners.has(client) ? this.#owners.get(client) === author.personId : await this.prove(client, author.personId);
      if (!isOwn) others.push(client);
      else if (!this.#hasWritten(client)) fresh += 1;
      if (fresh > this.#with.limits.newClientsPerConnection) return null;
    }
    return others;
  }

  /** Who writes under a client id that has been proved. */
  authorOf(clientId: number): string | null {
    return this.#owners.get(clientId) ?? null;
  }

  /** Whether this person may speak under a client id; 'unknown' when only the store can tell. */
  isOwn(clientId: number, personId: string): boolean | 'unknown' {
    if (this.#owners.has(clientId)) return this.#owners.get(clientId) === personId;
    // No row for every reader who only looks: an id that has written nothing is nobody's yet.
    return this.#hasWritten(clientId) ? 'unknown' : true;
  }

  /** Binds a client id to its author; on disk before anything it wrote is relayed. False when it is another's. Rejects when the store fails. */
  async prove(clientId: number, personId: string | null): Promise<boolean> {
    try {
      if (!(await this.#with.log.claimClient(this.#place.documentId, clientId, personId))) return false;
    } catch (error) {
      this.#with.report('claim-failed', { documentId: this.#place.documentId, reason: reasonOf(error) });
      this.#with.health.failed();
      this.#place.lost();
      throw error;
    }
    this.#owners.set(clientId, personId);
    this.#place.proved(clientId, personId);
    return true;
  }

  #whyClosed(bytes: Uint8Array): Closing | null {
    try {
      return this.#place.closed.whyNot(bytes);
    } catch {
      return 'update-invalid';
    }
  }

  async #takeProved(bytes: Uint8Array, author: Author, clients: number[]): Promise<Verdict> {
    for (const client of clients) {
      if (!(await this.prove(client, author.personId))) return { kind: 'foreign' };
    }
    return this.take(bytes, author);
  }

  #hasWritten(clientId: number): boolean {
    return this.#place.text.clockOf(clientId) > 0;
  }
}

function refused(why: Closing, what: string): Verdict & { kind: 'refused' } {
  return { kind: 'refused', why, what };
}

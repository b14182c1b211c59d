/** Judges who may speak under which client id, and passes presence on. */
import type { Connection } from './connection.ts';
import { wireFrame } from './frames.ts';
import { Presence } from './presence.ts';
import type { Saying } from './presence.ts';
import type { Surroundings } from './surroundings.ts';
import type { UpdateGate } from './update-gate.ts';
import type { WireFrame } from './frames.ts';

export class PresenceDesk {
  readonly #presence: Presence;
  readonly #gate: () => UpdateGate;

  constructor(surroundings: Surroundings, place: { crowd(): number; gate(): UpdateGate; tell(frame: WireFrame): void }) {
    this.#gate = () => place.gate();
    this.#presence = new Presence({ limits: surroundings.limits, broadcast: (frame) => place.tell(wireFrame(frame)), crowd: () => place.crowd() });
  }

  /** Throws when the bytes end early. A promise holds the sender's next frame back. */
  hear(connection: Connection, bytes: Uint8Array): Promise<void> | void {
    const doubtful: Saying[] = [];
    for (const saying of this.#presence.read(bytes)) {
      const may = saying.state === null || this.#maySpeak(connection, saying.clientId);
      if (may === 'unknown') doubtful.push(saying);
      else if (may) this.#presence.say(connection, saying);
    }
    if (doubtful.length > 0) return this.#prove(connection, doubtful);
  }

  /** Tells who is here. */
  answer(connection: Connection): void {
    const present = this.#presence.everyone();
    if (present !== null) connection.send(present);
  }

  rename(connection: Connection): void {
    this.#presence.rename(connection);
  }

  leave(connection: Connection): void {
    this.#presence.leave(connection);
  }

  /** A client id has been proved to be this person's: whoever else used it is removed. */
  proved(clientId: number, personId: string | null): void {
    if (personId !== null) this.#presence.yieldTo(clientId, personId);
  }

  stop(): void {
    this.#presence.stop();
  }

  /** Stock clients repeat what others say, so what is not theirs is passed over, not refused. */
  #maySpeak(connection: Connection, clientId: number): boolean | 'unknown' {
    const holder = this.#presence.holderOf(clientId);
    if (holder === connection) return true;
    if (holder !== null && holder.who.personId !== connection.who.personId) return false;
    return this.#gate().isOwn(clientId, connection.who.personId);
  }

  async #prove(connection: Connection, sayings: Saying[]): Promise<void> {
    for (const saying of sayings) {
      const isOwn = await this.#gate().prove(saying.clientId, connection.who.personId);
      if (isOwn && !connection.ended) this.#presence.say(connection, saying);
    }
  }
}

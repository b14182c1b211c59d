/** Who is here and where: never stored, gathered for 50 ms and sent as one frame. A client id speaks only for itself. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { RealtimeLimits } from '#shared/realtime.ts';
import type { Connection } from './connection.ts';
import { presenceFrame } from './frames.ts';

interface Standing {
  clock: number;
  /** Stamped JSON; `null` once it left. */
  state: string;
  connection: Connection;
}

export interface Saying {
  clientId: number;
  clock: number;
  state: Record<string, unknown> | null;
}

/** A page has one Y.Doc; a second id lets it open a fresh one on the same socket. */
const idsPerConnection = 2;
const lastClock = 2 ** 31;
const strictText = new TextDecoder('utf-8', { fatal: true });

export class Presence {
  readonly #limits: RealtimeLimits;
  readonly #broadcast: (frame: Uint8Array) => void;
  readonly #crowd: () => number;
  readonly #standing = new Map<number, Standing>();
  readonly #changed = new Map<number, { clock: number; state: string }>();
  #planned: NodeJS.Timeout | null = null;

  constructor(options: { limits: RealtimeLimits; broadcast: (frame: Uint8Array) => void; crowd: () => number }) {
    this.#limits = options.limits;
    this.#broadcast = options.broadcast;
    this.#crowd = options.crowd;
  }

  /** What a frame says, oversized and malformed states left out. Throws when the bytes end early. */
  read(bytes: Uint8Array): Saying[] {
    const decoder = decoding.createDecoder(bytes);
    const sayings: Saying[] = [];
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const clientId = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const json = decoding.readVarUint8Array(decoder);
      const state = json.length <= this.#limits.presenceBytes && clock < lastClock ? parsed(json) : undefined;
      if (state !== undefined) sayings.push({ clientId, clock, state });
    }
    return sayings;
  }

  /** The socket that holds this client id now, if any. */
  holderOf(clientId: number): Connection | null {
    return this.#standing.get(clientId)?.connection ?? null;
  }

  /** Takes one state; the caller has made sure that `clientId` is the connection's to speak for. */
  say(connection: Connection, saying: Saying): void {
    const { clientId, clock } = saying;
    const before = this.#standing.get(clientId);
    if (saying.state === null) return before?.connection === connection ? this.#remove(clientId, clock) : undefined;
    if (before === undefined && this.#idsOf(connection).length >= idsPerConnection) return;
    if (before?.connection === connection && clock <= before.clock) return;
    const state = JSON.stringify(stamped(saying.state, connection));
    this.#standing.set(clientId, { clock, state, connection });
    this.#tell(clientId, { clock, state });
  }

  /** Its person is called something else from now on: everyone is told, the page itself too, so that its next word comes after this one. */
  rename(connection: Connection): void {
    for (const clientId of this.#idsOf(connection)) {
      const { clock, state } = this.#standing.get(clientId) ?? {};
      if (clock === undefined || state === undefined) continue;
      const said: unknown = JSON.parse(state);
      if (isRecord(said)) this.say(connection, { clientId, clock: clock + 1, state: said });
    }
  }

  /** Its client ids stand no longer; everyone is told. */
  leave(connection: Connection): void {
    for (const clientId of this.#idsOf(connection)) this.#remove(clientId, this.#standing.get(clientId)?.clock ?? 0);
  }

  /** A writer has proved that the id is its own: whoever else used it is removed. */
  yieldTo(clientId: number, personId: string): void {
    const standing = this.#standing.get(clientId);
    if (standing !== undefined && standing.connection.who.personId !== personId) this.#remove(clientId, standing.clock);
  }

  everyone(): Uint8Array | null {
    return this.#standing.size === 0 ? null : frameOf(this.#standing);
  }

  stop(): void {
    if (this.#planned !== null) clearTimeout(this.#planned);
    this.#planned = null;
  }

  #idsOf(connection: Connection): number[] {
    return [...this.#standing].filter(([, standing]) => standing.connection === connection).map(([clientId]) => clientId);
  }

  #remove(clientId: number, clock: number): void {
    this.#standing.delete(clientId);
    this.#tell(clientId, { clock, state: 'null' });
  }

  #tell(clientId: number, change: { clock: number; state: string }): void {
    this.#changed.set(clientId, change);
    this.#planned ??= setTimeout(() => this.#flush(), this.#limits.presenceMs * (this.#crowd() > this.#limits.presenceCrowd ? 2 : 1));
  }

  #flush(): void {
    this.#planned = null;
    this.#broadcast(frameOf(this.#changed));
    this.#changed.clear();
  }
}

function parsed(json: Uint8Array): Record<string, unknown> | null | undefined {
  try {
    const state: unknown = JSON.parse(strictText.decode(json));
    return state === null || isRecord(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

/** A name is what the door knows, whatever the page says; colour and cursor are the page's own. Written into `state` itself: copies of it were a twentieth of what carets cost. */
function stamped(state: Record<string, unknown>, { who, name }: Connection): Record<string, unknown> {
  const user = isRecord(state['user']) ? state['user'] : {};
  user['id'] = who.personId;
  user['name'] = name;
  state['user'] = user;
  return state;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function frameOf(states: Map<number, { clock: number; state: string }>): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, states.size);
  for (const [clientId, { clock, state }] of states) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
  return presenceFrame(encoding.toUint8Array(encoder));
}

/** The people, in a process of their own: opens sockets and types, moves, joins or stalls on the bench's word. */
import { readFileSync } from 'node:fs';
import * as Y from 'yjs';
import { LightClient, type Address } from './light-client.ts';
import { askForAll, cursorFrame, hocuspocusToken, letterFrame, prefixOf, read, updateFrame, type Dialect, type Place } from './wire.ts';

export interface Seat extends Address {
  dialect: Dialect;
  document: string;
  /** Where this person types. */
  opening: [left: Place, right: Place];
  /** Reads every frame; the others only count bytes. */
  watches: boolean;
}

export interface Typed {
  perSecond: number;
  p50: number;
  p99: number;
  /** Edit to durable acknowledgement at those who watch; null where the server gives none. */
  saved: { p50: number; p99: number } | null;
  missing: number;
  /** Seconds of processor per second. */
  serverLoad: number;
  generatorLoad: number;
  /** Microseconds of the server's processor per edit. */
  costPerEdit: number;
}

export interface Moved {
  serverLoad: number;
  generatorLoad: number;
  p50: number;
  seen: number;
}

const remembered = 4_096;
let lastClient = 5_000_000 + Math.floor(Math.random() * 1_000_000_000);

class Person {
  readonly id = (lastClient += 1);
  readonly seat: Seat;
  readonly line: LightClient;
  readonly prefix: Uint8Array;
  /** Letters typed so far, and when each was sent. */
  typed = 0;
  measuredFrom = 0;
  readonly sentAt = new Float64Array(remembered);
  acknowledged = 0;
  moves = 0;
  /** How far this one has heard others: client id to clock. */
  readonly heard = new Map<number, number>();
  synced: () => void = () => {};

  constructor(seat: Seat) {
    this.seat = seat;
    this.prefix = prefixOf(seat.dialect, seat.document);
    this.line = new LightClient(seat);
  }

  say(...frames: Uint8Array[]): void {
    this.line.send(...(this.prefix.length === 0 ? frames : frames.map((frame) => Buffer.concat([this.prefix, frame]))));
  }

  /** Resolves when the server has sent everything it has. */
  async enter(): Promise<Uint8Array[]> {
    await this.line.opened();
    const updates: Uint8Array[] = [];
    const whole = new Promise<void>((resolve) => {
      this.line.hear = (frame) => {
        const heard = read(frame, this.prefix.length);
        if (heard.kind === 'update' || heard.kind === 'difference') updates.push(heard.bytes.slice());
        if (heard.kind === 'difference') resolve();
      };
    });
    this.say(...(this.seat.dialect === 'hocuspocus' ? [hocuspocusToken, askForAll] : [askForAll]));
    await whole;
    this.line.hear = this.seat.watches ? (frame) => this.hear(frame) : null;
    return updates;
  }

  letter(): Uint8Array {
    const clock = this.typed;
    const [left, right] = this.seat.opening;
    this.sentAt[clock % remembered] = performance.now();
    this.typed += 1;
    return letterFrame({ client: this.id, clock }, clock === 0 ? left : { client: this.id, clock: clock - 1 }, right, 'e');
  }

  hear(frame: Uint8Array): void {
    const heard = read(frame, this.prefix.length);
    if (heard.kind === 'update') for (const [client, clock] of Y.parseUpdateMeta(heard.bytes).to) this.arrived(client, clock);
    else if (heard.kind === 'cursors') for (const [client, clock] of heard.clocks) this.arrived(client, clock);
    else if (heard.kind === 'on-disk') this.onDisk(heard.count);
  }

  arrived(client: number, clock: number): void {
    const from = this.heard.get(client) ?? 0;
    const other = people.get(client);
    if (clock <= from) return;
    this.heard.set(client, clock);
    if (other === undefined || other === this) return;
    const now = performance.now();
    for (let at = Math.max(from, other.measuredFrom, clock - remembered + 1); at < clock; at += 1) ways.push(now - (other.sentAt[at % remembered] ?? now));
  }

  onDisk(count: number): void {
    const now = performance.now();
    for (let at = Math.max(this.acknowledged, this.measuredFrom); at < count; at += 1) saves.push(now - (this.sentAt[at % remembered] ?? now));
    this.acknowledged = Math.max(this.acknowledged, count);
  }
}

const people = new Map<number, Person>();
let ways: number[] = [];
let saves: number[] = [];
let server = 0;

const commands = {
  /** Everybody comes in, one after another or all at once; gives the time until all have the whole text. */
  async enter({ pid, seats, atOnce, checked }: { pid: number; seats: Seat[]; atOnce: boolean; checked?: number }): Promise<{ milliseconds: number; serverSeconds: number; slowest: number; length: number | null }> {
    server = pid;
    const [begun, cpu] = [performance.now(), serverSeconds()];
    let slowest = 0;
    let updates: Uint8Array[] = [];
    const one = async (seat: Seat): Promise<void> => {
      const from = performance.now();
      const person = new Person(seat);
      people.set(person.id, person);
      updates = await person.enter();
      slowest = Math.max(slowest, performance.now() - from);
    };
    if (atOnce) await Promise.all(seats.map(one));
    else for (const seat of seats) await one(seat);
    const result = { milliseconds: performance.now() - begun, serverSeconds: serverSeconds() - cpu, slowest };
    return { ...result, length: checked === undefined ? null : lengthOf(updates) };
  },

  /** Types evenly at `perSecond` in all; what is sent in the first `warmUp` seconds is not measured. */
  async type({ perSecond, seconds, warmUp }: { perSecond: number; seconds: number; warmUp: number }): Promise<Typed> {
    const typists = [...people.values()];
    const watchers = typists.filter(({ seat }) => seat.watches);
    ways = [];
    saves = [];
    for (const person of typists) person.measuredFrom = Number.MAX_SAFE_INTEGER;
    let [sent, next] = [0, 0];
    const keepUp = async (until: number, from: number): Promise<void> => {
      for (let now = performance.now(); now < until; now = performance.now()) {
        const due = Math.floor(((now - from) / 1000) * perSecond) - sent;
        sent += due;
        const each = Math.floor(due / typists.length);
        const more = due % typists.length;
        for (let at = 0; at < Math.min(due, typists.length); at += 1) {
          const person = typists[(next + at) % typists.length];
          if (person) person.say(...Array.from({ length: each + (at < more ? 1 : 0) }, () => person.letter()));
        }
        next = (next + more) % typists.length;
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    };
    const begun = performance.now();
    await keepUp(begun + warmUp * 1000, begun);
    for (const person of typists) person.measuredFrom = person.typed;
    const before = { at: performance.now(), own: process.cpuUsage(), server: serverSeconds(), sent };
    await keepUp(before.at + seconds * 1000, begun);
    const took = (performance.now() - before.at) / 1000;
    const own = process.cpuUsage(before.own);
    const used = serverSeconds() - before.server;
    const edits = sent - before.sent;
    await arrivedBy(performance.now() + 500, watchers, typists);
    const missing = missingOf(watchers, typists);
    return {
      perSecond: edits / took, ...shares(ways), saved: saves.length === 0 ? null : shares(saves), missing,
      serverLoad: used / took, generatorLoad: (own.user + own.system) / 1e6 / took, costPerEdit: (used * 1e6) / edits,
    };
  },

  /** Everybody moves their caret at 5 Hz. */
  async move({ seconds, hertz }: { seconds: number; hertz: number }): Promise<Moved> {
    const movers = [...people.values()];
    const round = async (until: number): Promise<void> => {
      const from = performance.now();
      for (let done = 0, now = from; now < until; now = performance.now()) {
        const due = Math.floor(((now - from) / 1000) * hertz * movers.length);
        for (; done < due; done += 1) {
          const person = movers[done % movers.length];
          if (!person) continue;
          person.moves += 1;
          person.sentAt[(person.moves - 1) % remembered] = performance.now();
          person.say(cursorFrame(person.id, person.moves, done));
        }
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    };
    await round(performance.now() + 5_000);
    ways = [];
    const before = { at: performance.now(), own: process.cpuUsage(), server: serverSeconds() };
    await round(before.at + seconds * 1000);
    const took = (performance.now() - before.at) / 1000;
    const own = process.cpuUsage(before.own);
    return { serverLoad: (serverSeconds() - before.server) / took, generatorLoad: (own.user + own.system) / 1e6 / took, p50: shares(ways).p50, seen: ways.length };
  },

  /** The last `count` people stop reading. */
  async stall({ count }: { count: number }): Promise<void> {
    for (const person of [...people.values()].slice(-count)) person.line.pause();
  },

  /** The first person pastes `times` pieces of `size` characters, each a frame of its own. */
  async paste({ times, size, perSecond }: { times: number; size: number; perSecond: number }): Promise<void> {
    const [person] = people.values();
    if (!person) return;
    const ydoc = new Y.Doc();
    ydoc.clientID = person.id;
    for (let done = 0; done < times; done += 1) {
      person.say(updateFrame(pasteOf(person, 'p'.repeat(size))));
      await new Promise((resolve) => setTimeout(resolve, 1000 / perSecond));
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  },

  async leave(): Promise<{ closedEarly: number }> {
    const closedEarly = [...people.values()].filter(({ line }) => line.closed !== null).length;
    await Promise.all([...people.values()].map(({ line }) => line.end()));
    people.clear();
    return { closedEarly };
  },
};

function pasteOf(person: Person, words: string): Uint8Array {
  const [left, right] = person.seat.opening;
  const frame = letterFrame({ client: person.id, clock: person.typed }, person.typed === 0 ? left : { client: person.id, clock: person.typed - 1 }, right, words);
  person.typed += words.length;
  const heard = read(frame, 0);
  return heard.kind === 'update' ? heard.bytes : new Uint8Array();
}

function missingOf(watchers: Person[], typists: Person[]): number {
  let missing = 0;
  for (const watcher of watchers) {
    for (const person of typists) {
      if (person !== watcher && person.seat.document === watcher.seat.document) missing += Math.max(0, person.typed - (watcher.heard.get(person.id) ?? 0));
    }
  }
  return missing;
}

async function arrivedBy(until: number, watchers: Person[], typists: Person[]): Promise<void> {
  while (performance.now() < until && missingOf(watchers, typists) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

function shares(times: number[]): { p50: number; p99: number } {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.POSITIVE_INFINITY;
  return { p50: at(0.5), p99: at(0.99) };
}

/** Processor seconds of all threads of the server so far; the kernel counts in hundredths. */
function serverSeconds(): number {
  const fields = readFileSync(`/proc/${server}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function lengthOf(updates: Uint8Array[]): number {
  const ydoc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(ydoc, update);
  return ydoc.getText('text').length;
}

export type Commands = typeof commands;

process.on('message', ({ id, name, args }: { id: number; name: keyof Commands; args: never }) => {
  (commands[name] as (args: never) => Promise<unknown>)(args).then(
    (result) => process.send?.({ id, result }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});

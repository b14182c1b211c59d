/** A house with a matter that people write in, that can be killed, stopped and started again on the same port as a real one would be. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChildServer, startServer, type Visitor, visitor } from '../support/child-server.ts';
import { seeded } from '../support/figures.ts';
import { Ledger, Typist } from './typist.ts';

const lead = { email: 'lead@granmark.example', password: 'en lång mening att minnas' };
const mostConnectionsOfAPerson = 15;

export interface SceneOptions {
  seed: number;
  /** Accounts in the working group, the lead among them. */
  people?: number;
  /** Default: a new temporary folder. */
  dataDir?: string;
  nodeArgs?: string[];
}

export class Scene {
  readonly dataDir: string;
  readonly ledger = new Ledger();
  readonly random: () => number;
  server: ChildServer;
  documentId = '';
  matterId = '';
  /** Times the server ended though nobody ended it. */
  exits = 0;
  readonly #options: SceneOptions;
  readonly #ownsFolder: boolean;
  readonly #cookies: string[] = [];
  readonly #typists = new Set<Typist>();
  #isEnding = false;

  private constructor(options: SceneOptions, dataDir: string, server: ChildServer) {
    this.#options = options;
    this.#ownsFolder = options.dataDir === undefined;
    this.dataDir = dataDir;
    this.random = seeded(options.seed);
    this.server = server;
    this.#watch();
  }

  static async open(options: SceneOptions): Promise<Scene> {
    const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'overens-fault-')));
    const scene = new Scene(options, dataDir, await startServer({ dataDir, ...started(options) }));
    await scene.#furnish();
    return scene;
  }

  get port(): number {
    return Number(new URL(this.server.origin).port);
  }

  person(at: number): Visitor {
    return visitor(this.server.origin, this.#cookies[at % this.#cookies.length] ?? '');
  }

  /** The `at`-th writer; several may be the same person in several windows. `port`: a proxy's. */
  async sit(at: number, through: { port?: number; backOff?: { firstMs: number; longestMs: number } } = {}): Promise<Typist> {
    if (at >= this.#cookies.length * mostConnectionsOfAPerson) throw new Error('too few people for so many windows');
    const person = this.person(at);
    const { writeEpoch } = await person.ask<{ writeEpoch: number }>('GET', `/documents/${this.documentId}`);
    const typist = new Typist({
      name: letters(at), documentId: this.documentId, epoch: writeEpoch, ledger: this.ledger, random: seeded(this.#options.seed * 1000 + at),
      url: `ws://127.0.0.1:${through.port ?? this.port}/api/documents`, headers: { cookie: person.cookie(), origin: this.server.origin }, ...(through.backOff === undefined ? {} : { backOff: through.backOff }),
    });
    this.#typists.add(typist);
    return typist;
  }

  /** Writers who have the text before them. */
  async seat(count: number, through: { port?: number; backOff?: { firstMs: number; longestMs: number } } = {}): Promise<Typist[]> {
    const typists = await Promise.all(Array.from({ length: count }, (_, at) => this.sit(at, through)));
    for (const typist of typists) if (!(await typist.saved(30_000))) throw new Error(`${typist.name} did not get the text: ${JSON.stringify(typist.state)}`);
    return typists;
  }

  /** A writer leaves; what was not acknowledged goes with it. */
  rise(typist: Typist): void {
    this.#typists.delete(typist);
    typist.close();
  }

  async kill(): Promise<void> {
    this.#isEnding = true;
    await this.server.kill();
  }

  async stop(): Promise<number | null> {
    this.#isEnding = true;
    return this.server.stop();
  }

  /** On the port it had, so that open windows find it again. */
  async start(): Promise<void> {
    this.server = await startServer({ dataDir: this.dataDir, port: this.port, ...started(this.#options) });
    this.#isEnding = false;
    this.#watch();
  }

  async end(): Promise<void> {
    for (const typist of this.#typists) this.rise(typist);
    if (!this.#isEnding) await this.stop();
    if (this.#ownsFolder) await rm(this.dataDir, { recursive: true, force: true });
  }

  #watch(): void {
    const { server } = this;
    server.process.once('exit', (code, signal) => {
      if (this.#isEnding || server !== this.server) return;
      this.exits += 1;
      process.stdout.write(`the server ended by itself with ${code ?? signal}:\n${server.output().slice(-2000)}\n`);
    });
  }

  async #furnish(): Promise<void> {
    const first = visitor(this.server.origin);
    await first.ask('POST', '/first-run', { organisation: { name: 'Region Granmark', kind: 'region' }, name: 'Processledare', ...lead });
    this.#cookies.push(first.cookie());
    const { items: organisations } = await first.ask<{ items: { id: string }[] }>('GET', '/organisations');
    const organisationId = organisations[0]?.id ?? '';
    const { id: matterId } = await first.ask<{ id: string }>('POST', '/matters', { title: 'Överenskommelse', registryNumber: 'RG 1', authorityId: organisationId, bodies: { welfareCouncil: 'Välfärdsrådet', chiefsNetwork: 'Länschefsnätverket', office: 'RSS' } });
    this.matterId = matterId;
    const { id: documentId } = await first.ask<{ id: string }>('POST', `/matters/${matterId}/documents`, { title: 'Överenskommelse', kind: 'agreement' });
    this.documentId = documentId;
    for (let at = 1; at < (this.#options.people ?? 1); at += 1) await this.#invite(first, organisationId, at);
  }

  async #invite(first: Visitor, organisationId: string, at: number): Promise<void> {
    const email = `person${at}@granmark.example`;
    await first.ask('POST', `/matters/${this.matterId}/participants`, { email, name: `Handläggare ${at}`, organisationId, role: 'working_group' });
    const { items } = await first.ask<{ items: { id: string; recipient: string }[] }>('GET', '/mail');
    const letter = await first.ask<{ body: string }>('GET', `/mail/${items.find(({ recipient }) => recipient === email)?.id}`);
    const [token, code] = [/inbjudan#([\w-]{43})/.exec(letter.body)?.[1], /\b(\d{6})\b/.exec(letter.body)?.[1]];
    const guest = visitor(this.server.origin);
    await guest.ask('POST', '/invitations/acceptance', { token, code, name: `Handläggare ${at}`, password: lead.password });
    this.#cookies.push(guest.cookie());
  }
}

function started({ nodeArgs }: SceneOptions): { nodeArgs?: string[] } {
  return nodeArgs === undefined ? {} : { nodeArgs };
}

/** a, b, … z, ba, bb: names without digits, since words end in a number. */
function letters(number: number): string {
  const last = String.fromCharCode(97 + (number % 26));
  return number < 26 ? last : letters(Math.floor(number / 26)) + last;
}

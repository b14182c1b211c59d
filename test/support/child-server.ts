/** The real product as a child process on a port of its own, for faults, benches and journeys. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

export interface ChildServer {
  origin: string;
  process: ChildProcess;
  /** Everything it printed, for messages of failing runs. */
  output(): string;
  /** Ends it the hard way; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** Resolves when the server answers. Uses the built program when there is one, else the sources. */
export function startServer(options: { dataDir: string; args?: string[]; nodeArgs?: string[]; env?: Record<string, string>; port?: number }): Promise<ChildServer> {
  const built = join(root, 'dist', 'server', 'main.js');
  const args = existsSync(built) ? [built] : ['--import', 'tsx', '--conditions=source', join(root, 'server', 'main.ts')];
  const { PUBLIC_URL: _publicUrl, SMTP_URL: _smtpUrl, REDIS_URL: _redisUrl, DATABASE_URL: _databaseUrl, ...inherited } = process.env;
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), ...args, ...(options.args ?? [])], { cwd: root, env: { ...inherited, PORT: String(options.port ?? 0), DATA_DIR: options.dataDir, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const gone = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /Överens is running on (http:\/\/\S+)/.exec(printed);
      if (address?.[1]) resolve({
        origin: address[1], process: child, output: () => printed,
        kill: async () => { child.kill('SIGKILL'); await gone; },
        stop: async () => { child.kill('SIGTERM'); return gone; },
      });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void gone.then((code) => reject(new Error(`the server ended with ${code} before it answered:\n${printed}`)));
  });
}

/** A person's requests: cookie kept, Origin sent. `cookie`: of someone who has signed in already. */
export function visitor(origin: string, cookie = '') {
  return {
    cookie: () => cookie,
    async request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
      const response = await fetch(`${origin}/api${path}`, { method, headers: { origin, cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      const set = response.headers.get('set-cookie');
      if (set) cookie = set.split(';')[0] ?? '';
      return response;
    },
    /** Throws unless the answer is a success. */
    async ask<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
      const response = await this.request(method, path, body, headers);
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
  };
}
export type Visitor = ReturnType<typeof visitor>;

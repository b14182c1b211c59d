/** strace attached to the running server, which makes system calls fail until it is let go. */
import { spawn, spawnSync } from 'node:child_process';

/** Null when it can be used here, else the reason as a sentence. */
export function whyNotTrace(): string | null {
  const tried = spawnSync('strace', ['-e', 'trace=none', 'true']);
  if (tried.error !== undefined) return 'strace is not installed (Debian: apt-get install strace)';
  return tried.status === 0 ? null : 'strace may not attach to processes here';
}

/** `inject`: as strace writes it, `fsync,fdatasync:error=EIO`. Resolves when the calls fail; the function given lets the server go again. */
export async function failCalls(pid: number, inject: string): Promise<() => Promise<void>> {
  const calls = inject.split(':')[0] ?? '';
  const child = spawn('strace', ['-f', '-p', String(pid), '-e', `trace=${calls}`, '-e', `inject=${inject}`, '-o', '/dev/null'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let printed = '';
    child.stderr.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('attached')) resolve();
    });
    void gone.then(() => reject(new Error(`strace ended: ${printed.trim()}`)));
  });
  return async () => {
    child.kill('SIGINT');
    await gone;
  };
}

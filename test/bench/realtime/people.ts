/** Starts the generator and speaks to it. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Commands } from './generator.ts';

export interface People {
  ask<N extends keyof Commands>(name: N, args: Parameters<Commands[N]>[0]): ReturnType<Commands[N]>;
  stop(): void;
}

export function startPeople(): People {
  const child = fork(join(import.meta.dirname, 'generator.ts'), { execArgv: ['--import', 'tsx', '--conditions=source'], serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on('message', ({ id, result, error }: { id: number; result?: unknown; error?: string }) => {
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error === undefined) resolve?.(result);
    else reject?.(new Error(error));
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the generator ended with ${code}`));
  });
  return {
    ask: (name, args) => new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve: resolve as (result: unknown) => void, reject });
      child.send({ id: last, name, args });
    }) as ReturnType<Commands[typeof name]>,
    stop: () => void child.kill(),
  };
}

/** Loads the demo county once; every story gets a private copy of the folder. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startServer } from '../support/child-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    demoFolder: string;
  }
}

/** vitest's own name for what runs before every file. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'overens-demo-'));
  const server = await startServer({ dataDir: folder, args: ['--demo'] });
  await server.stop();
  project.provide('demoFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

export function copyOf(demoFolder: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'overens-journey-'));
  cpSync(demoFolder, folder, { recursive: true });
  return folder;
}

/** Asks the browser to keep the draft's page for when there is no network (offline-worker.ts), and to forget it again. */

const address = '/offline-worker.js';
/** The files are some 1.5 MB; whoever waits longer goes without. */
const patienceMs = 60_000;

interface Policies { createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => { createScriptURL: (url: string) => unknown } }

let ourAddress: unknown = null;

/** The only script address that our pages make: this one. */
function trusted(): string {
  const { trustedTypes } = window as { trustedTypes?: Policies };
  // A page may make the policy only once.
  ourAddress ??= trustedTypes?.createPolicy('overens-offline', { createScriptURL: () => address }).createScriptURL('') ?? address;
  // The DOM's types know the address as a string; the browser asks for the policy's own value.
  return ourAddress as string;
}

let keeping: Promise<boolean> | null = null;

/** True when the page can be opened without network from now on; false where the browser has no workers, refuses them or has no room. Never throws. */
export function keepShell(): Promise<boolean> {
  keeping ??= askToKeep().catch(() => false);
  return keeping;
}

async function askToKeep(): Promise<boolean> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return false;
  const registration = await navigator.serviceWorker.register(trusted(), { scope: '/', updateViaCache: 'none' });
  // Registered before, it asks for no newer worker; by itself the browser asks when it likes, and not always.
  registration.update().catch(() => undefined);
  const worker = await activated(registration);
  if (worker === null) return false;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data === true);
    worker.postMessage('keep', [port2]);
    setTimeout(() => resolve(false), patienceMs);
  });
}

function activated({ active, installing, waiting }: ServiceWorkerRegistration): Promise<ServiceWorker | null> {
  const worker = active ?? installing ?? waiting;
  if (worker === null || worker.state === 'activated') return Promise.resolve(worker);
  return new Promise((resolve) => worker.addEventListener('statechange', () => {
    if (worker.state === 'activated') resolve(worker);
    if (worker.state === 'redundant') resolve(null);
  }));
}

/** Nothing of ours stays in the browser's caches, and no worker. */
export async function dropShell(): Promise<void> {
  keeping = null;
  if ('serviceWorker' in navigator) await Promise.all((await navigator.serviceWorker.getRegistrations()).map((registration) => registration.unregister()));
  if ('caches' in window) await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

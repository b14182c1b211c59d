// A thread does not inherit the loader of its process, and Node 20 ignores tsx as --import there: it is registered by hand.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');

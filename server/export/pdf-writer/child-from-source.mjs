// Node 20 gives a forked process no loader of its parent's that it could use: it is registered by hand.
import { register } from 'tsx/esm/api';

register();
await import('./child.ts');

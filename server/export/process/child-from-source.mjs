// A forked process gets no loader that Node 20 could use from its parent: it is registered by hand.
import { register } from 'tsx/esm/api';

register();
await import('./child.ts');

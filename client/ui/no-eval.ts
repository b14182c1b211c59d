/** Imported first: our pages forbid `new Function`, and zod's probe for it would be a reported violation on every page (design D12). */
import { config } from 'zod';

config({ jitless: true });

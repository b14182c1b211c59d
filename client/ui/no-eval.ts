/** Imported first: our pages forbid `new Function`, and zod's probe for it would be a reported violation on every page (design D12). Zod itself comes with the first page that checks a form, and reads this as it comes. */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

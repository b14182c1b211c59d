import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompress, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const unusedParts = /node_modules\/(@digdir\/designsystemet-react\/|@digdir\/designsystemet-web\/dist\/esm\/(suggestion|tabs|pagination|tooltip|toggle-group|breadcrumbs|clickdelegatefor|focusgroup)\/|@floating-ui\/react\/|@u-elements\/u-(combobox|datalist|tabs)\/|tabbable\/)/;

/**
 * A file of `shared/` holds a room's schemas and its plain rules, and the pages need the rules at once and the schemas with the first form.
 * A bundler never divides a file and cannot know that making a schema has no effect but the schema. So each such file is given to it as two,
 * its schemas (whatever names `z`, or names what does) and the rest, and zod comes with the first page that checks something.
 */
function schemasOnDemand(): Plugin {
  const halves = new Map<string, string>();
  return {
    name: 'schemas-on-demand',
    apply: 'build',
    resolveId: (id) => (halves.has(id) ? { id, moduleSideEffects: false } : null),
    load: (id) => (halves.has(id) ? { code: halves.get(id) ?? '', moduleSideEffects: false } : null),
    transform(code, id) {
      if (!/\/shared\/(?!messages\/)[\w/-]+\.ts$/.test(id) || !/from ["']zod["']/.test(code)) return null;
      const { body } = this.parse(code);
      const imports = body.filter(({ type }) => type === 'ImportDeclaration').map(({ start, end }) => code.slice(start, end)).join('\n');
      const statements = body.flatMap((statement) => {
        if (statement.type === 'ImportDeclaration') return [];
        const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
        if (declared?.type === 'FunctionDeclaration' || declared?.type === 'ClassDeclaration') return [{ name: declared.id?.name ?? '', names: namesIn(declared), code: code.slice(declared.start, declared.end), isOpen: declared !== statement }];
        const [one, another] = declared?.type === 'VariableDeclaration' ? declared.declarations : [];
        if (one === undefined || one.init === null || another !== undefined || one.id.type !== 'Identifier') return this.error(`${id}: a statement that cannot be told as schema or rule: ${code.slice(statement.start, statement.end)}`);
        return [{ name: one.id.name, names: namesIn(one.init), code: `const ${one.id.name} = /* @__PURE__ */ (() => (${code.slice(one.init.start, one.init.end)}))();`, isOpen: declared !== statement }];
      });
      const ofSchemas = new Set(['z']);
      for (let before = 0; before < ofSchemas.size;) {
        before = ofSchemas.size;
        for (const one of statements) if (one.names.some((name) => ofSchemas.has(name))) ofSchemas.add(one.name);
      }
      const [schemas, rules] = [statements.filter(({ name }) => ofSchemas.has(name)), statements.filter(({ name }) => !ofSchemas.has(name))];
      const half = (some: typeof statements, ...more: string[]): string => [imports, ...more, ...some.map((one) => one.code), `export { ${some.map(({ name }) => name).join(', ')} };`].join('\n');
      halves.set(`${id}?rules`, half(rules));
      halves.set(`${id}?schemas`, half(schemas, `import { ${rules.map(({ name }) => name).join(', ')} } from ${JSON.stringify(`${id}?rules`)};`));
      const open = (some: typeof statements): string => some.filter(({ isOpen }) => isOpen).map(({ name }) => name).join(', ');
      return { code: `export { ${open(rules)} } from ${JSON.stringify(`${id}?rules`)};\nexport { ${open(schemas)} } from ${JSON.stringify(`${id}?schemas`)};`, map: null, moduleSideEffects: false };
    },
  };
}

/** The names a piece of a program uses, keys and properties left out. */
function namesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(namesIn);
  const { type, name, computed, key, property, ...parts } = node as Record<string, unknown>;
  return [...(type === 'Identifier' ? [String(name)] : []), ...(computed === true ? [key, property] : []).flatMap(namesIn), ...Object.values(parts).flatMap(namesIn)];
}

/** Scripts and styles stand compressed beside themselves: as dense as can be takes seconds, which no reader should wait. */
function compressedOnce(): Plugin {
  return {
    name: 'compressed-once',
    apply: 'build',
    writeBundle: async ({ dir = '' }) => {
      const names = readdirSync(join(dir, 'assets')).filter((name) => /\.(js|css)$/.test(name));
      await Promise.all(names.map((name) => new Promise<void>((resolve, reject) => {
        const path = join(dir, 'assets', name);
        const bytes = readFileSync(path);
        brotliCompress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }, (error, made) => {
          if (error) return reject(error);
          writeFileSync(`${path}.br`, made);
          resolve();
        });
      })));
    },
  };
}

type Bundle = Parameters<Extract<NonNullable<Plugin['generateBundle']>, (...args: never[]) => unknown>>[1];
type Chunk = Extract<Bundle[string], { type: 'chunk' }>;

/** Puts before the offline worker which files a draft's page is made of: its scripts with all that they may load, their style sheets, and the letters of Swedish and English. */
function offlineShell(): Plugin {
  return {
    name: 'offline-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((one): one is Chunk => one.type === 'chunk');
      const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      const entry = chunks.find(({ isEntry, name }) => isEntry && name === 'index');
      const worker = chunks.find(({ name }) => name === 'offline-worker');
      if (entry === undefined || worker === undefined) throw new Error('the page or its offline worker was not built');
      if (worker.imports.length > 0) throw new Error('the offline worker must be one file');
      const reached = new Set<Chunk>();
      const reach = (chunk: Chunk | undefined): void => {
        if (chunk === undefined || reached.has(chunk)) return;
        reached.add(chunk);
        // The entry leads to every screen; of those only the draft's is kept.
        const later = chunk.dynamicImports.filter((file) => chunk !== entry || /\/(draft-screen\.tsx|account-choices\.tsx|kept-[\w-]+\.ts)$/.test(byFile.get(file)?.facadeModuleId ?? ''));
        for (const file of [...chunk.imports, ...later]) reach(byFile.get(file));
      };
      reach(entry);
      const styles = [...reached].flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
      const letters = Object.keys(bundle).filter((file) => /-latin-wght-\w+-[^/]*\.woff2$/.test(file));
      const files = ['favicon.svg', ...new Set([...[...reached].map(({ fileName }) => fileName), ...styles, ...letters])].map((file) => `/${file}`).sort();
      const page = bundle['index.html'];
      const release = createHash('sha256').update(JSON.stringify([files, page?.type === 'asset' ? String(page.source) : '', worker.code])).digest('hex').slice(0, 16);
      worker.code = `self.shell=${JSON.stringify({ release, entry: `/${entry.fileName}`, files })};\n${worker.code}`;
    },
  };
}

/** Nothing is inlined: our pages forbid inline scripts and styles (design D12). */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), schemasOnDemand(), compressedOnce(), offlineShell()],
  resolve: {
    conditions: ['source', 'module', 'browser', 'development|production'],
    dedupe: ['react', 'react-dom', 'yjs', 'prosemirror-model', 'prosemirror-state', 'prosemirror-view', 'prosemirror-transform'],
  },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    rolldownOptions: {
      input: { index: join(import.meta.dirname, 'index.html'), 'offline-worker': join(import.meta.dirname, 'live/offline-worker.ts'), 'public-page': join(import.meta.dirname, 'consultation/public-page.css') },
      // Designsystemet's index names every component; those that no page uses (Suggestion, Tooltip and what they carry) are left out.
      treeshake: { moduleSideEffects: (id) => !unusedParts.test(id) || id.endsWith('.css') },
      output: {
        entryFileNames: ({ name }) => (name === 'offline-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: { groups: [
          { name: 'zod', test: /node_modules[\\/]zod[\\/]/ },
          // Together they compress better than in the pieces that a bundler makes of what several pages share.
          { name: 'editor', test: /node_modules[\\/](@tiptap|prosemirror-[a-z]+|yjs|lib0|y-protocols|y-websocket|orderedmap|w3c-keyname)[\\/]/ },
          { name: 'frame', test: /node_modules[\\/](clsx|react|react-dom|scheduler|@tanstack[\\/](router-core|react-router|history|store|react-store|query-core|react-query)|@radix-ui|use-sync-external-store)[\\/]/ },
          // What every page begins with, for the same reason: in pieces it was 25 files more to wait for.
          { name: 'house', test: /[\\/]client[\\/](api|ui[\\/](text|problem|page|icons|crumbs|dialogs|toasts|loading|on-demand|appearance)|people[\\/](session|language-choice)|answers[\\/](filter|heat-search)|consultation[\\/]register-search)\.tsx?$/ },
          // The fields of forms come together: whoever needs one has soon asked for most.
          { name: 'fields', test: /node_modules[\\/]@digdir[\\/]designsystemet-react[\\/]dist[\\/]esm[\\/]components[\\/](field|fieldset|input|label|textarea|textfield|select|checkbox|radio|search|switch|chip|validation-message)[\\/]/ },
        ] },
      },
    },
  },
  server: { proxy: { '/offentligt': 'http://localhost:3000', '/api': { target: 'http://localhost:3000', ws: true } } },
});

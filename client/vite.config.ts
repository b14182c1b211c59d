import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const unusedParts = /node_modules\/(@digdir\/designsystemet-react\/|@digdir\/designsystemet-web\/dist\/esm\/suggestion\/|@floating-ui\/react\/|@u-elements\/u-(combobox|datalist)\/|tabbable\/)/;

/** Nothing is inlined: our pages forbid inline scripts and styles (design D12). */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
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
    // zod and our setting of it are one chunk, so that no schema is made before zod is told not to probe for eval (ui/no-eval.ts).
    rolldownOptions: {
      // Designsystemet's index names every component; those that no page uses (Suggestion, Tooltip and what they carry) are left out.
      treeshake: { moduleSideEffects: (id) => !unusedParts.test(id) || id.endsWith('.css') },
      output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|ui[\\/]no-eval/ }] } },
    },
  },
  server: { proxy: { '/api': { target: 'http://localhost:3000', ws: true } } },
});

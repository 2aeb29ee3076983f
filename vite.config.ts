import path from 'node:path';
import type { BuildEnvironmentOptions } from 'vite';
import { defineConfig } from 'vitest/config';
import { bootGuard } from './src/build/boot-guard-plugin.ts';
import { ownStyles } from './src/build/own-styles-plugin.ts';
import { plainImports } from './src/build/plain-imports-plugin.ts';
import { contentSecurity, precompress, serviceWorker } from './src/build/vite-plugins.ts';

const node: BuildEnvironmentOptions = {
  outDir: 'dist/node',
  target: 'node20',
  rolldownOptions: { input: { cli: 'src/cli.ts' } },
};

const kiosk: BuildEnvironmentOptions = {
  outDir: 'dist/kiosk',
  target: 'chrome120',
  // Vite inlines small assets as data: URLs, which the CSP (font-src 'self') rightly blocks.
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  rolldownOptions: {
    input: { kiosk: 'index.html' },
    // Everything the first card needs in one file, and in it nothing else: split by who shares what with whom, it would
    // be five files of worse compression.
    output: { codeSplitting: { groups: [{ name: 'first-card', test: /src\/main\.tsx$/ }] } },
  },
};

const editorDir = path.resolve(import.meta.dirname, 'src/editor');

const staff: BuildEnvironmentOptions = {
  outDir: path.resolve(import.meta.dirname, 'dist/staff'),
  emptyOutDir: true,
  target: 'chrome120',
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  rolldownOptions: {
    input: { staff: path.join(editorDir, 'index.html'), preview: path.join(editorDir, 'preview.html') },
  },
};

/** Three things are built from here: the command line, the kiosk's page, and with `--mode staff` the staff page. */
export default defineConfig(({ isSsrBuild, mode }) => ({
  ...(mode === 'staff'
    ? // Absolute: the page is served at every address below, and a relative asset would be looked for beside each of them.
      { root: editorDir, base: '/staf/' }
    : // Relative, so that the same build works at "/" and under a sub-path of any static host.
      { base: './' }),
  plugins:
    isSsrBuild === true
      ? []
      : mode === 'staff'
        ? [precompress()]
        : [bootGuard(), plainImports(), ownStyles(), contentSecurity(), serviceWorker(), precompress()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Class names are repeated in script and style; readable ones would be a kilobyte of the first card.
  css: { modules: { generateScopedName: '_[hash:base64:4]' } },
  worker: { format: 'es' },
  publicDir: isSsrBuild === true || mode === 'staff' ? false : 'public',
  build: isSsrBuild === true ? node : mode === 'staff' ? staff : kiosk,
  server: {
    proxy: Object.fromEntries(['/feed', '/healthz', '/api'].map((path) => [path, 'http://127.0.0.1:8080'])),
  },
  test: {
    // Whoever hangs is found; how fast a shared machine is, is no test's business.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          setupFiles: ['test/setup-console.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['test/**/*.test.tsx'],
          setupFiles: ['test/setup-console.ts', 'test/setup-dom.ts'],
        },
      },
    ],
  },
}));

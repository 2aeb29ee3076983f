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

export default defineConfig(({ isSsrBuild }) => ({
  // Relative, so that the same build works at "/" and under a sub-path of any static host.
  base: './',
  plugins: isSsrBuild
    ? []
    : [bootGuard(), plainImports(), ownStyles(), contentSecurity(), serviceWorker(), precompress()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Class names are repeated in script and style; readable ones would be a kilobyte of the first card.
  css: { modules: { generateScopedName: '_[hash:base64:5]' } },
  worker: { format: 'es' },
  publicDir: isSsrBuild ? false : 'public',
  build: isSsrBuild ? node : kiosk,
  server: { proxy: { '/feed': 'http://127.0.0.1:8080', '/healthz': 'http://127.0.0.1:8080' } },
  test: {
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

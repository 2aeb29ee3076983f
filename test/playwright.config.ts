/** Browser journeys on the built app. Each test starts its own server, so that it may also stop it. */
import { defineConfig } from '@playwright/test';
import { chromiumOptions, LANDSCAPE } from './browser/fixtures/chromium-options.ts';

export default defineConfig({
  testDir: 'browser',
  testMatch: '**/*.e2e.ts',
  outputDir: '../node_modules/.cache/playwright',
  snapshotPathTemplate: 'browser/looks/{arg}{ext}',
  globalSetup: './browser/fixtures/prepare.ts',
  fullyParallel: true,
  workers: 2,
  // A test that passes the second time has found something: it is reported as flaky. Only a shared, busy machine of a CI
  // gets that second time.
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: 'list',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    viewport: LANDSCAPE,
    serviceWorkers: 'allow',
    contextOptions: { reducedMotion: 'reduce' },
    // Not a trace: filming a page that never stands still costs half of the machine.
    screenshot: 'only-on-failure',
    launchOptions: chromiumOptions(),
  },
});

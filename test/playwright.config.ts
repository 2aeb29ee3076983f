/** Browser journeys on the built app. Each test starts its own server, so that it may also stop it. */
import { defineConfig } from '@playwright/test';
import { findChromium } from './browser/chromium.mjs';

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium: run "node test/browser/chromium.mjs" first.');

export default defineConfig({
  testDir: 'browser',
  testMatch: '**/*.e2e.ts',
  outputDir: '../node_modules/.cache/playwright',
  fullyParallel: true,
  workers: 2,
  // A test that passes the second time has found something.
  retries: 0,
  reporter: 'list',
  timeout: 60_000,
  use: {
    viewport: { width: 1920, height: 1080 },
    serviceWorkers: 'allow',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath,
      chromiumSandbox: false,
      // Nothing of the machine's own (graphics, Google's services) takes part in a test.
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});

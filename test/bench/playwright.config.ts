/** `npm run bench`: figures, not verdicts. One after the other, on the built app, and nothing fails for being slow. */
import { defineConfig } from '@playwright/test';
import { findChromium } from '../browser/chromium.mjs';

if (findChromium() === undefined) throw new Error('No Chromium: run "node test/browser/chromium.mjs" first.');

export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../../node_modules/.cache/playwright-bench',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  reporter: 'line',
  timeout: 30 * 60_000,
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from '@playwright/test';
import { gzipKilobytes, kilobytes, printTable } from './figures.ts';
import { KIOSK_DIR } from './gallery.ts';

const assets = path.join(KIOSK_DIR, 'assets');
const files = readdirSync(assets);

/** Entry scripts of index.html and everything they import statically: what must run before the first card. */
function beforeFirstCard(): string[] {
  const html = readFileSync(path.join(KIOSK_DIR, 'index.html'), 'utf8');
  const waiting = [...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].map(([, name = '']) => name);
  const seen = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const code = readFileSync(path.join(assets, name), 'utf8');
    for (const [, target = ''] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) waiting.push(target);
  }
  return [...seen];
}

test('sizes', () => {
  const sum = (names: readonly string[]) => {
    const gzip = names.reduce((total, name) => total + gzipKilobytes(path.join(assets, name)), 0);
    const plain = names.reduce((total, name) => total + kilobytes(path.join(assets, name)), 0);
    return `${gzip.toFixed(1)} KB gzip (${plain.toFixed(1)} KB)`;
  };
  const named = (pattern: RegExp) => files.filter((name) => pattern.test(name));
  printTable('Sizes', [
    ['JS on the main thread before the first card', sum(beforeFirstCard())],
    ['pull worker', sum(named(/^worker-.*\.js$/))],
    ['verification in the worker, when the feed has changed', sum(named(/^verify-.*\.js$/))],
    ['loaded after the first card', sum(named(/^(?:take-care|service-worker)-.*\.js$/))],
    [
      'the visitor’s part, loaded after the first card',
      sum(named(/^(?:receive-visitors|interludes|NoticeFace|TumpalField)-.*\.js$/)),
    ],
    ['status overlay, on demand', sum(named(/^open-status-.*\.js$/))],
    ['CSS before the first card', sum(named(/^first-card-.*\.css$/))],
    ['CSS of what comes later', sum(named(/^(?!first-card).*\.css$/))],
    ...named(/\.woff2$/).map((name) => [name, `${kilobytes(path.join(assets, name)).toFixed(1)} KB`] as const),
  ]);
});

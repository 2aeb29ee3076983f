/** Small tools of the benchmark: medians, sizes, tables. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

export const gzipKilobytes = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).byteLength / 1000;

export const kilobytes = (file: string): number => readFileSync(file).byteLength / 1000;

/** Prints a table; columns as wide as they need to be. */
export function printTable(title: string, rows: readonly (readonly [string, string])[]): void {
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log(`\n${title}\n${rows.map(([name, figure]) => `  ${name.padEnd(width)}  ${figure}`).join('\n')}`);
}

export const ms = (value: number): string => `${Math.round(value)} ms`;
export const mb = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;

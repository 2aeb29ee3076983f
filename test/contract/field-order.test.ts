import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { byField } from '../../src/contract/field-order.ts';
import { ProductSchema } from '../../src/contract/product.ts';

const PRODUCTS = path.resolve(import.meta.dirname, '../../content/products');
const sorted = (fields: readonly string[]) =>
  fields
    .map((field) => ({ field }))
    .toSorted(byField)
    .map(({ field }) => field);

const samples = readdirSync(PRODUCTS, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('product.json'),
);

/** Dotted paths of everything in a file, from top to bottom. */
function pathsIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) => pathsIn(item, path === '' ? key : `${path}.${key}`));
}

describe('the order of fields', () => {
  it.each(samples)('%s stands in it', (file) => {
    const fields = pathsIn(JSON.parse(readFileSync(path.join(PRODUCTS, file), 'utf8')));
    expect(sorted(fields)).toEqual(fields);
  });

  it('knows every field of a product', () => {
    const fields = Object.keys(ProductSchema.shape);
    expect(sorted(['zzz', ...fields]).at(-1)).toBe('zzz');
    expect(sorted(['aaa', ...fields]).at(-1)).toBe('aaa');
  });

  it('puts the file before its fields, a group before what is in it, and items by their number', () => {
    expect(sorted(['links.10.url', 'links.2.url', 'links', 'harga', 'halal.certificate', 'halal', ''])).toEqual([
      '',
      'halal',
      'halal.certificate',
      'links',
      'links.2.url',
      'links.10.url',
      'harga',
    ]);
  });
});

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentSchemas, writeSchemas } from '../../src/build/schema.ts';
import { temporaryFolder } from './mint.ts';

const shipped = path.resolve(import.meta.dirname, '../../content/.schema');

describe('the schemas an editor reads', () => {
  it.each([...contentSchemas().keys()])('%s in content is what the code says (else: npm run schema)', async (name) => {
    expect(await readFile(path.join(shipped, name), 'utf8')).toBe(contentSchemas().get(name));
  });

  it('fields of one type keep their own words', () => {
    const product = JSON.parse(contentSchemas().get('product.schema.json') ?? '');
    const { issuedOn, validUntil } = product.properties.halal.properties;
    expect(issuedOn.description).toContain('terbit');
    expect(validUntil.description).toContain('berakhir');
  });

  it('a photo name in capitals is as good as any, a folder in it is not', () => {
    const product = JSON.parse(contentSchemas().get('product.schema.json') ?? '');
    const { pattern } = product.properties.photos.items.properties.file;
    const accepts = (name: string) => new RegExp(pattern).test(name);
    expect(['sampul.jpg', 'SAMPUL.JPEG', 'Foto 1 (2).PNG', 'a.webp'].map(accepts)).toEqual([true, true, true, true]);
    expect(['../a.jpg', 'a/b.jpg', '.a.jpg', 'a.gif', 'a.heic'].map(accepts)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('they are written where content files look for them', async () => {
    const dir = await temporaryFolder();
    const files = await writeSchemas(dir);
    expect(files.map((file) => path.relative(dir, file))).toEqual([
      '.schema/gallery.schema.json',
      '.schema/notice.schema.json',
      '.schema/product.schema.json',
      '.schema/rotation.schema.json',
    ]);
  });
});

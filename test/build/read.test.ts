import { mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkContent } from '../../src/build/check.ts';
import { readContent } from '../../src/build/read.ts';
import { say } from '../../src/contract/sentences.ts';
import { gallery, product, TODAY } from '../factory.ts';
import { mintContent, mintEmpty, photo, productFile, temporaryFolder } from './mint.ts';

const text = (value: unknown) => JSON.stringify(value, undefined, 2);

describe('reading the content folder', () => {
  it('reads what is there and nothing else', async () => {
    const content = await mintContent();
    await content.write('README.md', '# Panduan');
    await content.write('.schema/product.schema.json', '{ not even JSON');
    await content.write('products/README.md', 'catatan');
    await content.write('products/.DS_Store', 'x');
    await content.write('products/ppkukm/.sampah/product.json', '{');
    await content.write('rotations/catatan.txt', 'x');
    const { problems, products, rotations } = await readContent(content.dir);
    expect(problems).toEqual([]);
    expect(products).toHaveLength(6);
    expect(rotations).toHaveLength(2);
  });

  it('[C10] a broken JSON file names line and column, and the others are still checked', async () => {
    const content = await mintContent();
    const [first, second] = content.products;
    await content.write(productFile(first), '{\n  "id": "x",\n}');
    await content.write(productFile(second), { ...second, links: [{ kind: 'website', url: 'http://a.example' }] });
    expect(await content.problems()).toEqual(
      expect.arrayContaining([
        { file: productFile(first), field: '', ...say('broken-json', { line: 2, column: 12 }) },
        { file: productFile(second), field: 'links.0.url', ...say('link-https') },
      ]),
    );
  });

  it('[C10] a rotation does not call a product missing whose file is only broken', async () => {
    const content = await mintContent();
    const [broken] = content.products;
    await content.write(productFile(broken), '');
    const errors = (await content.problems()).filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([{ file: productFile(broken), field: '', ...say('broken-json', { line: 1, column: 1 }) }]);
  });

  it('a byte order mark, which Windows editors write, is no fault', async () => {
    const content = await mintContent();
    await content.write('gallery.json', `\ufeff${text(gallery())}`);
    expect(await content.problems()).toEqual([]);
  });

  it.each([
    ['bytes of another encoding', Buffer.from('{"name": "Caf\u00e9"}', 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${text(gallery())}`, 'utf16le')],
  ])('[C10] %s are refused as not UTF-8', async (_, bytes) => {
    const content = await mintContent();
    await content.write('gallery.json', bytes);
    expect(await content.problems()).toContainEqual({ file: 'gallery.json', field: '', ...say('not-utf8') });
  });

  it('a photo under the name of a JSON file is refused by its size', async () => {
    const content = await mintContent();
    await content.write('rotations/r-now.json', Buffer.alloc(1024 * 1024 + 1, ' '));
    expect(await content.problems()).toContainEqual({
      file: 'rotations/r-now.json',
      field: '',
      ...say('file-too-large', { megabytes: 2, max: 1 }),
    });
  });

  it('[C10] a missing and an empty folder are one problem', async () => {
    const empty = await mintEmpty();
    const nothing = [{ file: '.', field: '', ...say('content-empty') }];
    expect(await empty.problems()).toEqual(nothing);
    await mkdir(path.join(empty.dir, 'products'));
    await empty.write('README.md', 'x');
    expect(await empty.problems()).toEqual(nothing);
    const absent = await checkContent(await readContent(path.join(empty.dir, 'tidak-ada')), TODAY);
    expect(absent).toEqual({ checked: undefined, problems: nothing });
  });

  it('a missing gallery.json is named', async () => {
    const content = await mintContent();
    await rm(path.join(content.dir, 'gallery.json'));
    expect(await content.problems()).toEqual([
      { file: 'gallery.json', field: '', ...say('file-missing', { name: 'gallery.json' }) },
    ]);
  });

  it('[C6] a folder that so far holds only photos is told and stops nobody', async () => {
    const content = await mintContent();
    await content.write('products/kpkp/teh-baru/teh.jpg', await photo());
    expect(await content.problems()).toEqual([
      {
        file: 'products/kpkp/teh-baru/product.json',
        field: '',
        severity: 'warning',
        sentence: say('file-missing', { name: 'product.json' }).sentence,
      },
    ]);
  });

  it('a link that leads out of the folder is refused, one inside is followed', async () => {
    const content = await mintContent();
    const outside = await temporaryFolder();
    const secret = await mintEmpty();
    await secret.write('secret.json', product());
    await symlink(path.join(secret.dir, 'secret.json'), path.join(content.dir, 'rotations/luar.json'));
    await symlink(outside, path.join(content.dir, 'products/ppkukm/luar'));
    await symlink('/etc/hostname', path.join(content.dir, 'products/ppkukm/ppkukm-satu/luar.jpg'));
    await symlink('r-now.json', path.join(content.dir, 'rotations/r-sama.json'));
    const [own] = content.products;
    const photos = [{ file: 'luar.jpg', alt: { id: 'Foto', en: 'Photo' } }];
    await content.write(productFile(own), { ...own, photos });
    const errors = (await content.problems()).filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([
      { file: 'products/ppkukm/ppkukm-satu/product.json', field: 'photos.0.file', ...say('outside-content') },
      { file: 'rotations/luar.json', field: '', ...say('outside-content') },
      {
        file: 'rotations/r-sama.json',
        field: 'id',
        ...say('id-is-not-folder', { what: 'berkas', name: 'r-sama' }),
      },
    ]);
  });
});

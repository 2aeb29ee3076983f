import { describe, expect, it } from 'vitest';
import { GallerySchema } from '../../src/contract/gallery.ts';
import { problemLine } from '../../src/contract/problems.ts';
import { ProductSchema, RotationSchema } from '../../src/contract/product.ts';
import { say } from '../../src/contract/sentences.ts';
import { shapeProblems } from '../../src/contract/shape-problems.ts';
import { gallery, product } from '../factory.ts';

type Schema = typeof ProductSchema | typeof RotationSchema | typeof GallerySchema;

const problemsOf = (schema: Schema, value: unknown): Record<string, string> => {
  const { error } = schema.safeParse(value, { reportInput: true });
  const problems = shapeProblems(error?.issues ?? []);
  // One sentence per field: a second one would be lost here and be missed by the comparison.
  expect(new Set(problems.map(({ field }) => field)).size).toBe(problems.length);
  return Object.fromEntries(problems.map(({ field, sentence }) => [field, sentence]));
};

const ofProduct = (overrides: Record<string, unknown>) => problemsOf(ProductSchema, { ...product(), ...overrides });
const rotation = { id: 'r-1', title: { id: 'Rotasi' }, starts: '2026-11-16', ends: '2026-11-29', products: [] };
const ofRotation = (overrides: Record<string, unknown>) => problemsOf(RotationSchema, { ...rotation, ...overrides });

describe('what is wrong with the shape of a file', () => {
  it('[C10] nothing, when the factory minted it', () => {
    expect(ofProduct({})).toEqual({});
    expect(ofRotation({})).toEqual({});
    expect(problemsOf(GallerySchema, gallery())).toEqual({});
  });

  it('[C10] a missing field is required, at its own place', () => {
    expect(ofProduct({ name: undefined })).toEqual({ name: say('required').sentence });
    expect(ofProduct({ status: undefined })).toEqual({ status: say('required').sentence });
    expect(ofProduct({ photos: [{ file: 'a.jpg', alt: {} }] })).toEqual({
      'photos.0.alt.id': say('required').sentence,
    });
  });

  it('[C10] a wrong kind of value names the right one, once', () => {
    expect(ofProduct({ name: 'Sambal' })).toEqual({ name: say('wrong-type', { expected: 'kelompok { … }' }).sentence });
    expect(ofProduct({ photos: 'sampul.jpg' })).toEqual({
      photos: say('wrong-type', { expected: 'daftar [ … ]' }).sentence,
    });
    expect(ofProduct({ price: { idr: '35000' } })).toEqual({
      'price.idr': say('wrong-type', { expected: 'angka' }).sentence,
    });
    expect(ofProduct({ price: { idr: 35_000.5 } })).toEqual({
      'price.idr': say('wrong-type', { expected: 'angka bulat' }).sentence,
    });
    expect(ofProduct({ sample: 'ya' })).toEqual({
      sample: say('wrong-type', { expected: 'true atau false' }).sentence,
    });
    expect(ofProduct({ id: null })).toEqual({ id: say('wrong-type', { expected: 'teks' }).sentence });
    expect(problemsOf(ProductSchema, [])).toEqual({ '': say('wrong-type', { expected: 'kelompok { … }' }).sentence });
  });

  it('[C10] an unknown field names itself where it stands', () => {
    expect(ofProduct({ nama: 'Sambal' })).toEqual({ nama: say('unknown-field', { name: 'nama' }).sentence });
    expect(ofProduct({ price: { rupiah: 1 } })).toEqual({
      'price.rupiah': say('unknown-field', { name: 'rupiah' }).sentence,
    });
  });

  it('[C10] a choice that does not exist lists those that do', () => {
    expect(ofProduct({ commodity: 'jasa' })).toEqual({
      commodity: say('not-a-choice', { choices: 'kuliner, kriya, fesyen' }).sentence,
    });
  });

  it('[C10] bounds are told with their number', () => {
    expect(ofProduct({ name: { id: 'a'.repeat(121), en: 'a' } })).toEqual({
      'name.id': say('too-long', { max: 120 }).sentence,
    });
    expect(ofProduct({ price: { idr: 2_000_000_000 } })).toEqual({
      'price.idr': say('too-big', { max: 1_000_000_000 }).sentence,
    });
    expect(ofProduct({ price: { idr: 0 } })).toEqual({ 'price.idr': say('too-small', { min: 1 }).sentence });
    const links = Array.from({ length: 7 }, () => product().links[0]);
    expect(ofProduct({ links })).toEqual({ links: say('too-many', { max: 6 }).sentence });
    expect(problemsOf(GallerySchema, { ...gallery(), languages: [] })).toEqual({
      languages: say('too-few', { min: 1 }).sentence,
    });
  });

  it('[C11] screen settings outside their bounds are refused', () => {
    expect(problemsOf(GallerySchema, gallery({ slideSeconds: 0, idleSeconds: 3601, pollSeconds: 86_401 }))).toEqual({
      'screen.slideSeconds': say('too-small', { min: 1 }).sentence,
      'screen.idleSeconds': say('too-big', { max: 3600 }).sentence,
      'screen.pollSeconds': say('too-big', { max: 86_400 }).sentence,
    });
    expect(problemsOf(GallerySchema, gallery({ timeZone: 'WIB' }))).toEqual({
      'screen.timeZone': say('time-zone').sentence,
    });
  });

  it('[C9] dates, ids and file names are told with an example', () => {
    expect(ofRotation({ starts: '2026-02-30', ends: 'besok' })).toEqual({
      starts: say('wrong-date').sentence,
      ends: say('wrong-date').sentence,
    });
    expect(ofRotation({ id: 'Rotasi 1', products: ['Sambal Bawang'] })).toEqual({
      id: say('wrong-id').sentence,
      'products.0': say('wrong-id').sentence,
    });
    for (const file of ['../rahasia.jpg', 'foto.gif', '.jpg', 'a/b.jpg']) {
      expect(ofProduct({ photos: [{ file, alt: { id: 'Foto' } }] })).toEqual({
        'photos.0.file': say('wrong-photo-name').sentence,
      });
    }
    expect(
      problemsOf(GallerySchema, { ...gallery(), colors: { ...gallery().colors, kriya: { panel: 'hijau' } } }),
    ).toEqual({
      'colors.kriya.panel': say('wrong-format').sentence,
      'colors.kriya.deep': say('required').sentence,
      'colors.kriya.tint': say('required').sentence,
    });
  });

  it('[C12] permit numbers and hidden characters have their own sentences', () => {
    const issuedOn = '2024-03-12';
    expect(ofProduct({ halal: { certificate: '00160233461223', issuedOn } })).toEqual({
      'halal.certificate': say('halal-decree').sentence,
    });
    expect(ofProduct({ halal: { certificate: 'ID1', issuedOn } })).toEqual({
      'halal.certificate': say('halal-digits-missing', { missing: 16, count: 1 }).sentence,
    });
    expect(ofProduct({ halal: { certificate: 'menyusul', issuedOn } })).toEqual({
      'halal.certificate': say('halal-shape').sentence,
    });
    expect(ofProduct({ pirt: { number: '206317501234', validUntil: '2029-05-20' } })).toEqual({
      'pirt.number': say('pirt-old').sentence,
    });
    expect(ofProduct({ pirt: { number: '20631750123499', validUntil: '2029-05-20' } })).toEqual({
      'pirt.number': say('pirt-digits-missing', { missing: 'satu', count: 14 }).sentence,
    });
    expect(ofProduct({ name: { id: 'a\u202eb', en: 'a' } })).toEqual({
      'name.id': say('forbidden-characters').sentence,
    });
    expect(ofProduct({ name: { id: ' ', en: 'a' } })).toEqual({ 'name.id': say('blank').sentence });
  });

  it('[C10] a problem becomes one line', () => {
    const problem = { file: 'gallery.json', field: 'intro.id', ...say('required') };
    expect(problemLine(problem)).toBe('gallery.json: intro.id: Wajib diisi.');
  });
});

import { describe, expect, it } from 'vitest';
import type { GalleryContent } from '../../src/contract/gallery.ts';
import type { NoticeContent } from '../../src/contract/notice.ts';
import type { Product, RotationContent } from '../../src/contract/product.ts';
import { changesBetween } from '../../src/publications/changes.ts';
import type { Contents } from '../../src/publications/contents.ts';
import { headlineOf } from '../../src/publications/headline.ts';
import { gallery, notice, product, TODAY } from '../factory.ts';
import { rotation } from '../build/mint.ts';

const NOW = ['2026-11-16', '2026-11-29'] as const;
const NEXT = ['2026-11-30', '2026-12-13'] as const;

interface Parts {
  readonly products?: readonly Product[];
  readonly rotations?: readonly RotationContent[];
  readonly gallery?: GalleryContent;
  readonly notices?: readonly (readonly [string, NoticeContent])[];
  /** Digest of a photo, by product and file. */
  readonly photo?: (id: string, file: string) => string;
}

const a = product({ id: 'a', name: { id: 'Bir Pletok' }, sudin: 'kpkp' });
const b = product({ id: 'b', name: { id: 'Roti Buaya' }, sudin: 'ppkukm' });
const c = product({ id: 'c', name: { id: 'Rak Besi' }, sudin: 'sosial', commodity: 'kriya' });

function contents(parts: Parts = {}): Contents {
  const { products = [a, b, c], photo = (id, file) => `${id}/${file}` } = parts;
  return {
    today: TODAY,
    gallery: parts.gallery ?? gallery(),
    products: new Map(
      products.map((value) => [
        `${value.sudin}/${value.id}`,
        {
          sudin: value.sudin,
          id: value.id,
          sha256: '',
          value,
          photos: new Map(value.photos.map(({ file }) => [file, photo(value.id, file)])),
        },
      ]),
    ),
    rotations: parts.rotations ?? [rotation('r-8', ...NOW, ['a', 'b']), rotation('r-9', ...NEXT, ['a', 'c'])],
    notices: (parts.notices ?? []).map(([id, value]) => ({ id, value, photo: undefined })),
  };
}

const between = (before: Parts, after: Parts) => changesBetween(contents(before), contents(after), { today: TODAY });
const headline = (before: Parts, after: Parts) => headlineOf(contents(before), contents(after), TODAY);
const NOTHING = { added: [], changed: [], removed: [] };

describe('changes of products', () => {
  it('are none where nothing differs, whatever the photos are called', () => {
    const renamed = { ...a, photos: a.photos.map((photo) => ({ ...photo, file: 'foto-1234.jpg' })) };
    expect(between({}, {})).toEqual(NOTHING);
    expect(between({}, { products: [renamed, b, c], photo: (id) => `${id}/sampul.jpg` })).toEqual(NOTHING);
  });

  it('tell old and new of a field, and a photo replaced under its own name', () => {
    const dearer = { ...a, price: { ...a.price, idr: 32_000 } };
    const { changed } = between(
      {},
      { products: [dearer, b, c], photo: (id, file) => (id === 'b' ? 'lain' : `${id}/${file}`) },
    );
    expect(changed).toEqual([
      {
        of: 'product',
        id: 'a',
        title: 'Bir Pletok',
        sudin: 'kpkp',
        fields: [{ label: 'harga', before: 'Rp35.000', after: 'Rp32.000' }],
      },
      { of: 'product', id: 'b', title: 'Roti Buaya', sudin: 'ppkukm', fields: [{ label: 'foto utama diganti' }] },
    ]);
  });

  it('new is what no rotation named before, from when on; gone is what none names any more', () => {
    const later = [rotation('r-8', ...NOW, ['a', 'b']), rotation('r-9', ...NEXT, ['a', 'b'])];
    expect(between({ rotations: later }, {})).toMatchObject({
      added: [{ id: 'c', fields: [{ label: 'tayang', after: 'mulai 30 November 2026, Rotasi r-9' }] }],
      changed: [{ of: 'rotation', id: 'r-9', fields: [{ label: 'keluar', before: 'Roti Buaya' }] }],
      removed: [],
    });
    expect(between({}, { rotations: later }).removed).toMatchObject([{ id: 'c', title: 'Rak Besi', fields: [] }]);
  });

  it('an approved product in no rotation is no change, nor is one in a rotation that has ended', () => {
    const d = product({ id: 'd' });
    const ended = rotation('r-1', '2026-10-01', '2026-10-10', ['d']);
    const { rotations } = contents();
    expect(between({}, { products: [a, b, c, d] })).toEqual(NOTHING);
    expect(between({}, { products: [a, b, c, d], rotations: [ended, ...rotations] })).toEqual(NOTHING);
  });
});

describe('changes of rotations', () => {
  const moved = [rotation('r-8', ...NOW, ['a', 'c']), rotation('r-9', '2026-11-30', '2026-12-20', ['b', 'a'])];

  it('tell days, and products that changed places by name', () => {
    expect(between({}, { rotations: moved }).changed).toEqual([
      {
        of: 'rotation',
        id: 'r-8',
        title: 'Rotasi r-8',
        fields: [
          { label: 'masuk', after: 'Rak Besi' },
          { label: 'keluar', before: 'Roti Buaya' },
        ],
      },
      {
        of: 'rotation',
        id: 'r-9',
        title: 'Rotasi r-9',
        fields: [
          { label: 'tanggal', before: '30 November–13 Desember 2026', after: '30 November–20 Desember 2026' },
          { label: 'masuk', after: 'Roti Buaya' },
          { label: 'keluar', before: 'Rak Besi' },
        ],
      },
    ]);
  });

  it('tell a new order alone as such', () => {
    const turned = [rotation('r-8', ...NOW, ['b', 'a']), rotation('r-9', ...NEXT, ['a', 'c'])];
    expect(between({}, { rotations: turned }).changed).toMatchObject([
      { id: 'r-8', fields: [{ label: 'urutan produk diubah' }] },
    ]);
  });

  it('tell new ones and those taken away; what has ended is no news', () => {
    const more = [...contents().rotations, rotation('r-10', '2026-12-28', '2027-01-10', ['a'])];
    const [added] = between({}, { rotations: more }).added;
    expect(added).toMatchObject({
      title: 'Rotasi r-10',
      fields: [
        { label: 'tanggal', after: '28 Desember 2026–10 Januari 2027' },
        { label: 'isi', after: '1 produk' },
      ],
    });
    expect(between({ rotations: more }, {}).removed).toMatchObject([{ id: 'r-10' }]);
    const ended = [rotation('r-1', '2026-10-01', '2026-10-10', ['a']), ...contents().rotations];
    expect(between({ rotations: ended }, {})).toEqual(NOTHING);
  });
});

describe('changes of the gallery', () => {
  it('stand under what staff look for: hours, closed days, texts, settings, colours', () => {
    const before = gallery();
    const { hours } = before.screen;
    const after: GalleryContent = {
      ...before,
      intro: { id: 'Kalimat baru.', en: before.intro.en ?? '' },
      sudin: before.sudin.toReversed(),
      colors: { ...before.colors, kriya: { ...before.colors.kriya, panel: '#111111' } },
      screen: {
        ...before.screen,
        slideSeconds: 15,
        panel: { heightMm: 540, bottomEdgeMm: 900 },
        hours: {
          weekly: { ...hours.weekly, mon: { opens: '08:00', closes: '16:00' }, sun: null },
          exceptions: [
            { from: '2026-12-25', until: '2026-12-25', reason: { id: 'Natal' }, closed: true },
            { from: '2027-02-08', until: '2027-03-09', reason: { id: 'Ramadan' }, weekly: hours.weekly },
          ],
        },
      },
    };
    expect(between({ gallery: before }, { gallery: after }).changed).toEqual([
      {
        of: 'gallery',
        id: 'hours',
        title: 'Jam buka',
        fields: [
          { label: 'Senin', before: 'sepanjang hari', after: '08.00–16.00' },
          { label: 'Minggu', before: 'sepanjang hari', after: 'tutup' },
        ],
      },
      {
        of: 'gallery',
        id: 'exceptions',
        title: 'Hari libur dan jam khusus',
        fields: [
          { label: 'Natal', after: '25 Desember 2026: tutup' },
          { label: 'Ramadan', after: '8 Februari–9 Maret 2027: sepanjang hari' },
        ],
      },
      {
        of: 'gallery',
        id: 'texts',
        title: 'Teks galeri',
        fields: [{ label: 'kalimat pengantar', before: before.intro.id, after: 'Kalimat baru.' }],
      },
      {
        of: 'gallery',
        id: 'colors',
        title: 'Warna',
        fields: [{ label: 'warna bidang kriya', before: '#0F5447', after: '#111111' }],
      },
      {
        of: 'gallery',
        id: 'screen',
        title: 'Pengaturan layar',
        fields: [
          { label: 'lama tayang tiap produk', before: '12 detik', after: '15 detik' },
          { label: 'tinggi gambar panel', after: '540 mm' },
          { label: 'tepi bawah panel dari lantai', after: '900 mm' },
        ],
      },
    ]);
  });

  it('a closed day that moved is told with both dates, its place in the list is not', () => {
    const holiday = (from: string, id: string) => ({ from, until: from, reason: { id }, closed: true as const });
    const withDays = (...exceptions: ReturnType<typeof holiday>[]) =>
      gallery({ hours: { ...gallery().screen.hours, exceptions } });
    const before = withDays(holiday('2027-03-09', 'Idulfitri'), holiday('2026-12-25', 'Natal'));
    const after = withDays(holiday('2026-12-25', 'Natal'), holiday('2027-03-10', 'Idulfitri'));
    expect(between({ gallery: before }, { gallery: after }).changed[0]?.fields).toEqual([
      { label: 'Idulfitri', before: '9 Maret 2027: tutup', after: '10 Maret 2027: tutup' },
    ]);
  });
});

describe('changes of notices', () => {
  it('tell what is new, what changed and what went; one that is over is no news', () => {
    const old = notice();
    const edited = { ...old, text: { ...old.text, id: 'Datang saja.' }, everySlides: old.everySlides + 1 };
    expect(between({ notices: [['n', old]] }, { notices: [['n', edited]] }).changed).toEqual([
      {
        of: 'notice',
        id: 'n',
        title: old.title.id,
        fields: [
          { label: 'teks', before: old.text.id, after: 'Datang saja.' },
          { label: 'muncul setiap', before: `${old.everySlides} produk`, after: `${old.everySlides + 1} produk` },
        ],
      },
    ]);
    expect(between({}, { notices: [['n', old]] }).added).toMatchObject([{ of: 'notice', title: old.title.id }]);
    expect(between({ notices: [['n', old]] }, {}).removed).toMatchObject([{ of: 'notice', id: 'n' }]);
    expect(between({}, { notices: [['n', { ...old, ends: '2026-11-23' }]] })).toEqual(NOTHING);
  });
});

describe('the line in the history', () => {
  it('counts products first, and says the first few changes', () => {
    const d = product({ id: 'd', name: { id: 'Teh Rosella' } });
    const dearer = (one: Product) => ({ ...one, price: { ...one.price, idr: 1000 } });
    const after = {
      products: [dearer(a), dearer(b), dearer(c), d],
      rotations: [rotation('r-8', ...NOW, ['a', 'b', 'd']), rotation('r-9', ...NEXT, ['a', 'c'])],
    };
    expect(headline({}, after)).toEqual({
      headline: '3 produk diubah, 1 produk baru',
      detail: 'Bir Pletok: harga; Roti Buaya: harga; Rak Besi: harga; dan 1 lainnya',
    });
  });

  it('calls a swap in the plan by the rotation', () => {
    const swapped = [rotation('r-8', ...NOW, ['a', 'b']), rotation('r-9', ...NEXT, ['a', 'b'])];
    expect(headline({}, { rotations: swapped })).toEqual({
      headline: 'Rotasi r-9 disesuaikan',
      detail: 'Roti Buaya menggantikan Rak Besi',
    });
    const fewer = [rotation('r-8', ...NOW, ['b']), rotation('r-9', ...NEXT, ['c'])];
    expect(headline({}, { rotations: fewer })).toEqual({
      headline: '2 rotasi disesuaikan',
      detail: 'Keluar: Bir Pletok',
    });
  });

  it('names one change of the gallery, counts several, and says when there is none', () => {
    const slower = gallery({ slideSeconds: 20 });
    expect(headline({}, { gallery: slower }).headline).toBe('Pengaturan layar diubah');
    expect(headline({}, { gallery: { ...slower, intro: { id: 'Baru.' } } }).headline).toBe('2 pengaturan diubah');
    expect(headline({}, {})).toEqual({ headline: 'Tanpa perubahan di layar', detail: '' });
  });

  it('the very first one says how much there is', () => {
    expect(headlineOf(undefined, contents(), TODAY)).toEqual({
      headline: 'Terbitan pertama',
      detail: '3 produk dalam 2 rotasi',
    });
  });
});

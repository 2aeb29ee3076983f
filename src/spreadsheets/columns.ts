/**
 * The columns of a spreadsheet of products: what each is called, what belongs in it, and how it goes into a draft and
 * comes out of one. Found by their titles, so their order is the spreadsheet's own business.
 */
import type { Draft } from '../api/draft.ts';
import { LocalDateSchema } from '../contract/date-schema.ts';
import { LINK_KINDS, type LinkKind } from '../contract/links.ts';
import { COMMODITIES, KECAMATAN, type Commodity } from '../contract/places.ts';
import { ALLERGENS } from '../contract/product.ts';
import { oneLine, plain, readCertificate, readDate, readPrice, readText, readYesNo } from './cells.ts';
import type { Cell, CellFault, Read } from './cells.ts';
import { fieldOf, withField } from './draft-fields.ts';
import { LINK_WORDS, linksOf, withLinks } from './link-cells.ts';
import { WORDS } from './words.ts';

/** What a cell is written as: a day becomes a date of the spreadsheet program. */
export type Written = string | number | { readonly day: string } | undefined;

export interface Column {
  readonly title: string;
  readonly help: string;
  readonly example: string | number;
  readonly widthChars: number;
  readonly isRequired?: boolean;
  /** A number that a spreadsheet program would shorten unless its cell says it is text. */
  readonly isDigits?: boolean;
  /** Whether a problem of this field stands in this column. */
  readonly holds: (field: string) => boolean;
  readonly write: (draft: Draft) => Written;
  /** The draft with what the cell says, or why it cannot be taken. */
  readonly read: (draft: Draft, cell: Cell) => Draft | CellFault;
}

/** Of the route and of files: see `api/draft.ts`. */
const SHORT_MAX_CHARS = 300;
const TEXT_MAX_CHARS = 2000;

type Words = Pick<Column, 'title' | 'help' | 'example' | 'widthChars'> &
  Partial<Pick<Column, 'isRequired' | 'isDigits'>>;

interface FieldColumn<T> extends Words {
  readonly path: string;
  readonly written?: (value: unknown) => Written;
  readonly take: (cell: Cell) => Read<T>;
}

const asText = (value: unknown): Written => (typeof value === 'string' ? oneLine(value) : undefined);

function column<T>({ path, written = asText, take, ...words }: FieldColumn<T>): Column {
  return {
    ...words,
    holds: (field) => field === path || field.startsWith(`${path}.`),
    write: (draft) => written(fieldOf(draft, path)),
    read(draft, cell) {
      const read = take(cell);
      return 'sentence' in read ? read : withField(draft, path, read.value);
    },
  };
}

const text = (path: string, maxChars: number, words: Words) =>
  column({ path, take: (cell) => readText(cell, maxChars), ...words });
const date = (path: string, words: Words) =>
  column({
    path,
    take: readDate,
    written: (value) => (LocalDateSchema.safeParse(value).success ? { day: String(value) } : asText(value)),
    ...words,
  });
const tick = (path: string, words: Words) =>
  column({ path, take: readYesNo, written: (value) => (value === true ? 'ya' : undefined), ...words });

const inTitleCase = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const COMMODITY_WORDS = COMMODITIES.map(inTitleCase).join(', ');

function readCommodity(cell: Cell): Read<Commodity> {
  const written = plain(cell);
  const found = COMMODITIES.find((commodity) => commodity === written.toLowerCase());
  return written === '' || found !== undefined ? { value: found } : { sentence: WORDS.unknownCommodity(written) };
}

/** In the city's own spelling where it is one of the ten; whatever else stands there is told by the check. */
function readKecamatan(cell: Cell): Read<string> {
  const read = readText(cell, SHORT_MAX_CHARS);
  if ('sentence' in read || read.value === undefined) return read;
  const bare = (name: string) =>
    name
      .toLowerCase()
      .replace(/^kec(?:amatan|\.)?\s+/, '')
      .replaceAll(' ', '');
  const written = read.value;
  return { value: KECAMATAN.find((name) => bare(name) === bare(written)) ?? written };
}

const allergenWords = (key: string): string => key.replaceAll('-', ' ');

const allergens = column({
  path: 'allergens',
  title: 'Alergen',
  help: `Dipisah koma: ${ALLERGENS.map(allergenWords).join(', ')}. Kosongkan bila tidak ada.`,
  example: 'kedelai, gluten',
  widthChars: 22,
  written: (value) =>
    Array.isArray(value) && value.length > 0 ? value.map((key) => allergenWords(String(key))).join(', ') : undefined,
  take(cell): Read<string[]> {
    const read = readText(cell, SHORT_MAX_CHARS);
    if ('sentence' in read || read.value === undefined) return 'sentence' in read ? read : { value: undefined };
    const keys = read.value
      .toLowerCase()
      .split(/[,;]/)
      .map((word) => word.trim().replaceAll(' ', '-'));
    return { value: [...new Set(keys.filter((key) => key !== ''))] };
  },
});

const link = (kind: LinkKind, example: string): Column => ({
  title: LINK_WORDS[kind],
  help: 'Alamat lengkap, diawali https://. Lebih dari satu: pisahkan dengan spasi.',
  example,
  widthChars: 30,
  holds: () => false,
  write: (draft) => linksOf(draft, kind).join(' ') || undefined,
  read: (draft, cell) => withLinks(draft, kind, cell),
});

const LINK_EXAMPLES: Readonly<Record<LinkKind, string>> = {
  whatsapp: 'https://wa.me/6281200000000',
  instagram: 'https://instagram.com/contoh',
  tokopedia: 'https://tokopedia.com/contoh',
  shopee: 'https://shopee.co.id/contoh',
  website: 'https://contoh.example',
};

export const NAME_TITLE = 'Nama produk';
export const COMMODITY_TITLE = 'Komoditas';

/** In the order in which the form asks. Photos come by the page: a spreadsheet cannot carry them. */
export const COLUMNS: readonly Column[] = [
  text('name.id', TEXT_MAX_CHARS, {
    title: NAME_TITLE,
    help: 'Wajib. Nama yang dibaca pengunjung, sebaiknya paling banyak 60 karakter.',
    example: 'Sambal Bawang Limau',
    widthChars: 30,
    isRequired: true,
  }),
  text('name.en', TEXT_MAX_CHARS, {
    title: 'Nama (Inggris)',
    help: 'Nama dalam bahasa Inggris.',
    example: 'Lime Shallot Sambal',
    widthChars: 28,
  }),
  column({
    path: 'commodity',
    title: COMMODITY_TITLE,
    help: `Wajib. Salah satu: ${COMMODITY_WORDS}.`,
    example: 'Kuliner',
    widthChars: 12,
    isRequired: true,
    written: (value) => (typeof value === 'string' ? inTitleCase(value) : undefined),
    take: readCommodity,
  }),
  text('producer.name', SHORT_MAX_CHARS, {
    title: 'Pelaku usaha',
    help: 'Nama usaha, bukan nama orang.',
    example: 'Dapur Contoh',
    widthChars: 24,
    isRequired: true,
  }),
  column({
    path: 'producer.kecamatan',
    title: 'Kecamatan',
    help: `Salah satu: ${KECAMATAN.join(', ')}.`,
    example: 'Cakung',
    widthChars: 16,
    isRequired: true,
    take: readKecamatan,
  }),
  text('description.id', TEXT_MAX_CHARS, {
    title: 'Deskripsi',
    help: 'Satu atau dua kalimat; lebih dari 240 karakter terpotong di layar.',
    example: 'Sambal bawang segar dengan perasan limau.',
    widthChars: 44,
    isRequired: true,
  }),
  text('description.en', TEXT_MAX_CHARS, {
    title: 'Deskripsi (Inggris)',
    help: 'Deskripsi dalam bahasa Inggris.',
    example: 'Fresh shallot sambal with a squeeze of lime.',
    widthChars: 44,
  }),
  column({
    path: 'price.idr',
    title: 'Harga (Rp)',
    help: 'Angka saja, tanpa Rp. Kosongkan untuk "Tanyakan harga".',
    example: 35_000,
    widthChars: 13,
    written: (value) => (typeof value === 'number' ? value : undefined),
    take: readPrice,
  }),
  text('price.unit.id', TEXT_MAX_CHARS, {
    title: 'Satuan',
    help: 'Misalnya: per botol 150 g.',
    example: 'per botol 150 g',
    widthChars: 18,
  }),
  text('price.unit.en', TEXT_MAX_CHARS, {
    title: 'Satuan (Inggris)',
    help: 'Satuan dalam bahasa Inggris.',
    example: 'per 150 g bottle',
    widthChars: 18,
  }),
  column({
    path: 'halal.certificate',
    title: 'Nomor sertifikat halal',
    help: 'Wajib untuk kuliner. ID diikuti 17 angka.',
    example: 'ID31110000000000126',
    widthChars: 24,
    isDigits: true,
    take: (cell) => readCertificate(cell, 17, SHORT_MAX_CHARS),
  }),
  date('halal.issuedOn', {
    title: 'Tanggal terbit halal',
    help: 'Tahun-bulan-hari.',
    example: '2026-01-15',
    widthChars: 18,
  }),
  date('halal.validUntil', {
    title: 'Halal berlaku sampai',
    help: 'Hanya bila tercetak di sertifikat; biasanya kosong.',
    example: '',
    widthChars: 18,
  }),
  column({
    path: 'pirt.number',
    title: 'Nomor P-IRT',
    help: '15 angka. Diutamakan untuk kuliner.',
    example: '210317500000029',
    widthChars: 20,
    isDigits: true,
    take: (cell) => readCertificate(cell, 15, SHORT_MAX_CHARS),
  }),
  date('pirt.validUntil', {
    title: 'P-IRT berlaku sampai',
    help: 'Tahunnya sama dengan dua angka terakhir nomor P-IRT.',
    example: '2029-03-31',
    widthChars: 18,
  }),
  tick('packagingChecked', {
    title: 'Kemasan sudah diperiksa',
    help: 'Kuliner: tulis ya bila kurator sudah memeriksa kemasannya.',
    example: 'ya',
    widthChars: 14,
  }),
  allergens,
  ...LINK_KINDS.map((kind) => link(kind, LINK_EXAMPLES[kind])),
  tick('sample', {
    title: 'Contoh data',
    help: 'Tulis ya hanya untuk produk rekaan.',
    example: '',
    widthChars: 12,
  }),
];

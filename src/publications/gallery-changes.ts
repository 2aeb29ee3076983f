/** What changed in gallery.json, by what staff look for it under: opening hours, closed days, texts, settings. */
import type { FieldChange, ItemChange } from '../api/publications.ts';
import { WEEKDAYS } from '../contract/dates.ts';
import { GallerySchema, type GalleryContent, type WeeklyHours } from '../contract/gallery.ts';
import { COMMODITIES, SUDIN_KEYS } from '../contract/places.ts';
import { hoursInWords, rangeInWords } from './words.ts';

const DAYS = { mon: 'Senin', tue: 'Selasa', wed: 'Rabu', thu: 'Kamis', fri: 'Jumat', sat: 'Sabtu', sun: 'Minggu' };

/** A line of a group: what it is called, and what it says. */
type Line = readonly [label: string, text: string | undefined];

const GROUPS: readonly (readonly [id: string, title: string, lines: (gallery: GalleryContent) => readonly Line[]])[] = [
  ['hours', 'Jam buka', ({ screen }) => WEEKDAYS.map((day) => [DAYS[day], hoursInWords(screen.hours.weekly[day])])],
  ['exceptions', 'Hari libur dan jam khusus', ({ screen }) => screen.hours.exceptions.map(exceptionLine)],
  [
    'texts',
    'Teks galeri',
    ({ name, host, intro }) => [
      ['nama galeri', name.title],
      ['tempat', name.place],
      ['kalimat penyelenggara', host.line.id],
      ['kalimat penyelenggara dalam bahasa Inggris', host.line.en],
      ['mitra', host.partner],
      ['kalimat pengantar', intro.id],
      ['kalimat pengantar dalam bahasa Inggris', intro.en],
    ],
  ],
  [
    'sudin',
    'Nama Suku Dinas',
    ({ sudin }) =>
      sudin
        .toSorted((a, b) => SUDIN_KEYS.indexOf(a.key) - SUDIN_KEYS.indexOf(b.key))
        .flatMap(({ key, short, name }): Line[] => [
          [`nama pendek ${key}`, short],
          [`nama ${key}`, name.id],
          [`nama ${key} dalam bahasa Inggris`, name.en],
        ]),
  ],
  [
    'colors',
    'Warna',
    ({ colors }) =>
      COMMODITIES.flatMap((commodity): Line[] => [
        [`warna bidang ${commodity}`, colors[commodity].panel],
        [`warna gelap ${commodity}`, colors[commodity].deep],
        [`warna muda ${commodity}`, colors[commodity].tint],
      ]),
  ],
  [
    'screen',
    'Pengaturan layar',
    ({ screen, languages }) => [
      ['lama tayang tiap produk', `${screen.slideSeconds} detik`],
      ['kembali ke awal tanpa sentuhan', `${screen.idleSeconds} detik`],
      ['selang mencari isi baru', `${screen.pollSeconds} detik`],
      ['zona waktu', screen.timeZone],
      ['tinggi gambar panel', millimetres(screen.panel?.heightMm)],
      ['tepi bawah panel dari lantai', millimetres(screen.panel?.bottomEdgeMm)],
      ['tinggi tombol dari lantai', millimetres(screen.panel?.controlsMm)],
      ['bahasa', languages.join(', ')],
    ],
  ],
];

/** @param before undefined where there was none: then nothing changed, all of it is new */
export function galleryChanges(before: unknown, after: unknown): ItemChange[] {
  const [old, now] = [GallerySchema.safeParse(before).data, GallerySchema.safeParse(after).data];
  if (old === undefined || now === undefined) return [];
  return GROUPS.flatMap(([id, title, lines]): ItemChange[] => {
    const fields = lineChanges(lines(old), lines(now));
    return fields.length > 0 ? [{ of: 'gallery', id, title, fields }] : [];
  });
}

/** Lines under one label are compared in their order: an exception that moved is no change. */
function lineChanges(before: readonly Line[], after: readonly Line[]): FieldChange[] {
  const labels = [...new Set([...after, ...before].map(([label]) => label))];
  return labels.flatMap((label): FieldChange[] => {
    const [old, now] = [before, after].map((lines) => lines.filter((line) => line[0] === label).map((line) => line[1]));
    const gone = (old ?? []).filter((text) => text !== undefined && !(now ?? []).includes(text));
    const come = (now ?? []).filter((text) => text !== undefined && !(old ?? []).includes(text));
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => ({
      label,
      ...(gone[index] !== undefined && { before: gone[index] }),
      ...(come[index] !== undefined && { after: come[index] }),
    }));
  });
}

type Exception = GalleryContent['screen']['hours']['exceptions'][number];

const exceptionLine = ({ from, until, reason, weekly }: Exception): Line => [
  reason.id,
  `${rangeInWords(from, until)}: ${weekly === undefined ? 'tutup' : weekInWords(weekly)}`,
];

/** "08.00–14.00"; "Senin 08.00–14.00, Selasa tutup, …" where the days differ. */
function weekInWords(weekly: WeeklyHours): string {
  const days = WEEKDAYS.map((day) => [DAYS[day], hoursInWords(weekly[day])] as const);
  const [first] = days;
  if (days.every(([, hours]) => hours === first?.[1])) return first?.[1] ?? '';
  return days.map(([day, hours]) => `${day} ${hours}`).join(', ');
}

const millimetres = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : `${value} mm`;

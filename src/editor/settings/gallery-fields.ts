/** The parts of gallery.json that are settled as wholes when two people changed it, and how a version of each reads. */
import type { MergeField } from '../conflict/merge.ts';

export const GALLERY_FIELDS: readonly MergeField[] = [
  { path: 'name', label: 'Nama galeri' },
  { path: 'host', label: 'Penyelenggara dan mitra' },
  { path: 'intro', label: 'Kalimat pembuka' },
  { path: 'screen.hours.weekly', label: 'Jam buka mingguan' },
  { path: 'screen.hours.exceptions', label: 'Hari libur dan jam khusus' },
  { path: 'screen.slideSeconds', label: 'Lama tayang' },
  { path: 'screen.idleSeconds', label: 'Waktu tunggu pengunjung' },
  { path: 'screen.pollSeconds', label: 'Jeda pemeriksaan isi baru' },
  { path: 'screen.panel', label: 'Pemasangan layar' },
  { path: 'screen.timeZone', label: 'Zona waktu' },
  { path: 'sudin', label: 'Nama Suku Dinas' },
  { path: 'languages', label: 'Bahasa' },
  { path: 'colors', label: 'Warna' },
];

/** Every word and number of a part, one after the other. */
export function settingInWords(_path: string, value: unknown): string {
  const words = leavesOf(value).join(', ');
  return words === '' ? '(kosong)' : words;
}

function leavesOf(value: unknown): string[] {
  if (value === null) return ['tutup'];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value === 'object') return Object.values(value).flatMap(leavesOf);
  if (value === true) return ['tutup'];
  return typeof value === 'string' || typeof value === 'number' ? [`${value}`].filter(Boolean) : [];
}

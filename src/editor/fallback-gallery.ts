/** The gallery as far as the preview needs it, for the time somebody has broken gallery.json by hand. */
import type { FeedGallery } from '../contract/gallery.ts';
import { SUDIN_KEYS } from '../contract/places.ts';

const DAY = { opens: '07:30', closes: '16:00' };

export const FALLBACK_GALLERY: FeedGallery = {
  name: { title: 'Galeri JakPreneur', place: 'Jakarta Timur' },
  host: { line: { id: 'Pemerintah Kota Administrasi Jakarta Timur' }, partner: 'Mitra' },
  intro: { id: 'Karya pelaku usaha Jakarta Timur.' },
  languages: ['id', 'en'],
  sudin: SUDIN_KEYS.map((key) => ({
    key,
    short: `Sudin ${key.toUpperCase()}`,
    name: { id: `Suku Dinas ${key.toUpperCase()}` },
  })),
  colors: {
    kuliner: { panel: '#8E2417', deep: '#741A10', tint: '#F6DCCB' },
    kriya: { panel: '#0F5447', deep: '#0A4338', tint: '#D3E5DA' },
    fesyen: { panel: '#2A3A80', deep: '#202D68', tint: '#DADFF1' },
  },
  screen: {
    slideSeconds: 12,
    idleSeconds: 45,
    pollSeconds: 30,
    timeZone: 'Asia/Jakarta',
    hours: {
      weekly: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: null, sun: null },
      exceptions: [],
    },
  },
};

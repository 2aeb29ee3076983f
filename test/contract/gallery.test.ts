import { describe, expect, it } from 'vitest';
import { FeedGallerySchema, GallerySchema } from '../../src/contract/gallery.ts';
import { gallery } from '../factory.ts';

const good = gallery();
const { weekly } = good.screen.hours;
const withHours = (hours: unknown) => ({ ...good, screen: { ...good.screen, hours } });
const isGallery = (value: unknown): boolean => GallerySchema.safeParse(value).success;

describe('gallery.json', () => {
  it.each(['00:00', '07:30', '23:59', '24:00'])('[R11] %s is a time of day', (opens) => {
    expect(isGallery(withHours({ weekly: { ...weekly, mon: { opens, closes: '24:00' } }, exceptions: [] }))).toBe(true);
  });

  it.each(['7:30', '24:01', '25:00', '12:60', '12.30', '', '12:30 '])('[R11] %j is none', (opens) => {
    expect(isGallery(withHours({ weekly: { ...weekly, mon: { opens, closes: '24:00' } }, exceptions: [] }))).toBe(
      false,
    );
  });

  it('[R11] a closed day is null, a forgotten day is a mistake', () => {
    expect(isGallery(withHours({ weekly: { ...weekly, sun: null }, exceptions: [] }))).toBe(true);
    const { sun: _, ...sixDays } = weekly;
    expect(isGallery(withHours({ weekly: sixDays, exceptions: [] }))).toBe(false);
  });

  it('[R11] an exception has dates, a reason for visitors, and closes or has hours of its own', () => {
    const exception = { from: '2026-12-24', until: '2026-12-25', reason: { id: 'Libur Natal' }, closed: true };
    expect(isGallery(withHours({ weekly, exceptions: [exception] }))).toBe(true);
    expect(isGallery(withHours({ weekly, exceptions: [{ ...exception, closed: undefined, weekly }] }))).toBe(true);
    expect(isGallery(withHours({ weekly, exceptions: [{ ...exception, closed: false }] }))).toBe(false);
    expect(isGallery(withHours({ weekly, exceptions: [{ ...exception, reason: undefined }] }))).toBe(false);
  });

  it('[C11] the zone is one the platform knows', () => {
    expect(isGallery(gallery({ timeZone: 'Asia/Makassar' }))).toBe(true);
    for (const timeZone of ['WIB', 'Jakarta', '']) expect(isGallery(gallery({ timeZone }))).toBe(false);
  });

  it('[C16] the panel may be left out; without its measures it says nothing', () => {
    expect(isGallery(gallery({ panel: { heightMm: 685, bottomEdgeMm: 900 } }))).toBe(true);
    expect(isGallery({ ...good, screen: { ...good.screen, panel: { heightMm: 685 } } })).toBe(false);
  });

  it('[D3][V8] in a feed the panel may be anything, because the screen judges it', () => {
    for (const panel of [null, 'low', { heightMm: -1 }]) {
      expect(FeedGallerySchema.safeParse({ ...good, screen: { ...good.screen, panel } }).data?.screen.panel).toEqual(
        panel,
      );
    }
  });

  it('[D3] in a feed the three numbers may be anything, the rest may not', () => {
    const absurd = { ...good.screen, slideSeconds: 'soon', idleSeconds: -1, pollSeconds: null };
    expect(FeedGallerySchema.safeParse({ ...good, screen: absurd }).success).toBe(true);
    expect(isGallery({ ...good, screen: absurd })).toBe(false);
    expect(FeedGallerySchema.safeParse({ ...good, screen: { ...absurd, timeZone: 'WIB' } }).success).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { CallError } from '../../../src/editor/call.ts';
import { GALLERY_FIELDS, settingInWords } from '../../../src/editor/settings/gallery-fields.ts';
import { createSettingsForm, type Stored } from '../../../src/editor/settings/settings-form.ts';
import { gallery } from '../../factory.ts';

type Body = ReturnType<typeof gallery>;

function open(opened: Stored<Body>, server: { stored: Stored<Body> }) {
  return createSettingsForm<Body>(opened, {
    fields: GALLERY_FIELDS,
    async send(body, etag) {
      if (etag !== server.stored.etag) {
        throw new CallError('changed-meanwhile', 'Sudah diubah.', {
          status: 412,
          error: 'changed-meanwhile',
          sentence: 'Sudah diubah.',
          current: server.stored,
        });
      }
      server.stored = { etag: `${etag}+`, value: body, problems: [] };
      return server.stored;
    },
    storedOf: (current) => current as Stored<Body>,
  });
}

const stored: Stored<Body> = { etag: 'e1', value: gallery(), problems: [] };

describe('the settings under somebody’s hands', () => {
  it('are saved when asked to, and nothing is to be saved after', async () => {
    const server = { stored };
    const form = open(stored, server);
    form.set('intro.id', 'Karya warga Jakarta Timur.');
    expect(form.isDirty.value).toBe(true);
    expect(await form.save()).toBe(true);
    expect(server.stored.value.intro.id).toBe('Karya warga Jakarta Timur.');
    expect(form.isDirty.value).toBe(false);
  });

  it('[E7] that somebody else has changed become a question, and what only they changed is kept', async () => {
    const newer: Stored<Body> = {
      etag: 'e2',
      value: { ...gallery({ slideSeconds: 20 }), name: { title: 'Galeri', place: 'Jatinegara' } },
      problems: [],
    };
    const server = { stored: newer };
    const form = open(stored, server);
    form.set('name.place', 'Cakung');
    form.set('intro.id', 'Halo.');
    expect(await form.save()).toBe(false);
    expect(form.conflict.value?.map(({ path, settled }) => [path, settled])).toEqual([
      ['name', undefined],
      ['intro', 'mine'],
      ['screen.slideSeconds', 'theirs'],
    ]);
    expect(server.stored).toBe(newer);
    expect(await form.settle(new Map([['name', 'theirs']]))).toBe(true);
    expect(server.stored.value).toMatchObject({
      name: { place: 'Jatinegara' },
      intro: { id: 'Halo.' },
      screen: { slideSeconds: 20 },
    });
  });

  it('that the rules refuse keep what was typed, with every problem', async () => {
    const problems = [{ severity: 'error' as const, field: 'screen.slideSeconds', sentence: 'Angka terlalu kecil.' }];
    const form = createSettingsForm<Body>(stored, {
      fields: GALLERY_FIELDS,
      send: () =>
        Promise.reject(
          new CallError('invalid', 'Ada isian yang belum benar.', {
            status: 400,
            error: 'invalid',
            sentence: 'Ada isian yang belum benar.',
            problems,
          }),
        ),
      storedOf: (current) => current as Stored<Body>,
    });
    form.set('screen.slideSeconds', 0);
    expect(await form.save()).toBe(false);
    expect(form.problems.value).toEqual(problems);
    expect(form.get('screen.slideSeconds')).toBe(0);
    form.undo();
    expect(form.get('screen.slideSeconds')).toBe(12);
    expect(form.problems.value).toEqual([]);
  });

  it('every part of gallery.json can be settled: none of it could be lost without a question', () => {
    const { screen, ...rest } = gallery();
    const parts = [...Object.keys(rest), ...Object.keys(screen).map((key) => `screen.${key}`)];
    const covered = GALLERY_FIELDS.map(({ path }) => path);
    const missing = parts.filter((part) => !covered.some((path) => path === part || path.startsWith(`${part}.`)));
    expect(missing).toEqual([]);
  });

  it('a version of a part is read in words', () => {
    expect(settingInWords('screen.hours.weekly', { sat: null, fri: { opens: '07:30', closes: '16:30' } })).toBe(
      'tutup, 07:30, 16:30',
    );
    expect(settingInWords('screen.panel', undefined)).toBe('(kosong)');
  });
});

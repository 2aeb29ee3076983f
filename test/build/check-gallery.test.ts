import { describe, expect, it } from 'vitest';
import { galleryProblems } from '../../src/build/check-gallery.ts';
import { contrastRatio } from '../../src/build/contrast.ts';
import { say } from '../../src/contract/sentences.ts';
import { gallery } from '../factory.ts';
import { mintContent } from './mint.ts';

const good = gallery();
const { weekly } = good.screen.hours;
const hours = (overrides: Partial<typeof good.screen.hours>) =>
  gallery({ hours: { weekly, exceptions: [], ...overrides } });
const exception = { from: '2026-12-24', until: '2026-12-26', reason: { id: 'Libur' } };

describe('checking gallery.json', () => {
  it('[C11] a good one has nothing to say', () => {
    expect(galleryProblems(good)).toEqual([]);
  });

  it('[C11] each Suku Dinas stands in it exactly once', () => {
    const names = 'ppkukm, ppapp, kpkp, parekraf, sosial, nakertransgi';
    const missing = [{ field: 'sudin', ...say('sudin-missing', { names }) }];
    expect(galleryProblems({ ...good, sudin: good.sudin.slice(1) })).toEqual(missing);
    expect(galleryProblems({ ...good, sudin: [...good.sudin.slice(1), ...good.sudin.slice(1, 2)] })).toEqual(missing);
    expect(galleryProblems({ ...good, sudin: [...good.sudin, ...good.sudin.slice(0, 1)] })).toEqual(missing);
  });

  it('[C11] numbers outside their bounds are refused, in the words of staff', async () => {
    const content = await mintContent();
    await content.write('gallery.json', gallery({ slideSeconds: 0, idleSeconds: 4000, timeZone: 'Asia/Djakarta' }));
    expect(await content.problems()).toEqual([
      { file: 'gallery.json', field: 'screen.slideSeconds', ...say('too-small', { min: 1 }) },
      { file: 'gallery.json', field: 'screen.idleSeconds', ...say('too-big', { max: 3600 }) },
      { file: 'gallery.json', field: 'screen.timeZone', ...say('time-zone') },
    ]);
  });

  it('hours that close before they open are refused, in the week and in an exception', () => {
    const mon = { opens: '16:00', closes: '07:30' };
    expect(galleryProblems(hours({ weekly: { ...weekly, mon, sun: null } }))).toEqual([
      { field: 'screen.hours.weekly.mon.closes', ...say('hours-reversed') },
    ]);
    expect(galleryProblems(hours({ exceptions: [{ ...exception, weekly: { ...weekly, mon } }] }))).toEqual([
      { field: 'screen.hours.exceptions.0.weekly.mon.closes', ...say('hours-reversed') },
    ]);
  });

  it('an exception has days in order and says what is different', () => {
    expect(galleryProblems(hours({ exceptions: [{ ...exception, closed: true }] }))).toEqual([]);
    expect(galleryProblems(hours({ exceptions: [{ ...exception, until: '2026-12-23' }] }))).toEqual([
      { field: 'screen.hours.exceptions.0.until', ...say('dates-reversed') },
      { field: 'screen.hours.exceptions.0', ...say('exception-empty') },
    ]);
  });

  it('[C16] a panel hangs where it can, and one out of reach of hands is a warning', async () => {
    const heard = (bottomEdgeMm: number, heightMm: number) =>
      galleryProblems(gallery({ panel: { bottomEdgeMm, heightMm } }));
    const outOfReach = [{ field: 'screen.panel', ...say('panel-out-of-reach', { min: '800', max: '1.100' }) }];
    expect([heard(500, 1210), heard(1100, 700), heard(100, 700)]).toEqual([[], [], []]);
    expect(heard(1101, 700)).toEqual(outOfReach);
    expect(heard(99, 700)).toEqual(outOfReach);
    expect(outOfReach[0]?.severity).toBe('warning');

    const content = await mintContent();
    await content.write('gallery.json', gallery({ panel: { heightMm: 199, bottomEdgeMm: -1, controlsMm: 1101 } }));
    expect(await content.problems()).toEqual([
      { file: 'gallery.json', field: 'screen.panel.heightMm', ...say('too-small', { min: 200 }) },
      { file: 'gallery.json', field: 'screen.panel.bottomEdgeMm', ...say('too-small', { min: 0 }) },
      { file: 'gallery.json', field: 'screen.panel.controlsMm', ...say('too-big', { max: 1100 }) },
    ]);
  });

  it('a colour too light for cream text is refused with its contrast', () => {
    const colors = { ...good.colors, kriya: { ...good.colors.kriya, panel: '#7a8f7a' } };
    expect(galleryProblems({ ...good, colors })).toEqual([
      { field: 'colors.kriya.panel', ...say('contrast-low', { ratio: '3,1' }) },
    ]);
  });

  it('contrast is the one of WCAG', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrastRatio('#FFFFFF', '#ffffff')).toBe(1);
  });
});

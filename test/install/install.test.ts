import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { box, FILES, treeBelow } from './box.ts';

const RELEASE = /^1\.0\.0-[0-9a-f]{12}$/;

describe('installing', () => {
  it('puts release, content, settings, units and commands in their places', async () => {
    const { install, tree, path: at } = await box();
    const { code, said } = install();
    expect(said).toContain('Terpasang.');
    expect(code).toBe(0);
    const release = (await readdir(at('opt/galeri/releases'))).find((name) => RELEASE.test(name)) ?? '';
    expect(await tree()).toMatchObject({
      'opt/galeri/current': `→ releases/${release}`,
      [`opt/galeri/releases/${release}/dist/made`]: '644 built\n',
      'var/lib/galeri/content/gallery.json': '644 {}\n',
      'etc/galeri/galeri.env': expect.stringMatching(/^640 [^]*\nDATA_DIR=\/var\/lib\/galeri\/data\n/),
      'etc/galeri/layar.env': expect.stringMatching(/^644 [^]*\nGALERI_PUTAR=none\n/),
      'etc/systemd/system/galeri.service': expect.stringMatching(/^644 [^]*\nUser=galeri\n/),
      'etc/systemd/system/galeri-kiosk.service': expect.stringMatching(/^644 [^]*\nUser=galeri-layar\n/),
      'usr/local/sbin/galeri-update': expect.stringMatching(/^755 /),
      'usr/local/lib/galeri/kiosk-session': expect.stringMatching(/^755 /),
    });
  });

  it('everything that lies in files/ comes to the box', async () => {
    const { install, tree } = await box();
    install();
    const installed = Object.keys(await tree());
    const files = Object.entries(await treeBelow(FILES)).filter(([, text]) => !text.endsWith('folder'));
    expect(files.map(([file]) => file).filter((file) => !installed.includes(file))).toEqual([]);
  });

  it('[K1] a second run leaves what the first one left', async () => {
    const { install, tree } = await box();
    install('--portrait', 'left');
    const once = await tree();
    const { code, said } = install();
    expect(code).toBe(0);
    expect(said).not.toContain('tulis');
    expect(await tree()).toEqual(once);
  });

  it('[K1] a second run overwrites neither content nor settings', async () => {
    const { install, read, path: at } = await box();
    install();
    await writeFile(at('var/lib/galeri/content/gallery.json'), '{"mine":true}');
    await writeFile(at('etc/galeri/galeri.env'), 'PORT=9000\n');
    await writeFile(at('etc/systemd/system/galeri.service'), '[Service]\nUser=galeri\n');
    install();
    expect(await read('var/lib/galeri/content/gallery.json')).toBe('{"mine":true}');
    expect(await read('etc/galeri/galeri.env')).toBe('PORT=9000\n');
    expect(await read('etc/systemd/system/galeri.service')).toContain('ProtectSystem=strict');
  });

  it('[K2] a dry run tells every step and changes nothing', async () => {
    const { install, tree } = await box();
    const { code, said } = install('--dry-run', '--portrait', 'right');
    expect(code).toBe(0);
    expect(await tree()).toEqual({});
    for (const step of [
      'Hanya rencana; tidak ada yang diubah.',
      'akan: env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends cage',
      'akan: useradd --system --user-group galeri ',
      'akan: membangun rilis 1.0.0-',
      'tulis /etc/systemd/system/galeri.service',
      'tulis /etc/udev/rules.d/90-galeri-touch.rules',
      'akan: systemctl enable --now galeri.service galeri-watch.timer',
    ]) {
      expect(said).toContain(step);
    }
  });

  it('below a root of its own it asks nothing of the running system', async () => {
    const { install, asked } = await box();
    install();
    expect(await asked()).toEqual([]);
  });

  it('takes another name for both accounts', async () => {
    const { install, read } = await box();
    install('--user', 'lobi');
    expect(await read('etc/systemd/system/galeri.service')).toMatch(/^User=lobi$/m);
    expect(await read('etc/systemd/system/galeri-kiosk.service')).toMatch(/^User=lobi-layar$/m);
  });

  it('a box for another server’s page has no server, no content and no settings of one', async () => {
    const { install, tree, read } = await box();
    expect(install('--url', 'https://galeri.example/layar/?layar=Lobi').code).toBe(0);
    expect(await read('etc/galeri/layar.env')).toMatch(/^GALERI_URL=https:\/\/galeri\.example\/layar\/\?layar=Lobi$/m);
    const files = async () => Object.keys(await tree()).filter((file) => !file.startsWith('opt/'));
    const once = await files();
    expect(once).toContain('etc/systemd/system/galeri-kiosk.service');
    expect(once.filter((file) => /galeri\.(?:service|env)$|galeri-watch|^var\//.test(file))).toEqual([]);
    install();
    expect(await files()).toEqual(once);
  });

  it.each([
    [['--portrait', 'up'], '--portrait harus left, right, atau none.'],
    [['--url', 'http://galeri.example/'], '--url harus https://…;'],
    [['--url', 'http://localhost.galeri.example/'], '--url harus https://…;'],
    [['--url', 'https://galeri.example/ --no-sandbox'], '--url memuat karakter yang tidak dapat dipakai.'],
    [['--user', 'root'], '--user harus berupa nama akun'],
    [['--user', 'a b'], '--user harus berupa nama akun'],
    [['--user'], 'Pilihan --user memerlukan nilai.'],
    [['--potret'], 'Pilihan "--potret" tidak dikenal.'],
  ])('refuses %j in one sentence and changes nothing', async (options, sentence) => {
    const { install, tree } = await box();
    const { code, said } = install(...options);
    expect(code).toBeGreaterThan(0);
    expect(said).toContain(sentence);
    expect(await tree()).toEqual({});
  });

  it('a release that cannot be built leaves what was there', async () => {
    const { install, tree, checkout, run, path: at } = await box();
    install();
    const before = await tree();
    const broken = await checkout('2.0.0');
    await writeFile(path.join(broken, 'src/unbuildable'), '');
    const { code, said } = run('sh', at('usr/local/sbin/galeri-update'), broken);
    expect(code).toBe(1);
    expect(said).toContain('yang sedang berjalan tidak berubah');
    expect(await tree()).toEqual(before);
  });
});

describe('picture and touch', () => {
  const settings = async (...options: string[]) => {
    const { install, read, tree } = await box();
    install(...options);
    const rule = (await tree())['etc/udev/rules.d/90-galeri-touch.rules'];
    return {
      turn: /^GALERI_PUTAR=(.*)$/m.exec(await read('etc/galeri/layar.env'))?.[1],
      matrix: /LIBINPUT_CALIBRATION_MATRIX\}="([^"]*)"/.exec(rule ?? '')?.[1],
    };
  };

  /** Where a finger at this place of the panel stands on the picture, by the six numbers; both from 0 to 1. */
  const touched = (matrix: string, [x, y]: readonly [number, number]) => {
    const [a = NaN, b = NaN, c = NaN, d = NaN, e = NaN, f = NaN] = matrix.split(' ').map(Number);
    return [a * x + b * y + c, d * x + e * y + f];
  };

  it('[K6] turned left, the top of the picture is the panel’s left edge, for the finger as well', async () => {
    const { turn, matrix = '' } = await settings('--portrait', 'left');
    expect(turn).toBe('left');
    // Down the panel's left edge one walks from the top right corner of the picture to its top left one.
    expect(touched(matrix, [0, 0])).toEqual([1, 0]);
    expect(touched(matrix, [0, 1])).toEqual([0, 0]);
    expect(touched(matrix, [1, 1])).toEqual([0, 1]);
  });

  it('[K6] turned right, the top of the picture is the panel’s right edge, for the finger as well', async () => {
    const { turn, matrix = '' } = await settings('--portrait', 'right');
    expect(turn).toBe('right');
    expect(touched(matrix, [1, 0])).toEqual([0, 0]);
    expect(touched(matrix, [1, 1])).toEqual([1, 0]);
    expect(touched(matrix, [0, 0])).toEqual([0, 1]);
  });

  it('[K6] in landscape neither is turned, also where they were before', async () => {
    const { install, read, tree } = await box();
    install('--portrait', 'left');
    install('--portrait', 'none');
    expect(await read('etc/galeri/layar.env')).toMatch(/^GALERI_PUTAR=none$/m);
    expect(await tree()).not.toHaveProperty('etc/udev/rules.d/90-galeri-touch.rules');
  });
});

describe('removing', () => {
  it('[K3] takes away what was installed and keeps content, data and settings', async () => {
    const { install, tree, path: at } = await box();
    install('--portrait', 'left');
    await writeFile(at('etc/galeri/galeri.env'), 'PORT=9000\n');
    await writeFile(at('var/lib/galeri/data/galeri.db'), 'records');
    const { code, said } = install('--uninstall');
    expect(code).toBe(0);
    expect(said).toContain('Isi dan data tetap ada di /var/lib/galeri');
    const left = Object.entries(await tree()).filter(([, text]) => !text.endsWith('folder'));
    expect(left.map(([file]) => file)).toEqual([
      'var/lib/galeri/content/gallery.json',
      'var/lib/galeri/data/galeri.db',
      'var/lib/galeri/pengaturan-lama/galeri.env',
      'var/lib/galeri/pengaturan-lama/layar.env',
    ]);
  });

  it('[K3] installed again it goes on with the settings it had', async () => {
    const { install, read, path: at } = await box();
    install('--portrait', 'left');
    await writeFile(at('etc/galeri/galeri.env'), 'PORT=9000\n');
    install('--uninstall');
    install();
    expect(await read('etc/galeri/galeri.env')).toBe('PORT=9000\n');
  });

  it('[K3] twice is once', async () => {
    const { install, tree } = await box();
    install();
    install('--uninstall');
    const once = await tree();
    expect(install('--uninstall').code).toBe(0);
    expect(await tree()).toEqual(once);
  });

  it('[K2] a dry run of it removes nothing', async () => {
    const { install, tree } = await box();
    install();
    const before = await tree();
    expect(install('--uninstall', '--dry-run').said).toContain('hapus /etc/systemd/system/galeri.service');
    expect(await tree()).toEqual(before);
  });
});

describe('a box with a desktop', () => {
  it('is told that it gives the screen up', async () => {
    const { install, path: at } = await box();
    await mkdir(at('etc/systemd/system'), { recursive: true });
    await symlink('/lib/systemd/system/lightdm.service', at('etc/systemd/system/display-manager.service'));
    const { said } = install('--dry-run');
    expect(said).toContain('desktop (lightdm.service) dimatikan');
    expect(said).toContain('akan: systemctl disable --now lightdm.service');
    await rm(at('etc/systemd/system/display-manager.service'));
    expect(install('--dry-run').said).not.toContain('desktop');
  });
});

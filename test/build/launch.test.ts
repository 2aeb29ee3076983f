import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './mint.ts';

const real = path.resolve(import.meta.dirname, '../..');

/** A project in miniature around the real launcher. */
async function project() {
  const root = await temporaryFolder();
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  };
  await mkdir(path.join(root, 'src'));
  await copyFile(path.join(real, 'src/launch.mjs'), path.join(root, 'src/launch.mjs'));
  await write('package.json', '{ "type": "module" }');
  await write('package-lock.json', '{}');
  await write('public/robots.txt', '');
  await write('index.html', '<!doctype html><html lang="id"><head></head><body>galeri</body></html>');
  await write(
    'vite.config.ts',
    `export default ({ isSsrBuild, mode }) => ({
      root: mode === 'staff' ? 'src/editor' : undefined,
      publicDir: isSsrBuild ? false : 'public',
      build: isSsrBuild ? { rolldownOptions: { input: { cli: 'src/cli.ts' } } } : {},
    });`,
  );
  await write('src/editor/index.html', '<!doctype html><html lang="id"><head></head><body>staf</body></html>');
  await write('src/cli.ts', cli('satu'));
  const install = () => symlink(path.join(real, 'node_modules'), path.join(root, 'node_modules'));
  const run = (argv: string[], cwd = root) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile(process.execPath, [path.join(root, 'src/launch.mjs'), ...argv], { cwd }, (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: out.trim(), err: err.trim() });
      });
    });
  const built = async () => (await readdir(path.join(root, 'dist'))).toSorted();
  return { root, write, install, run, built };
}

const cli = (word: string) =>
  `export const main = async (argv: string[], around: { cwd: string; root: string }) => {
    console.log(['${word}', ...argv, around.cwd, around.root].join(' '));
    return argv[1] === 'gagal' ? 3 : 0;
  };`;

describe('the launcher', { timeout: 30_000 }, () => {
  it('without packages it says in one sentence what to do', async () => {
    const { root, run } = await project();
    expect(await run(['check'])).toEqual({
      code: 1,
      out: '',
      err: `Paket belum terpasang: jalankan "npm ci" di ${root}.`,
    });
  });

  it('[E20] builds what the command needs and no more, then hands over words, folders and exit code', async () => {
    const { root, install, run, built } = await project();
    await install();
    const elsewhere = await temporaryFolder();
    expect(await run(['check', 'gagal'], elsewhere)).toEqual({
      code: 3,
      out: `satu check gagal ${elsewhere} ${root}`,
      err: '',
    });
    expect(await built()).toEqual(['node']);
    await run(['export']);
    expect(await built()).toEqual(['kiosk', 'node']);
    await run(['start']);
    expect(await built()).toEqual(['kiosk', 'node', 'staff']);
  });

  it('builds again exactly when a source has changed', async () => {
    const { root, write, install, run } = await project();
    await install();
    await run(['check']);
    const builtAt = async () => (await stat(path.join(root, 'dist/node/cli.js'))).mtimeMs;
    const first = await builtAt();
    await run(['check']);
    expect(await builtAt()).toBe(first);
    await write('src/cli.ts', cli('dua'));
    expect((await run(['check'])).out).toMatch(/^dua /);
  });

  it('a build that was killed is not taken for a good one, and what it left is cleared away', async () => {
    const { write, install, run, built } = await project();
    await install();
    // What a kill leaves behind: a temporary folder of a process that is gone, and a result without its stamp.
    await write('dist/node.999999999/cli.js', 'half of a fi');
    await write('dist/node/cli.js', 'throw new Error("half");');
    expect((await run(['check'])).out).toMatch(/^satu /);
    expect(await built()).toEqual(['node']);
  });

  it('a source that does not build is printed, exit 1, and the last good build stays', async () => {
    const { root, write, install, run, built } = await project();
    await install();
    await run(['check']);
    const good = await readFile(path.join(root, 'dist/node/cli.js'), 'utf8');
    await write('src/cli.ts', 'export const = 1;');
    const { code, out, err } = await run(['check']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('Gagal membangun (node):');
    expect(err).toContain('cli.ts');
    expect(await readFile(path.join(root, 'dist/node/cli.js'), 'utf8')).toBe(good);
    expect(await built()).toEqual(['node']);
  });

  it('"build" builds all three, fresh or not', async () => {
    const { root, install, run, built } = await project();
    await install();
    expect(await run(['build'])).toEqual({ code: 0, out: '', err: '' });
    expect(await built()).toEqual(['kiosk', 'node', 'staff']);
    expect(await readFile(path.join(root, 'dist/staff/index.html'), 'utf8')).toContain('staf');
    const builtAt = async () => (await stat(path.join(root, 'dist/kiosk/index.html'))).mtimeMs;
    const first = await builtAt();
    await run(['build']);
    expect(await builtAt()).toBeGreaterThan(first);
  });
});

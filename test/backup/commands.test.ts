import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { main } from '../../src/cli.ts';
import { stageForStart } from '../../src/backup/restore.ts';
import { finishRestore } from '../../src/server/finish-restore.ts';
import { readConfig, type ServerConfig } from '../../src/server/config.ts';
import { temporaryFolder } from '../build/mint.ts';
import { digestsIn, emptyMachine, gallery } from './places.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Nothing listens there. */
const CLOSED_PORT = '1';

async function run(argv: string[], env: NodeJS.ProcessEnv) {
  const cwd = await temporaryFolder();
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const error = vi.mocked(console.error).mockImplementation(() => {});
  const code = await main(argv, { cwd, root: cwd, env: { PORT: CLOSED_PORT, ...env } });
  const said = [...log.mock.calls, ...error.mock.calls].map(([line]) => String(line));
  log.mockRestore();
  error.mockClear();
  return { code, said };
}

const envOf = ({ contentDir, dataDir }: { contentDir: string; dataDir: string }) => ({
  CONTENT_DIR: contentDir,
  DATA_DIR: dataDir,
});

describe('npm run backup and npm run restore', () => {
  it('[I11] lead from one machine to an empty one, and over a filled one only when asked', async () => {
    const { places, site } = await gallery();
    const file = path.join(await temporaryFolder(), 'baru', 'cadangan.zip');
    const made = await run(['backup', '--out', file], envOf(places));
    expect(made.code).toBe(0);
    expect(made.said[0]).toMatch(/^Cadangan siap di .*cadangan\.zip: \d+ berkas, revisi \d+\.$/);
    const machine = await emptyMachine();
    expect((await run(['restore', file], envOf(machine))).code).toBe(0);
    expect(await digestsIn(path.join(machine.dataDir, 'feed'))).toEqual(await digestsIn(site.feedDir));
    const again = await run(['restore', file], envOf(machine));
    expect([again.code, again.said[0]]).toEqual([1, expect.stringContaining('tambahkan --replace')]);
    const replaced = await run(['restore', file, '--replace'], envOf(machine));
    expect([replaced.code, replaced.said[1]]).toEqual([0, expect.stringContaining('Isi sebelumnya disisihkan di')]);
  });

  it('[I10] a server that is running is not pulled the ground from under', async () => {
    const { places } = await gallery();
    const server = createServer((_, answer) => answer.end('{}')).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const before = await digestsIn(places.contentDir);
    const { code, said } = await run(['restore', 'x.zip', '--replace'], { ...envOf(places), PORT: String(port) });
    expect([code, said[0]]).toEqual([1, expect.stringContaining('Server masih berjalan')]);
    expect(await digestsIn(places.contentDir)).toEqual(before);
  });

  it('what is not understood is said', async () => {
    expect(await run(['backup'], {})).toMatchObject({ code: 2 });
    expect(await run(['restore'], {})).toMatchObject({ code: 2 });
    const { contentDir, dataDir } = await emptyMachine();
    const file = path.join(await temporaryFolder(), 'x.zip');
    await writeFile(file, 'bukan');
    const { code, said } = await run(['restore', file], envOf({ contentDir, dataDir }));
    expect([code, said[0]]).toEqual([1, expect.stringContaining('bukan cadangan galeri')]);
  });
});

describe('the next start', () => {
  it('[I10] puts in place what was staged, tells it, and does nothing when nothing waits', async () => {
    const { places } = await gallery();
    const file = path.join(await temporaryFolder(), 'cadangan.zip');
    await run(['backup', '--out', file], envOf(places));
    const machine = await emptyMachine();
    await stageForStart(file, machine);
    const config = readConfig(envOf(machine)) as ServerConfig;
    const said: string[] = [];
    const teller = { say: (line: string) => said.push(line), complain: (line: string) => said.push(`! ${line}`) };
    expect(await finishRestore(config, teller)).toBe(true);
    expect(said).toEqual([expect.stringMatching(/^Cadangan revisi \d+ dipulihkan\./)]);
    expect(Object.keys(await digestsIn(path.join(machine.dataDir, 'feed')))).toContain('feed.json');
    expect(await finishRestore(config, teller)).toBe(true);
    expect(said).toHaveLength(1);
  });
});

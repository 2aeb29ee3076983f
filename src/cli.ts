/** What the npm scripts run, once everything is built: `launch.mjs` calls `main` with the words after its own name. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';

export interface Surroundings {
  /** Folder the user typed in: what relative folders are relative to. */
  readonly cwd: string;
  /** Folder of the project: where content and data are when nobody says otherwise. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
}

/** The user asked for something that does not exist; the message is one sentence that says so. */
class UsageError extends Error {}

const COMMANDS: Readonly<Record<string, (args: string[], around: Surroundings) => Promise<number>>> = {
  check,
  feed,
  export: exportSite,
  schema,
  start,
  kiosk,
  'staff-link': staffLink,
  backup,
  restore,
};

/**
 * @param argv the command and its arguments
 * @returns the exit code: 0 well, 1 refused or failed, 2 not understood
 */
export async function main(argv: readonly string[], around: Surroundings): Promise<number> {
  const [name = '', ...args] = argv;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (command === undefined) {
      throw new UsageError(`Perintah "${name}" tidak dikenal; pilih salah satu: ${Object.keys(COMMANDS).join(', ')}.`);
    }
    return await command(args, around);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

async function check(args: string[], around: Surroundings): Promise<number> {
  const { positionals } = parse(args, { allowPositionals: true });
  if (positionals.length > 1) throw new UsageError('Sebutkan paling banyak satu folder: npm run check -- FOLDER.');
  const [given] = positionals;
  const dir = given === undefined ? contentDir(undefined, around) : path.resolve(around.cwd, given);
  if (!(await isFolder(dir))) {
    console.error(`Folder konten "${dir}" tidak ditemukan.`);
    return 1;
  }
  const [{ readContent }, { checkContent }, { todayOf }, { problemReport }] = await Promise.all([
    import('./build/read.ts'),
    import('./build/check.ts'),
    import('./build/today.ts'),
    import('./build/report.ts'),
  ]);
  const content = await readContent(dir);
  const { problems } = await checkContent(content, todayOf(content, Date.now()));
  const { lines, hasErrors } = problemReport(problems);
  for (const line of lines) console.log(line);
  return hasErrors ? 1 : 0;
}

async function feed(args: string[], around: Surroundings): Promise<number> {
  const { values } = parse(args, { options: { out: { type: 'string' }, content: { type: 'string' } } });
  return publishInto(folder(values['out'], around), folder(values['content'], around), around);
}

async function publishInto(
  outDir: string | undefined,
  content: string | undefined,
  around: Surroundings,
): Promise<number> {
  const [{ publish }, { problemReport }] = await Promise.all([
    import('./build/publish.ts'),
    import('./build/report.ts'),
  ]);
  const startedMs = performance.now();
  const result = await publish({
    contentDir: contentDir(content, around),
    dataDir: dataDir(around),
    outDir,
    log: (line) => console.log(line),
  });
  if (result.outcome === 'refused') {
    for (const line of problemReport(result.problems).lines) console.error(line);
    return 1;
  }
  const { revision, rotations, products, notices, photos, warnings } = result;
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1).replace('.', ',');
  console.log(
    result.outcome === 'published'
      ? `Diterbitkan: revisi ${revision}.`
      : `Tidak ada perubahan: tetap revisi ${revision}.`,
  );
  console.log(
    `${rotations} rotasi, ${products} produk, ${notices} pengumuman, ${photos.encoded} foto diolah, ${photos.cached} foto dari simpanan, ${seconds} detik.`,
  );
  if (warnings.length > 0) console.log(`${warnings.length} peringatan; lihat dengan "npm run check".`);
  return 0;
}

async function exportSite(args: string[], around: Surroundings): Promise<number> {
  const { values } = parse(args, { options: { out: { type: 'string' }, content: { type: 'string' } } });
  const outDir = folder(values['out'], around);
  if (outDir === undefined) throw new UsageError('Sebutkan folder tujuan: npm run export -- --out FOLDER.');
  const { exportKiosk, mayExportInto } = await import('./build/export.ts');
  if (!(await mayExportInto(outDir))) {
    console.error(`Folder "${outDir}" berisi berkas lain; pilih folder kosong atau hasil ekspor sebelumnya.`);
    return 1;
  }
  // The feed first: when it is refused, nothing has been exported.
  const code = await publishInto(path.join(outDir, 'feed'), folder(values['content'], around), around);
  if (code !== 0) return code;
  await exportKiosk(path.join(around.root, 'dist', 'kiosk'), outDir);
  console.log(`Situs statis siap di ${outDir}.`);
  return 0;
}

async function schema(args: string[], around: Surroundings): Promise<number> {
  const { values } = parse(args, { options: { content: { type: 'string' } } });
  const { writeSchemas } = await import('./build/schema.ts');
  for (const file of await writeSchemas(contentDir(folder(values['content'], around), around))) console.log(file);
  return 0;
}

async function start(args: string[], around: Surroundings): Promise<number> {
  parse(args, {});
  const { startServer } = await import('./server/main.ts');
  return startServer(serverEnv(around));
}

async function kiosk(args: string[], { env }: Surroundings): Promise<number> {
  const { openKiosk } = await import('./server/kiosk-browser.ts');
  return openKiosk(args, env);
}

async function staffLink(args: string[], around: Surroundings): Promise<number> {
  const { positionals } = parse(args, { allowPositionals: true });
  if (positionals.length > 1) throw new UsageError('Sebutkan paling banyak satu nama: npm run staff-link -- NAMA.');
  const { printStaffLink } = await import('./server/staff-link.ts');
  const [name] = positionals;
  return printStaffLink(serverEnv(around), name, AT_THE_TERMINAL);
}

async function backup(args: string[], around: Surroundings): Promise<number> {
  const { values } = parse(args, { options: { out: { type: 'string' } } });
  const out = folder(values['out'], around);
  if (out === undefined) throw new UsageError('Sebutkan berkas tujuan: npm run backup -- --out BERKAS.zip.');
  const { writeBackup } = await import('./server/backup-commands.ts');
  return writeBackup(serverEnv(around), out, AT_THE_TERMINAL);
}

async function restore(args: string[], around: Surroundings): Promise<number> {
  const { values, positionals } = parse(args, { allowPositionals: true, options: { replace: { type: 'boolean' } } });
  const [given] = positionals;
  if (given === undefined || positionals.length > 1) {
    throw new UsageError('Sebutkan satu berkas cadangan: npm run restore -- BERKAS.zip [--replace].');
  }
  const { restoreBackup } = await import('./server/backup-commands.ts');
  const file = path.resolve(around.cwd, given);
  return restoreBackup(serverEnv(around), file, { replace: Boolean(values['replace']) }, AT_THE_TERMINAL);
}

const AT_THE_TERMINAL = {
  say: (line: string) => console.log(line),
  complain: (line: string) => console.error(line),
};

function parse(args: string[], config: Pick<ParseArgsConfig, 'options' | 'allowPositionals'>) {
  try {
    const { values, positionals } = parseArgs({ ...config, args, strict: true });
    return { values: values as Record<string, string | undefined>, positionals };
  } catch (error) {
    const options = Object.keys(config.options ?? {}).map((name) => `--${name} FOLDER`);
    const known = options.length > 0 ? `; yang dikenal: ${options.join(', ')}` : '';
    throw new UsageError(`Argumen "${args.join(' ')}" tidak dimengerti${known}.`, { cause: error });
  }
}

const folder = (given: string | undefined, { cwd }: Surroundings): string | undefined =>
  given === undefined ? undefined : path.resolve(cwd, given);

/** An empty variable is how unit files and compose files say "not set". */
const contentDir = (given: string | undefined, around: Surroundings): string =>
  given ??
  (around.env['CONTENT_DIR'] ? path.resolve(around.cwd, around.env['CONTENT_DIR']) : path.join(around.root, 'content'));

/** Folders as the user meant them, wherever the server is started from. */
const serverEnv = (around: Surroundings): NodeJS.ProcessEnv => ({
  ...around.env,
  CONTENT_DIR: contentDir(undefined, around),
  DATA_DIR: dataDir(around),
});

const dataDir = ({ env, cwd, root }: Surroundings): string =>
  env['DATA_DIR'] ? path.resolve(cwd, env['DATA_DIR']) : path.join(root, 'var');

async function isFolder(dir: string): Promise<boolean> {
  try {
    return (await stat(dir)).isDirectory();
  } catch {
    return false;
  }
}

/** Kiosk and feed as plain files for any web host: no server of ours, no database, nothing to run. */
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentSecurityPolicy } from '../contract/csp.ts';
import { errorCode, filesBelow } from './files.ts';

const EXPORT_MARK = '_headers';

/** Where the folder is already being served, these must not name what has not been copied yet. */
const isLast = (file: string): boolean => /^(?:index\.html|sw\.js)(?:\.|$)/.test(file);

/** Whether a folder may receive an export: not there yet, empty, or an earlier export. */
export async function mayExportInto(folder: string): Promise<boolean> {
  try {
    const names = await readdir(folder);
    return names.length === 0 || names.includes(EXPORT_MARK);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return true;
    throw error;
  }
}

/**
 * Copies the built kiosk. Its page carries the content security policy itself and its addresses are relative, so the
 * files need no change for a static host or a sub-path. Files of an earlier export stay: a page that was loaded a moment
 * ago may still ask for them.
 */
export async function exportKiosk(kioskDir: string, target: string): Promise<void> {
  const files = await filesBelow(kioskDir);
  await mkdir(target, { recursive: true });
  for (const file of [...files.filter((name) => !isLast(name)), ...files.filter(isLast)]) {
    await mkdir(path.dirname(path.join(target, file)), { recursive: true });
    await copyFile(path.join(kioskDir, file), path.join(target, file));
  }
  await writeFile(path.join(target, EXPORT_MARK), headersFile());
  await writeFile(path.join(target, 'README.txt'), README);
}

const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The format Netlify, Cloudflare Pages and others read. No path matches two Cache-Control: some hosts would join them. */
function headersFile(): string {
  const rules: Record<string, Record<string, string>> = {
    '/*': {
      'Content-Security-Policy': contentSecurityPolicy('header'),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
    '/': { 'Cache-Control': 'no-cache' },
    '/index.html': { 'Cache-Control': 'no-cache' },
    '/sw.js': { 'Cache-Control': 'no-cache' },
    '/feed/feed.json': { 'Cache-Control': 'no-cache' },
    '/assets/*': { 'Cache-Control': IMMUTABLE },
    '/feed/rotations/*': { 'Cache-Control': IMMUTABLE },
    '/feed/photos/*': { 'Cache-Control': IMMUTABLE },
  };
  let text = '';
  for (const [pattern, headers] of Object.entries(rules)) {
    text += `${pattern}\n`;
    for (const [name, value] of Object.entries(headers)) text += `  ${name}: ${value}\n`;
  }
  return text;
}

const README = `Layar Galeri JakPreneur sebagai situs statis
============================================

Unggah seluruh isi folder ini ke layanan web mana pun, melalui HTTPS, di alamat
utama atau di subfolder. Tidak ada program yang perlu dijalankan di server.
Pada penyimpanan objek tanpa dokumen indeks, layar membuka .../index.html.

Aturan cache (berkas _headers sudah memuatnya untuk Netlify, Cloudflare Pages,
dan yang sejenis, bila situs berada di alamat utama; di server lain atur sendiri):

  feed/feed.json, index.html, sw.js   Cache-Control: no-cache
  feed/rotations/*, feed/photos/*     Cache-Control: ${IMMUTABLE}
  assets/*                            Cache-Control: ${IMMUTABLE}

Jenis berkas: .json sebagai application/json, .webmanifest sebagai
application/manifest+json, .webp sebagai image/webp, .avif sebagai image/avif.

Berkas .br dan .gz adalah salinan yang sudah dimampatkan; server yang tidak
memakainya boleh mengabaikannya.

Memperbarui isi: jalankan lagi "npm run export" ke folder yang sama, lalu unggah.
Unggah feed/feed.json paling akhir, sesudah semua berkas lain selesai.
`;

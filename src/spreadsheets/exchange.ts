/** Products by spreadsheet, put together: out as they are, in after a look at every row. Knows no HTTP. */
import { createHash } from 'node:crypto';
import type { ImportPreview, ImportResult } from '../api/exchange.ts';
import { Refused } from '../api/refusal.ts';
import { STATUS_WORDS } from '../api/status-words.ts';
import type { SudinKey } from '../contract/places.ts';
import type { ContentFiles } from '../desk/content-files.ts';
import type { Hand } from '../desk/product-desk.ts';
import type { ProductReader } from '../desk/product-reader.ts';
import type { Products } from '../desk/products.ts';
import { galleryToday } from '../desk/today-of.ts';
import { judgeRows, type JudgedRow } from './judge-rows.ts';
import { readSheet } from './read-sheet.ts';
import { sheetOfProducts, templateFor } from './write-sheet.ts';

export interface Exchange {
  /** An .xlsx file, as are all of these. */
  readonly template: (sudin: SudinKey) => Promise<Buffer>;
  /** @param sudin all when left out */
  readonly export: (sudin: SudinKey | undefined, nowMs: number) => Promise<Buffer>;
  /**
   * What would become of every row. Writes nothing.
   * @throws {Refused} `invalid`, `too-large` for a file that is none, is broken or is too much
   */
  readonly preview: (sudin: SudinKey, file: Buffer, nowMs: number) => Promise<ImportPreview>;
  /**
   * Writes what was looked at, row by row, by the desk of products: as working copies, which go the usual way to approval.
   * @param digest of the preview
   * @throws {Refused} `changed-meanwhile` with the preview of now, and what `preview` throws; nothing is written then
   */
  readonly take: (sudin: SudinKey, file: Buffer, digest: string, hand: Hand) => Promise<ImportResult>;
}

export interface ExchangeParts {
  readonly files: ContentFiles;
  readonly reader: ProductReader;
  readonly products: Pick<Products, 'list' | 'addDraft' | 'saveUnseen'>;
}

const CHANGED =
  'Isi berkas atau produknya berubah sejak Anda melihatnya; periksa kembali barisnya, lalu impor lagi. Belum ada yang ditulis.';

interface Look {
  readonly preview: ImportPreview;
  readonly judged: readonly JudgedRow[];
}

export function openExchange({ files, reader, products }: ExchangeParts): Exchange {
  const todayOf = galleryToday(files);

  const look = async (sudin: SudinKey, file: Buffer, nowMs: number): Promise<Look> => {
    const { rows, unknownColumns } = await readSheet(file, sudin);
    const judged = judgeRows(rows, { sudin, today: await todayOf(nowMs), products: await reader.readAll() });
    const digest = digestOf(sudin, file, judged);
    return { preview: { digest, rows: judged.map(({ told }) => told), unknownColumns: [...unknownColumns] }, judged };
  };

  const write = async (sudin: SudinKey, { told, draft, etag }: JudgedRow, hand: Hand): Promise<string | undefined> => {
    if (told.outcome !== 'new' && told.outcome !== 'changed') {
      return told.outcome === 'unchanged' ? undefined : told.problems.map(({ sentence }) => sentence).join(' ');
    }
    try {
      if (told.outcome === 'new') await products.addDraft(sudin, draft, hand);
      else await products.saveUnseen({ sudin, id: told.id ?? '' }, draft, etag, hand);
      return undefined;
    } catch (refusal) {
      // One product that somebody saves at this very moment costs one row.
      if (refusal instanceof Refused) return refusal.message;
      throw refusal;
    }
  };

  return {
    template: templateFor,

    async export(sudin, nowMs) {
      const [all, summaries] = [await reader.readAll(), await products.list(nowMs)];
      const statusOf = new Map(
        summaries.map(({ sudin: unit, id, statuses }) => [
          `${unit}/${id}`,
          statuses.map((status) => STATUS_WORDS[status]).join(', '),
        ]),
      );
      const rows = all
        // Of a file that cannot be read there is nothing to write down; the list of products says so.
        .filter(({ key, fault }) => fault === undefined && (sudin === undefined || key.sudin === sudin))
        .map(({ key, productKey, working }) => ({
          sudin: key.sudin,
          id: key.id,
          status: statusOf.get(productKey) ?? '',
          draft: working?.draft ?? { photos: [], links: [] },
        }));
      return sheetOfProducts(rows, sudin);
    },

    preview: async (sudin, file, nowMs) => (await look(sudin, file, nowMs)).preview,

    take: (sudin, file, digest, hand) =>
      // One after the other: a second press finds the products of the first, and its digest no longer fits.
      files.inTurn(`impor/${sudin}`, async () => {
        const { preview, judged } = await look(sudin, file, hand.nowMs);
        if (preview.digest !== digest) throw new Refused('changed-meanwhile', CHANGED, { current: preview });
        const result = { added: 0, changed: 0, unchanged: 0, left: [] as ImportResult['left'] };
        for (const row of judged) {
          const { outcome, name, row: number } = row.told;
          const sentence = await write(sudin, row, hand);
          if (sentence !== undefined) result.left.push({ row: number, name, sentence });
          else if (outcome === 'new') result.added += 1;
          else if (outcome === 'changed') result.changed += 1;
          else result.unchanged += 1;
        }
        return result;
      }),
  };
}

/** [I3] The file, and what every row was looked at beside. */
function digestOf(sudin: SudinKey, file: Buffer, judged: readonly JudgedRow[]): string {
  const seen = judged.map(({ told: { row, outcome, id }, etag }) => [row, outcome, id ?? '', etag]);
  return createHash('sha256')
    .update(JSON.stringify([sudin, createHash('sha256').update(file).digest('hex'), seen]))
    .digest('hex');
}

/** [E7] What the page cannot show of a file that was written by hand is set aside before the page writes over it. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder, writeDurably } from '../build/files.ts';
import { stableJson } from '../build/stable-json.ts';
import type { ProductKey } from '../api/shapes.ts';
import { productContent } from './product-content.ts';
import type { ProductPart } from './product-reader.ts';

export type KeepCopy = (key: ProductKey, name: string, part: ProductPart, nowMs: number) => Promise<void>;

/** @param keptDir `<sudin>/<id>/<when>-<name>` below it; absolute */
export function keptCopies(keptDir: string): KeepCopy {
  return async (key, name, part, nowMs) => {
    if (isShownWhole(part, key)) return;
    const folder = path.join(keptDir, key.sudin, key.id);
    await mkdir(folder, { recursive: true });
    const when = new Date(nowMs).toISOString().replace(/[:.]/g, '-');
    await writeDurably(path.join(folder, `${when}-${name}`), part.bytes);
    await syncFolder(folder);
  };
}

/** Whether a draft of it says all that the file says, however it was typed. */
function isShownWhole({ value, draft }: ProductPart, key: ProductKey): boolean {
  try {
    return sameFields(value) === sameFields(productContent(draft, key, 'draft'));
  } catch {
    // Nested without end: no product, and more than a comparison can walk through.
    return false;
  }
}

function sameFields(value: unknown): string {
  const { $schema: _schema, status: _status, ...fields } = value as Record<string, unknown>;
  return new TextDecoder().decode(stableJson(fields));
}

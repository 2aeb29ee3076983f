/**
 * An import from the choice of a file to what came of it. The page keeps the file: it is sent once to be looked at and
 * once more to be taken, so that nothing of it lies about on the server in between.
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { ImportPreview, type ImportResult } from '../../api/exchange.ts';
import { routes } from '../../api/routes.ts';
import type { SudinKey } from '../../contract/places.ts';
import { CallError } from '../call.ts';
import { upload } from '../upload.ts';

export type ImportStage =
  | { readonly kind: 'choosing' }
  /** `share` of the file that has been sent; 1: the server is at work on it. */
  | { readonly kind: 'checking' | 'importing'; readonly share: number }
  | { readonly kind: 'looking'; readonly preview: ImportPreview }
  | { readonly kind: 'done'; readonly result: ImportResult };

export interface ImportModel {
  readonly stage: ReadonlySignal<ImportStage>;
  readonly fileName: ReadonlySignal<string>;
  /** Why the last step brought nothing. */
  readonly failure: ReadonlySignal<string | undefined>;
  readonly check: (sudin: SudinKey, file: File) => Promise<void>;
  /** Takes what was looked at. */
  readonly take: () => Promise<void>;
  readonly startOver: () => void;
}

const LOST = 'Sambungan terputus; coba lagi. Periksa daftar produk dahulu bila impor sudah sempat dimulai.';

/** @param onTaken products have come in */
export function createImport(onTaken: () => void, send: typeof upload = upload): ImportModel {
  const stage = signal<ImportStage>({ kind: 'choosing' });
  const fileName = signal('');
  const failure = signal<string | undefined>(undefined);
  let chosen: { readonly sudin: SudinKey; readonly file: File } | undefined;

  const onProgress = (kind: 'checking' | 'importing') => (share: number) => {
    if (stage.value.kind === kind) stage.value = { kind, share };
  };

  return {
    stage: computed(() => stage.value),
    fileName: computed(() => fileName.value),
    failure: computed(() => failure.value),

    async check(sudin, file) {
      chosen = { sudin, file };
      fileName.value = file.name;
      failure.value = undefined;
      stage.value = { kind: 'checking', share: 0 };
      try {
        const preview = await send(routes.previewImport, {
          params: { sudin },
          files: [file],
          onProgress: onProgress('checking'),
          lost: LOST,
        });
        stage.value = { kind: 'looking', preview };
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        failure.value = error.message;
        stage.value = { kind: 'choosing' };
      }
    },

    async take() {
      if (stage.value.kind !== 'looking' || chosen === undefined) return;
      const { preview } = stage.value;
      const { sudin, file } = chosen;
      failure.value = undefined;
      stage.value = { kind: 'importing', share: 0 };
      try {
        const result = await send(routes.importProducts, {
          params: { sudin },
          query: { digest: preview.digest },
          files: [file],
          onProgress: onProgress('importing'),
          lost: LOST,
        });
        stage.value = { kind: 'done', result };
        onTaken();
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        failure.value = error.message;
        // What would be written now; nothing has been.
        const current = ImportPreview.safeParse(error.current);
        stage.value = { kind: 'looking', preview: current.success ? current.data : preview };
      }
    },

    startOver() {
      chosen = undefined;
      failure.value = undefined;
      stage.value = { kind: 'choosing' };
    },
  };
}

export interface ImportCounts {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly skipped: number;
  /** Rows with something that has to be mended, taken or not. */
  readonly withErrors: number;
}

export function countRows({ rows }: ImportPreview): ImportCounts {
  const count = (outcome: (typeof rows)[number]['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  return {
    new: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    skipped: count('skipped'),
    withErrors: rows.filter(hasErrors).length,
  };
}

export const hasErrors = ({ problems }: ImportPreview['rows'][number]): boolean =>
  problems.some(({ severity }) => severity === 'error');

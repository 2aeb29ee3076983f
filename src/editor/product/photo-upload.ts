/** Photos on their way to the server: several at once, and what became of each. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ProductKey } from '../../api/shapes.ts';
import { routes } from '../../api/routes.ts';
import { CallError } from '../call.ts';
import { upload } from '../upload.ts';

export interface PhotoUpload {
  /** 0 to 1; undefined while nothing is on its way. */
  readonly share: ReadonlySignal<number | undefined>;
  /** Of those that were refused: which file, and why. */
  readonly refused: ReadonlySignal<readonly { readonly name: string; readonly sentence: string }[]>;
  /** @returns the names the photos have in the product's folder, in the order they were chosen */
  send(files: readonly File[]): Promise<readonly string[]>;
}

export function createPhotoUpload({ sudin, id }: ProductKey, send: typeof upload = upload): PhotoUpload {
  const share = signal<number | undefined>(undefined);
  const refused = signal<readonly { name: string; sentence: string }[]>([]);
  return {
    share: computed(() => share.value),
    refused: computed(() => refused.value),
    async send(files) {
      share.value = 0;
      refused.value = [];
      try {
        const { results } = await send(routes.addPhotos, {
          params: { sudin, id },
          files,
          onProgress: (sent) => (share.value = sent),
        });
        refused.value = results.flatMap((result) => ('sentence' in result ? [result] : []));
        return results.flatMap((result) => ('photo' in result ? [result.photo.file] : []));
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        refused.value = files.map(({ name }) => ({ name, sentence: error.message }));
        return [];
      } finally {
        share.value = undefined;
      }
    },
  };
}

/** Files to the server, with how far they have got: `fetch` cannot tell that. */
import type { AnswerOf, ParamsOf, QueryOf, Route } from '../api/route.ts';
import { answerOf, CallError, urlOf } from './call.ts';

export interface UploadInput<R extends Route> {
  readonly params: ParamsOf<R>;
  readonly query?: QueryOf<R>;
  readonly files: readonly File[];
  /** 0 to 1; 1 means sent, not yet answered. */
  readonly onProgress: (share: number) => void;
  readonly signal?: AbortSignal | undefined;
  /** What to say when the connection is lost; about photos unless said otherwise. */
  readonly lost?: string;
}

const PHOTOS_LOST = 'Unggahan terputus. Foto yang sudah masuk tetap tersimpan; unggah lagi sisanya.';

/** @throws {CallError} */
export function upload<R extends Route & { takesFiles: true }>(route: R, input: UploadInput<R>): Promise<AnswerOf<R>> {
  const form = new FormData();
  for (const file of input.files) form.append('photo', file, file.name);
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open(route.method, urlOf(route, { params: input.params, query: input.query }));
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      input.onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('load', () => {
      try {
        resolve(answerOf(route, request.status, request.responseText));
      } catch (error) {
        reject(error);
      }
    });
    const lost = () => reject(new CallError('offline', input.lost ?? PHOTOS_LOST));
    request.addEventListener('error', lost);
    request.addEventListener('abort', lost);
    input.signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

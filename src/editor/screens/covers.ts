/** The covers of products that are on a screen now: each asked for once, as long as the view lives. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { routes } from '../../api/routes.ts';
import type { ProductKey } from '../../api/shapes.ts';
import { CallError } from '../call.ts';
import { coverOf } from '../products/cover.ts';
import type { SessionModel } from '../session.ts';

export interface Covers {
  /** Addresses by `sudin/id`; what is missing has none, or is not there yet. */
  readonly byKey: ReadonlySignal<ReadonlyMap<string, string>>;
  ask(key: ProductKey): Promise<void>;
}

export function createCovers({ ask }: Pick<SessionModel, 'ask'>): Covers {
  const byKey = signal<ReadonlyMap<string, string>>(new Map());
  const asked = new Set<string>();
  return {
    byKey,
    async ask({ sudin, id }) {
      const key = `${sudin}/${id}`;
      if (asked.has(key)) return;
      asked.add(key);
      try {
        const { draft } = await ask(routes.readProduct, { params: { sudin, id } });
        const src = coverOf({ sudin, id, cover: draft.photos?.[0]?.file });
        if (src !== undefined) byKey.value = new Map([...byKey.value, [key, src]]);
      } catch (error) {
        // Deleted meanwhile, or offline: its name stands there all the same.
        if (!(error instanceof CallError)) throw error;
        if (error.code !== 'not-found') asked.delete(key);
      }
    },
  };
}

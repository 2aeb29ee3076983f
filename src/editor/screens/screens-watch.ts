/** The screens as the server knows them, looked at quietly by whoever shows them: sidebar, list, publication. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { routes } from '../../api/routes.ts';
import type { ScreenList } from '../../api/screens.ts';
import { CallError, type CallInput } from '../call.ts';
import type { AnswerOf, Route } from '../../api/route.ts';
import { createResource, type Resource } from '../resource.ts';

export interface ScreensWatch {
  readonly list: Resource<ScreenList>;
  /** "41" of a revision; undefined while it is not known, and for one that is long past. */
  readonly versions: ReadonlySignal<ReadonlyMap<number, number>>;
  /** Never rejects: what could not be fetched is looked at again. */
  look(): Promise<void>;
}

type Ask = <R extends Route>(route: R, input: CallInput<R>) => Promise<AnswerOf<R>>;

/** @param ask without a dialog: nobody is asked for a password because a list looks at itself */
export function createScreensWatch(ask: Ask): ScreensWatch {
  const list = createResource(() => ask(routes.listScreens, {}));
  const versions = signal<ReadonlyMap<number, number>>(new Map());
  /** Asked for once: what the newest page of the history does not have is long past. */
  const asked = new Set<number>();

  async function learnVersions({ screens, revision }: ScreenList): Promise<void> {
    const shown = [revision, ...screens.map((screen) => screen.revision)].filter((one) => one !== undefined);
    const unknown = shown.filter((one) => !versions.value.has(one) && !asked.has(one));
    if (unknown.length === 0) return;
    for (const one of unknown) asked.add(one);
    try {
      const { publications } = await ask(routes.listPublications, {});
      const learnt = publications.map((past) => [past.revision, past.version] as const);
      versions.value = new Map([...versions.value, ...learnt]);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      // The number is missing beside it for a while.
      for (const one of unknown) asked.delete(one);
    }
  }

  return {
    list,
    versions: computed(() => versions.value),
    async look() {
      await list.reload();
      const now = list.value.value;
      if (now !== undefined) await learnVersions(now);
    },
  };
}

/**
 * One product under somebody's hands. What is typed is kept by the browser at once and by the server a moment later; an
 * edit on something that has changed meanwhile becomes a question, never an overwrite (E7).
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { tidyDraft, type Draft } from '../../api/draft.ts';
import type { ProductView } from '../../api/products.ts';
import { routes } from '../../api/routes.ts';
import type { LocalDate } from '../../contract/dates.ts';
import type { Problem } from '../../contract/problems.ts';
import { productProblems } from '../../contract/product-problems.ts';
import { CallError } from '../call.ts';
import type { SessionModel } from '../session.ts';
import { setIn } from '../conflict/field-path.ts';
import type { Keepsake, Kept } from './keepsake.ts';
import { merged, mergeFields, type FieldMerge, type Side } from './merge.ts';

/** A pause in typing after which the server gets what there is. */
const AUTOSAVE_AFTER_MS = 1500;
const TRY_AGAIN_AFTER_MS = 10_000;

export type SaveState =
  { readonly is: 'saved' | 'unsaved' | 'saving' } | { readonly is: 'failed'; readonly sentence: string };

export interface Conflict {
  readonly theirs: ProductView;
  readonly fields: readonly FieldMerge[];
}

export interface ProductForm {
  /** As the server last told it. */
  readonly view: ReadonlySignal<ProductView>;
  readonly draft: ReadonlySignal<Draft>;
  readonly saveState: ReadonlySignal<SaveState>;
  /** What the rules say of the draft as it is typed, and of its photos as the server found them. */
  readonly problems: ReadonlySignal<readonly Problem[]>;
  readonly conflict: ReadonlySignal<Conflict | undefined>;
  /** Words of an earlier visit that never reached the server. */
  readonly recovered: ReadonlySignal<Kept | undefined>;
  set(path: string, value: unknown): void;
  /** Sends what there is now. @returns whether the server has it */
  save(): Promise<boolean>;
  /** Saves, then does one of the steps of curation. @throws {CallError} */
  step(act: (view: ProductView) => Promise<ProductView>): Promise<void>;
  settle(choices: ReadonlyMap<string, Side>): Promise<boolean>;
  takeRecovered(): void;
  dropRecovered(): void;
  /** Takes over a view that another call answered (photos added). */
  refresh(view: ProductView): void;
  stop(): void;
}

export interface ProductFormPorts {
  readonly session: Pick<SessionModel, 'ask'>;
  readonly keepsake: Keepsake;
  readonly today: LocalDate;
  readonly nowMs: () => number;
  /** @returns takes it back */
  readonly later: (run: () => void, ms: number) => () => void;
}

export function createProductForm(opened: ProductView, ports: ProductFormPorts): ProductForm {
  const { session, keepsake, today, nowMs, later } = ports;
  const view = signal(opened);
  const draft = signal(opened.draft);
  const saveState = signal<SaveState>({ is: 'saved' });
  const conflict = signal<Conflict | undefined>(undefined);
  const left = keepsake.read();
  const recovered = signal(left !== undefined && !isSame(left.draft, opened.draft) ? left : undefined);
  let takeBack = (): void => {};
  let running: Promise<boolean> | undefined;

  const isDirty = (): boolean => !isSame(draft.value, view.value.draft);

  function set(path: string, value: unknown): void {
    draft.value = setIn(draft.value, path, value);
    saveState.value = { is: 'unsaved' };
    keepsake.write({ etag: view.value.etag, base: view.value.draft, draft: draft.value, atMs: nowMs() });
    takeBack();
    takeBack = later(() => void save(), AUTOSAVE_AFTER_MS);
  }

  /** One at a time: a second edit waits for the first one's etag. */
  async function save(): Promise<boolean> {
    takeBack();
    if (running !== undefined) {
      await running;
      return save();
    }
    if (conflict.value !== undefined) return false;
    if (!isDirty()) {
      saveState.value = { is: 'saved' };
      keepsake.clear();
      return true;
    }
    running = send(draft.value).finally(() => (running = undefined));
    return running;
  }

  async function send(sent: Draft): Promise<boolean> {
    const { sudin, id, etag } = view.value;
    saveState.value = { is: 'saving' };
    try {
      const answer = await session.ask(routes.saveProduct, {
        params: { sudin, id },
        ifMatch: etag,
        body: tidyDraft(sent),
      });
      const hasTypedOn = draft.value !== sent;
      view.value = answer;
      saveState.value = { is: hasTypedOn ? 'unsaved' : 'saved' };
      if (!hasTypedOn) keepsake.clear();
      return true;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      saveState.value = { is: 'failed', sentence: error.message };
      if (error.code === 'changed-meanwhile') meet(error.current as ProductView);
      else if (error.code === 'offline') takeBack = later(() => void save(), TRY_AGAIN_AFTER_MS);
      return false;
    }
  }

  function meet(theirs: ProductView): void {
    const fields = mergeFields(view.value.draft, draft.value, theirs.draft);
    if (fields.length > 0) {
      conflict.value = { theirs, fields };
      return;
    }
    // Both wrote the same, or only its way to approval has changed.
    refresh(theirs);
  }

  function refresh(next: ProductView): void {
    const wasDirty = isDirty();
    view.value = next;
    if (!wasDirty) draft.value = next.draft;
    saveState.value = { is: isDirty() ? 'unsaved' : 'saved' };
  }

  return {
    view: computed(() => view.value),
    draft: computed(() => draft.value),
    saveState: computed(() => saveState.value),
    problems: computed(() => problemsOf(view.value, draft.value, today)),
    conflict: computed(() => conflict.value),
    recovered: computed(() => recovered.value),
    set,
    save,
    refresh,
    async step(act) {
      if (!(await save())) return;
      const next = await act(view.value);
      view.value = next;
      draft.value = next.draft;
      keepsake.clear();
    },
    async settle(choices) {
      const open = conflict.value;
      if (open === undefined) return true;
      draft.value = merged(open.theirs.draft, open.fields, choices);
      view.value = open.theirs;
      conflict.value = undefined;
      return save();
    },
    takeRecovered() {
      const kept = recovered.value;
      recovered.value = undefined;
      if (kept === undefined) return;
      // Typed over an older version: the server's own comparison would not notice, because we ask with today's etag.
      const fields = mergeFields(kept.base, kept.draft, view.value.draft);
      if (kept.etag !== view.value.etag && fields.some(({ settled }) => settled !== 'mine')) {
        draft.value = kept.draft;
        conflict.value = { theirs: view.value, fields };
        return;
      }
      draft.value = kept.draft;
      saveState.value = { is: 'unsaved' };
      takeBack = later(() => void save(), AUTOSAVE_AFTER_MS);
    },
    dropRecovered() {
      recovered.value = undefined;
      keepsake.clear();
    },
    stop: () => takeBack(),
  };
}

/** The rules are the page's own business; what a photo holds only the server has seen. */
function problemsOf(view: ProductView, draft: Draft, today: LocalDate): readonly Problem[] {
  const { sudin, id } = view;
  const typed = productProblems({ id, sudin, status: 'curated', ...tidyDraft(draft) }, today);
  const ofFiles = view.problems.flatMap((problem) => {
    const index = /^photos\.(\d+)\.file$/.exec(problem.field)?.[1];
    if (index === undefined) return [];
    // The photos may have been put into another order since.
    const file = view.draft.photos[Number(index)]?.file;
    const now = draft.photos.findIndex((photo) => photo.file === file);
    return now === -1 ? [] : [{ ...problem, field: `photos.${now}.file` }];
  });
  const told = new Set(typed.map(({ field }) => field));
  return [...typed, ...ofFiles.filter(({ field }) => !told.has(field))];
}

const isSame = (a: Draft, b: Draft): boolean => JSON.stringify(tidyDraft(a)) === JSON.stringify(tidyDraft(b));

/**
 * A file of the gallery's own under somebody's hands: gallery.json or a notice. Saved when asked to; an edit on something
 * that has changed meanwhile becomes a question (E7).
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Problem } from '../../contract/problems.ts';
import { CallError } from '../call.ts';
import { getIn, setIn } from '../conflict/field-path.ts';
import { merged, mergeFields, type FieldMerge, type MergeField, type Side } from '../conflict/merge.ts';

export interface SettingsForm<Body> {
  readonly value: ReadonlySignal<Body>;
  readonly isDirty: ReadonlySignal<boolean>;
  readonly isSaving: ReadonlySignal<boolean>;
  /** What the server said of the last try, or of the file as it is. */
  readonly problems: ReadonlySignal<readonly Problem[]>;
  readonly failure: ReadonlySignal<string | undefined>;
  readonly conflict: ReadonlySignal<readonly FieldMerge[] | undefined>;
  get(path: string): unknown;
  set(path: string, value: unknown): void;
  save(): Promise<boolean>;
  settle(choices: ReadonlyMap<string, Side>): Promise<boolean>;
  undo(): void;
}

export interface Stored<Body> {
  readonly etag: string;
  readonly value: Body;
  readonly problems: readonly Problem[];
}

export interface SettingsPorts<Body> {
  readonly fields: readonly MergeField[];
  /** @throws {CallError}; of `changed-meanwhile`, `current` is read by `storedOf` */
  readonly send: (body: Body, etag: string) => Promise<Stored<Body>>;
  readonly storedOf: (current: unknown) => Stored<Body>;
}

export function createSettingsForm<Body>(opened: Stored<Body>, ports: SettingsPorts<Body>): SettingsForm<Body> {
  const stored = signal(opened);
  const value = signal(opened.value);
  const isSaving = signal(false);
  const problems = signal(opened.problems);
  const failure = signal<string | undefined>(undefined);
  const conflict = signal<{ theirs: Stored<Body>; fields: readonly FieldMerge[] } | undefined>(undefined);

  async function save(): Promise<boolean> {
    isSaving.value = true;
    failure.value = undefined;
    try {
      const next = await ports.send(value.value, stored.value.etag);
      stored.value = next;
      value.value = next.value;
      problems.value = next.problems;
      return true;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      failure.value = error.message;
      if (error.problems.length > 0) problems.value = error.problems;
      if (error.code === 'changed-meanwhile') meet(ports.storedOf(error.current));
      return false;
    } finally {
      isSaving.value = false;
    }
  }

  function meet(theirs: Stored<Body>): void {
    const fields = mergeFields(ports.fields, { base: stored.value.value, mine: value.value, theirs: theirs.value });
    conflict.value = { theirs, fields };
  }

  return {
    value: computed(() => value.value),
    isDirty: computed(() => JSON.stringify(value.value) !== JSON.stringify(stored.value.value)),
    isSaving: computed(() => isSaving.value),
    problems: computed(() => problems.value),
    failure: computed(() => failure.value),
    conflict: computed(() => conflict.value?.fields),
    get: (path) => getIn(value.value, path),
    set: (path, wanted) => (value.value = setIn(value.value, path, wanted)),
    save,
    async settle(choices) {
      const open = conflict.value;
      if (open === undefined) return true;
      value.value = merged(open.theirs.value, open.fields, choices);
      stored.value = open.theirs;
      conflict.value = undefined;
      return save();
    },
    undo() {
      value.value = stored.value.value;
      problems.value = stored.value.problems;
      failure.value = undefined;
    },
  };
}

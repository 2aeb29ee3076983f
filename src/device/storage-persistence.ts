/** Asks the browser not to evict the gallery when the disk runs low, and tells how much is used. */
export interface StorageState {
  readonly persisted: boolean;
  readonly usedBytes: number | undefined;
  readonly quotaBytes: number | undefined;
}

/** Never rejects: a browser that refuses still has a gallery to show. */
export async function askForPersistence(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}

export async function storageState(): Promise<StorageState> {
  try {
    const [persisted, { usage, quota }] = await Promise.all([
      navigator.storage.persisted(),
      navigator.storage.estimate(),
    ]);
    return { persisted, usedBytes: usage, quotaBytes: quota };
  } catch {
    return { persisted: false, usedBytes: undefined, quotaBytes: undefined };
  }
}

/**
 * The display's end of the app update (U1). The bridge to the service worker is loaded after the first card; until it is
 * there nothing waits. What is already waiting at boot is taken at once, before anybody has begun to watch.
 */
import type { Clock } from '../../device/clock.ts';
import type { AppUpdate } from '../../device/service-worker.ts';

export interface UpdateLink {
  isWaiting(): boolean;
  apply(): void;
  /** Registers the service worker and reports this page as come to life (U2). */
  connect(): Promise<void>;
  stop(): void;
}

export interface UpdateLinkPorts {
  readonly clock: Clock;
  /** Address of the script that carried the first card; its digest tells which shell this page came from. */
  readonly entry: string;
  /** A version was waiting when this page began. */
  readonly onWaitingAtBoot: () => void;
}

export function createUpdateLink({ clock, entry, onWaitingAtBoot }: UpdateLinkPorts): UpdateLink {
  let update: AppUpdate | undefined;
  return {
    isWaiting: () => update?.isWaiting() === true,
    apply: () => update?.apply(),
    async connect() {
      const bridge = await import('../../device/service-worker.ts').catch(() => undefined);
      // Asked for again by the next start; a screen without its service worker is a screen all the same.
      if (bridge === undefined) return;
      const { connectServiceWorker } = bridge;
      update = connectServiceWorker({
        url: new URL('sw.js', document.baseURI).href,
        entry,
        clock,
        reload: () => location.reload(),
        onWaiting: (sinceBoot) => sinceBoot && onWaitingAtBoot(),
      });
      update.reportSettled();
    },
    stop: () => update?.stop(),
  };
}

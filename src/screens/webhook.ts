/** Tells another system of a screen. Its address may hold a secret, so it stands in no log and no error of ours. */
import { localNow } from '../rotation/local-time.ts';
import { WEBHOOK_TIMEOUT_MS } from './limits.ts';
import type { ToldState } from './screen-rows.ts';

export interface ScreenNews {
  readonly screenId: string;
  readonly name: string;
  readonly state: ToldState;
  /** Silent: when it was last heard. Connected: when it was heard again. */
  readonly sinceMs: number;
}

/** Whether it was taken. Never rejects. */
export type TellNews = (news: ScreenNews) => Promise<boolean>;

/**
 * A POST of JSON: codes for programs, and `text` for the chat rooms that show just that.
 * @param url of `SCREEN_WEBHOOK_URL`
 */
export function webhook(url: string, timeZone: () => Promise<string>, fetchIt: typeof fetch = fetch): TellNews {
  return async (news) => {
    try {
      const answer = await fetchIt(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MS),
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          event: `screen-${news.state}`,
          screen: { id: news.screenId, name: news.name },
          since: new Date(news.sinceMs).toISOString(),
          text: sentenceOf(news, await timeZone()),
        }),
      });
      await answer.body?.cancel();
      return answer.ok;
    } catch {
      return false;
    }
  };
}

function sentenceOf({ name, state, sinceMs }: ScreenNews, timeZone: string): string {
  const { date, minutes } = localNow(sinceMs, timeZone);
  const at = `${date} pukul ${pad(Math.floor(minutes / 60))}.${pad(minutes % 60)}`;
  return state === 'silent' ? `Layar "${name}" terputus sejak ${at}.` : `Layar "${name}" terhubung lagi sejak ${at}.`;
}

const pad = (value: number): string => String(value).padStart(2, '0');

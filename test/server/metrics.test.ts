import { describe, expect, it, vi } from 'vitest';
import { createMetrics, type Metrics } from '../../src/server/metrics.ts';
import { publishFeedJson, SHA, site } from './temp-site.ts';

const counting = (options: Parameters<typeof site>[0] = {}) => {
  const metrics = createMetrics({ withProcess: false });
  return site({ metrics, ...options }).then((made) => ({ ...made, metrics }));
};
const LAN = { remoteAddress: '192.168.1.7' };

/** The line of one figure, by name and labels. */
async function figure(metrics: Metrics, name: string): Promise<string | undefined> {
  return (await metrics.text())
    .split('\n')
    .find((line) => line.startsWith(name))
    ?.split(' ')
    .at(-1);
}

describe('/metrics', () => {
  it('counts answers by route and class of status, never by the address that was asked', async () => {
    const { app, metrics } = await counting();
    await app.inject('/feed/feed.json');
    const { headers } = await app.inject('/feed/feed.json');
    await app.inject({ url: '/feed/feed.json', headers: { 'if-none-match': String(headers['etag']) } });
    await app.inject(`/feed/photos/${SHA}.webp`);
    await app.inject('/somebody/secret');
    await app.inject('/api/session');
    const requests = (await metrics.text()).split('\n').filter((line) => line.startsWith('galeri_http_requests_total'));
    expect(requests.map((line) => line.replace('galeri_http_requests_total', ''))).toEqual([
      '{method="GET",route="/feed/feed.json",status="2xx"} 2',
      '{method="GET",route="/feed/feed.json",status="3xx"} 1',
      '{method="GET",route="/feed/photos/:name",status="2xx"} 1',
      '{method="GET",route="none",status="4xx"} 1',
      '{method="GET",route="/api",status="4xx"} 1',
    ]);
    expect(await figure(metrics, 'galeri_http_request_seconds_count{route="/feed/feed.json"}')).toBe('3');
    expect(await metrics.text()).not.toMatch(/secret|aaaa/);
  });

  it('tells the revision of the feed and how long it has stood', async () => {
    const { metrics, feedDir } = await counting();
    expect(await figure(metrics, 'galeri_feed_revision')).toBe('7');
    expect(Number(await figure(metrics, 'galeri_feed_age_seconds'))).toBeGreaterThanOrEqual(0);
    await publishFeedJson(feedDir, '{"format":1,"revision":8}');
    expect(await figure(metrics, 'galeri_feed_revision')).toBe('8');
  });

  it('has no revision before the first publication, which is not revision 0', async () => {
    const { metrics } = await counting({ published: false });
    expect(await metrics.text()).not.toMatch(/^galeri_feed_(?:revision|age_seconds) /m);
  });

  it('tells outcomes of publications from the first look on', async () => {
    const { metrics } = await counting();
    metrics.publication('failed');
    expect(await figure(metrics, 'galeri_publications_total{outcome="failed"}')).toBe('1');
    expect(await figure(metrics, 'galeri_publications_total{outcome="published"}')).toBe('0');
  });

  it('tells memory and event loop of the process', async () => {
    const text = await createMetrics().text();
    expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  });

  it('is in the format of Prometheus, and nobody keeps it', async () => {
    const { app } = await counting();
    const { statusCode, headers, body } = await app.inject('/metrics');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'content-type': /^text\/plain; version=0\.0\.4/, 'cache-control': 'no-store' });
    expect(body).toContain('# TYPE galeri_feed_revision gauge\n');
  });

  it('is not there where nobody counts', async () => {
    const { app } = await site();
    expect((await app.inject('/metrics')).statusCode).toBe(404);
  });
});

describe('who may see /metrics', () => {
  it('[K9] this machine; another one, and whoever comes through a proxy here, is told that there is no such page', async () => {
    const { app } = await counting();
    expect((await app.inject('/metrics')).statusCode).toBe(200);
    expect((await app.inject({ url: '/metrics', remoteAddress: '::1' })).statusCode).toBe(200);
    for (const asked of [LAN, { headers: { 'x-forwarded-for': '192.168.1.7' } }, { headers: { via: '1.1 proxy' } }]) {
      const { statusCode, body } = await app.inject({ url: '/metrics', ...asked });
      expect(statusCode).toBe(404);
      expect(body).not.toContain('galeri_');
    }
  });

  it('[K9] everybody, where the environment says so', async () => {
    const { app } = await counting({ isMetricsForEverybody: true });
    expect((await app.inject({ url: '/metrics', ...LAN })).statusCode).toBe(200);
  });
});

describe('a figure somebody else knows', () => {
  it('is asked for at every look', async () => {
    const metrics = createMetrics({ withProcess: false });
    const states = vi.fn().mockReturnValueOnce({ connected: 2, silent: 1 }).mockReturnValue({ connected: 3 });
    metrics.gauge({
      name: 'galeri_screens',
      help: 'Screens by state.',
      labels: ['state'],
      collect(set) {
        for (const [state, count] of Object.entries(states() as Record<string, number>)) set(count, { state });
      },
    });
    expect(await metrics.text()).toMatch(/galeri_screens\{state="connected"\} 2\ngaleri_screens\{state="silent"\} 1/);
    const text = await metrics.text();
    expect(text).toContain('galeri_screens{state="connected"} 3');
    expect(text).not.toContain('silent');
  });

  it('that cannot be had costs itself and nothing else', async () => {
    const metrics = createMetrics({ withProcess: false });
    metrics.gauge({ name: 'galeri_lag_seconds', help: 'Lag.', collect: () => Promise.reject(new Error('closed')) });
    metrics.gauge({
      name: 'galeri_broken',
      help: 'Broken.',
      collect: () => {
        throw new Error('closed');
      },
    });
    metrics.publication('published');
    const text = await metrics.text();
    expect(text).toContain('galeri_publications_total{outcome="published"} 1');
    expect(text).not.toMatch(/^galeri_(?:lag_seconds|broken) /m);
  });
});

/**
 * What the server counts about itself, for Prometheus. A registry of its own: the library's global one would be shared by
 * every app of a test. No figure names a person, an address or a product.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Sets one value of a gauge; labels by name. */
export type SetGauge = (value: number, labels?: Readonly<Record<string, string>>) => void;

export interface GaugeOptions {
  /** With the prefix `galeri_` and the unit, e.g. `galeri_screens`. */
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  /** Asked at every look; what it does not set is gone. What it throws costs this gauge, not the look. */
  readonly collect: (set: SetGauge) => void | Promise<void>;
}

export interface AnsweredRequest {
  /** As the route is written, never as it was asked: `/feed/photos/:name`. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  /** Undefined for what stays open. */
  readonly seconds: number | undefined;
}

export interface Metrics {
  readonly request: (answered: AnsweredRequest) => void;
  /** @param outcome published, unchanged, refused, failed */
  readonly publication: (outcome: string) => void;
  /** For figures somebody else knows: registered once, asked at every look. */
  readonly gauge: (options: GaugeOptions) => void;
  /** In the text format of Prometheus. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

export const PUBLICATION_OUTCOMES = ['published', 'unchanged', 'refused', 'failed'] as const;

/** From a 304 of a busy machine to a photo over a poor wireless link. */
const SECONDS_BUCKETS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10];

/** @param options.withProcess memory, processor and event loop of the process as well */
export function createMetrics({ withProcess = true } = {}): Metrics {
  const register = new Registry();
  if (withProcess) collectDefaultMetrics({ register });
  const requests = new Counter({
    name: 'galeri_http_requests_total',
    help: 'Requests answered, by route and class of status.',
    labelNames: ['method', 'route', 'status'],
    registers: [register],
  });
  const seconds = new Histogram({
    name: 'galeri_http_request_seconds',
    help: 'Time from the request to the end of its answer.',
    labelNames: ['route'],
    buckets: SECONDS_BUCKETS,
    registers: [register],
  });
  const publications = new Counter({
    name: 'galeri_publications_total',
    help: 'Publications since the start of the server, by outcome.',
    labelNames: ['outcome'],
    registers: [register],
  });
  // A counter that appears with its first event hides that event from whoever computes a rate.
  for (const outcome of PUBLICATION_OUTCOMES) publications.inc({ outcome }, 0);

  return {
    request(answered) {
      const { route, method, status } = answered;
      requests.inc({ method, route, status: `${Math.floor(status / 100)}xx` });
      if (answered.seconds !== undefined) seconds.observe({ route }, answered.seconds);
    },
    publication: (outcome) => publications.inc({ outcome }),
    gauge({ name, help, labels = [], collect }) {
      // oxlint-disable-next-line no-new -- it lives in the registry
      new Gauge({
        name,
        help,
        labelNames: [...labels],
        registers: [register],
        async collect() {
          this.reset();
          // A gauge without labels would say 0, which is a figure too.
          if (labels.length === 0) this.remove();
          try {
            await collect((value, of = {}) => this.set(of, value));
          } catch {
            // No figure is better than half of them.
            this.reset();
            if (labels.length === 0) this.remove();
          }
        },
      });
    },
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}

/** [G2, G5] `POST /screens/report` and `/screens/plays`: what a screen says, handed to whoever keeps it. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod/mini';
import { BATCH_MAX_BYTES, REPORT_MAX_BYTES } from '../../contract/report-limits.ts';
import { PlayAnswer, PlayBatch, ReportAnswer, ScreenReport } from '../../contract/report.ts';
import type { ScreensDesk } from '../../screens/screens-desk.ts';
import type { FeedFile } from '../feed-file.ts';
import { PLAYS_RATE, REPORTS_RATE, RETRY_AFTER_SECONDS } from './limits.ts';

/** Of every "no". */
const No = z.strictObject({ status: z.int(), error: z.string() });
const NOES = { '4xx': No, '5xx': No };

export interface ReportRoutesOptions {
  readonly readFeed: () => Promise<FeedFile | undefined>;
  /** Undefined while the records are not open. */
  readonly desk: () => ScreensDesk | undefined;
}

export async function reportRoutes(app: FastifyInstance, { readFeed, desk }: ReportRoutesOptions): Promise<void> {
  app.post<{ Body: ScreenReport }>(
    '/report',
    {
      bodyLimit: REPORT_MAX_BYTES,
      config: { rateLimit: REPORTS_RATE },
      schema: { body: ScreenReport, response: { 200: ReportAnswer, ...NOES } },
    },
    async ({ body }, reply) => {
      const keeper = desk();
      if (keeper === undefined || keeper.takeReport(body) === 'full') return comeAgain(reply);
      const revision = (await readFeed())?.revision;
      return reply.send(revision === undefined ? {} : { revision });
    },
  );

  app.post<{ Body: PlayBatch }>(
    '/plays',
    {
      bodyLimit: BATCH_MAX_BYTES,
      config: { rateLimit: PLAYS_RATE },
      schema: { body: PlayBatch, response: { 200: PlayAnswer, ...NOES } },
    },
    async ({ body, log }, reply) => {
      const answer = await desk()?.takePlays(body);
      if (answer === undefined || answer === 'full') return comeAgain(reply);
      if (answer.refused.length > 0) {
        log.warn({ screen: body.screenId, refused: answer.refused.slice(0, 5) }, 'plays refused');
      }
      return reply.send(answer);
    },
  );
}

/** Nothing is lost: a screen keeps what was not taken. */
const comeAgain = (reply: FastifyReply): FastifyReply =>
  reply.code(503).header('retry-after', RETRY_AFTER_SECONDS).send({ status: 503, error: 'Service Unavailable' });

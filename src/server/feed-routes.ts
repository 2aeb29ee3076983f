/**
 * /feed/…: what screens read. feed.json changes and is asked for again and again; everything else is named by its digest
 * and never changes. Only names of the feed's own format are answered, so nothing else in the folder can ever leave it.
 */
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { PHOTO_EXTENSIONS } from '../contract/feed-paths.ts';
import { REPORTS_HEADER, REPORTS_VERSION } from '../contract/report-limits.ts';
import type { FeedFile } from './feed-file.ts';

const ROTATION_NAME = /^[0-9a-f]{64}\.json$/;
const PHOTO_NAME = new RegExp(`^[0-9a-f]{64}\\.(?:${Object.values(PHOTO_EXTENSIONS).join('|')})$`);

export interface FeedRoutesOptions {
  /** Absolute; may appear later, and its files may be replaced at any moment. */
  readonly feedDir: string;
  readonly readFeed: () => Promise<FeedFile | undefined>;
  /** [G1] Somebody listens to screens, which no static host can say of itself. */
  readonly listens: boolean;
}

/** A plugin for the prefix `/feed`. */
export async function feedRoutes(
  app: FastifyInstance,
  { feedDir, readFeed, listens }: FeedRoutesOptions,
): Promise<void> {
  app.get('/feed.json', async (request, reply) => {
    const feed = await readFeed();
    if (feed === undefined) return reply.callNotFound();
    // "no-cache" is "ask before every use"; unchanged, the answer is 304 and a few hundred bytes.
    reply.headers({ 'cache-control': 'no-cache', etag: feed.etag });
    if (listens) reply.header(REPORTS_HEADER, REPORTS_VERSION);
    if (isKnown(request.headers['if-none-match'], feed.etag)) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(feed.bytes);
  });
  await app.register(immutableFiles, {
    prefix: '/rotations',
    folder: path.join(feedDir, 'rotations'),
    name: ROTATION_NAME,
    preCompressed: true,
  });
  await app.register(immutableFiles, {
    prefix: '/photos',
    folder: path.join(feedDir, 'photos'),
    name: PHOTO_NAME,
    // Photos are compressed by nature.
    preCompressed: false,
  });
}

interface ImmutableFilesOptions {
  readonly folder: string;
  readonly name: RegExp;
  /** Whether `.br` and `.gz` beside a file are sent to those who take them. */
  readonly preCompressed: boolean;
}

async function immutableFiles(app: FastifyInstance, { folder, name, preCompressed }: ImmutableFilesOptions) {
  await app.register(fastifyStatic, {
    root: folder,
    // Its own route would list the whole folder for every request to compare spellings: 30,000 photos are too many for that.
    serve: false,
    preCompressed,
    index: false,
    maxAge: '365d',
    immutable: true,
    // Nothing published yet is a normal state, not worth a warning at every start.
    suppressWarning: true,
  });
  app.get<{ Params: { name: string } }>('/:name', (request, reply) =>
    name.test(request.params.name) ? reply.sendFile(request.params.name) : reply.callNotFound(),
  );
}

/** RFC 9110, 13.1.2: a list of entity tags, compared weakly (a proxy may have put `W/` before ours), or `*`. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
}

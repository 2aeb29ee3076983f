/** Publications by HTTP: who asks is put into words of the publisher's, nothing else. */
import type { publicationRoutes } from '../../api/publications.ts';
import type { Actor } from '../../api/roles.ts';
import type { By, Publisher } from '../../publications/publisher.ts';
import type { Handlers } from './handler.ts';

export const publicationHandlers = (publisher: Publisher): Handlers<typeof publicationRoutes> => ({
  preview: () => publisher.preview(),
  publish: ({ actor, body: { digest, note } }) => publisher.publish({ by: byOf(actor), digest, note }),
  progress: async () => publisher.progress(),
  listPublications: ({ query }) => publisher.list(query.before),
  compare: ({ params, query }) => publisher.compare(params.revision, query.with),
  restore: ({ actor, params: { revision }, body: { note } }) => publisher.restore({ by: byOf(actor), revision, note }),
  listScheduled: async () => ({ scheduled: await publisher.listScheduled() }),
  schedule: ({ actor, body: { atMs, note } }) => publisher.schedule({ by: byOf(actor), atMs, note }),
  async cancelScheduled({ actor, params: { id } }) {
    await publisher.cancelScheduled({ by: byOf(actor), id });
    return {};
  },
});

function byOf(actor: Actor | undefined): By {
  // Every route that changes something asks for a right, and rights are an account's.
  if (actor === undefined) throw new Error('a publication without anybody who asked for it');
  return { accountId: actor.id, name: actor.name, displayName: actor.displayName };
}

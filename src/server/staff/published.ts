/** What the desk has to know of the running publication, as the publisher knows it. */
import type { Published } from '../../desk/published.ts';
import type { Publisher } from '../../publications/publisher.ts';

export const publishedBy =
  ({ running }: Pick<Publisher, 'running'>): Published =>
  async () => {
    const now = await running();
    if (now === undefined) return undefined;
    const { productDigests, rotations, current } = now;
    return { productDigests, rotations, current };
  };

/** The first publication of an empty server, told at the terminal like every other. */
import type { Publisher } from '../../publications/publisher.ts';
import type { PublicationOutcome } from '../publication.ts';

/** A person at a terminal wants to see that something goes on. */
const SAY_EVERY_MS = 5000;

/** @param say hears how many photos are ready */
export async function publishAtStart(
  publisher: Pick<Publisher, 'publishAtStart' | 'progress'>,
  say: (line: string) => void,
): Promise<PublicationOutcome> {
  const telling = setInterval(() => {
    const { state, done, total } = publisher.progress();
    if (state === 'working' && total > 0) say(`Mengolah foto: ${done} dari ${total}`);
  }, SAY_EVERY_MS);
  try {
    return await publisher.publishAtStart();
  } finally {
    clearInterval(telling);
  }
}

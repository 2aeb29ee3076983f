/** A publisher in a process of its own, so that a test can kill it. Says "ready" once everything is loaded, "done" at the end. */
import { createPublisher } from '../../src/publications/publisher.ts';
import { openRecords, recordsUrlIn } from '../../src/records/open-records.ts';

const [contentDir = '', dataDir = '', nowMs = '0', what = '', revision = '0'] = process.argv.slice(2);
const records = await openRecords({ url: recordsUrlIn(dataDir) });
const publisher = createPublisher({ contentDir, dataDir, records, now: () => Number(nowMs) });
const by = { accountId: 1, name: 'admin', displayName: 'Admin galeri' };
process.stdout.write('ready\n');
if (what === 'publish') {
  const { digest } = await publisher.preview();
  await publisher.publish({ by, digest, note: '' });
} else if (what === 'tick') await publisher.tick(Number(nowMs));
else await publisher.restore({ by, revision: Number(revision), note: '' });
const { state, sentence = '' } = await publisher.settled();
await records.close();
process.stdout.write(`done ${state} ${sentence}\n`);

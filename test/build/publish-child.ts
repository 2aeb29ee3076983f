/** A publication in a process of its own, so that a test can kill it. Says "ready" once everything is loaded. */
import { publish } from '../../src/build/publish.ts';

const [contentDir = '', dataDir = '', today = ''] = process.argv.slice(2);
process.stdout.write('ready\n');
await publish({ contentDir, dataDir, today });
process.stdout.write('done\n');

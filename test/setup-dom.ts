/** A database in memory; Node's Blob and File, because happy-dom's do not survive fake-indexeddb's clone; both languages. */
import 'fake-indexeddb/auto';
import { Blob as NodeBlob, File as NodeFile } from 'node:buffer';
import { english } from '../src/display/words.en.ts';
import { learn } from '../src/display/words.ts';

Object.assign(globalThis, { Blob: NodeBlob, File: NodeFile });
learn(english);

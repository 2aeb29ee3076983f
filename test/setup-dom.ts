/** A database in memory; Node's Blob and File, because happy-dom's do not survive fake-indexeddb's clone. */
import 'fake-indexeddb/auto';
import { Blob as NodeBlob, File as NodeFile } from 'node:buffer';

Object.assign(globalThis, { Blob: NodeBlob, File: NodeFile });

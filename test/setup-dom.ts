/**
 * A database in memory; Node's Blob and File, because happy-dom's do not survive fake-indexeddb's clone; both languages;
 * frames that load nothing.
 */
import 'fake-indexeddb/auto';
import { Blob as NodeBlob, File as NodeFile } from 'node:buffer';
import { english } from '../src/display/words.en.ts';
import { learn } from '../src/display/words.ts';

Object.assign(globalThis, { Blob: NodeBlob, File: NodeFile });
learn(english);

// A frame of this DOM complains that it may not load its page, unless its page stands in it.
HTMLIFrameElement.prototype.getAttribute = function getAttribute(name) {
  return name === 'srcdoc' ? '' : Element.prototype.getAttribute.call(this, name);
};

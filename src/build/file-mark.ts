/** Whether a file is still the one that was read: by device, inode, size and time of change in nanoseconds. */
import type { BigIntStats } from 'node:fs';

export type FileMark = string;

/** The name is not part of it: a file and another name it is linked under are one. */
export const markOf = ({ dev, ino, size, mtimeNs }: Pick<BigIntStats, 'dev' | 'ino' | 'size' | 'mtimeNs'>): FileMark =>
  `${dev}:${ino}:${size}:${mtimeNs}`;

const STILL_WARM_MS = 2000;

/** False for a file that was written a moment ago: it may be written again before the file system's clock ticks. */
export const isSettled = ({ mtimeMs }: Pick<BigIntStats, 'mtimeMs'>): boolean =>
  Date.now() - Number(mtimeMs) > STILL_WARM_MS;

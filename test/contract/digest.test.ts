import { expect, it } from 'vitest';
import { sha256Hex } from '../../src/contract/digest.ts';
import { photoPath, rotationPath } from '../../src/contract/feed-paths.ts';

it('[F8] a digest is SHA-256 in lower-case hex', async () => {
  expect(await sha256Hex(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  expect(await sha256Hex(new ArrayBuffer(0))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

it('[F11] files are named by their digest and their type', () => {
  expect(rotationPath('ab')).toBe('rotations/ab.json');
  expect(photoPath({ sha256: 'cd', type: 'image/jpeg' })).toBe('photos/cd.jpg');
  expect(photoPath({ sha256: 'cd', type: 'image/webp' })).toBe('photos/cd.webp');
});

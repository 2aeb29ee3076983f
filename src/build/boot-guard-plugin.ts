/** Loads src/boot-guard.ts before the app and apart from it: bundled together, one broken file would silence both. */
import type { Plugin } from 'vite';

const CHUNK = 'boot-guard';

export function bootGuard(): Plugin {
  return {
    name: 'boot-guard',
    apply: 'build',
    config: () => ({ build: { rolldownOptions: { input: { [CHUNK]: 'src/boot-guard.ts' } } } }),
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunk = Object.values(bundle ?? {}).find((output) => output.type === 'chunk' && output.name === CHUNK);
        if (chunk === undefined) throw new Error(`${CHUNK} was not built`);
        return [{ tag: 'script', attrs: { type: 'module', src: `./${chunk.fileName}` }, injectTo: 'head-prepend' }];
      },
    },
  };
}

/**
 * A dynamic import stays a dynamic import. Vite wraps each in a helper that preloads a chunk's styles and siblings; ours
 * bring their styles themselves, and the first card should not carry two kilobytes of it.
 */
import type { Plugin } from 'vite';

export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /vite\/preload-helper/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}

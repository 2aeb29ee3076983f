/**
 * A chunk that is loaded later brings its own styles: importing it resolves when they are there, so that nothing is ever
 * seen without them. The first card neither carries those styles nor a line about them; Vite's own way costs it a helper.
 */
import type { Plugin } from 'vite';

export function ownStyles(): Plugin {
  return {
    name: 'own-styles',
    apply: 'build',
    enforce: 'post',
    // While the chunk is rendered, so that its name, and with it every cache, follows the styles it names.
    renderChunk(code, chunk) {
      const files = [...(chunk.viteMetadata?.importedCss ?? [])];
      if (chunk.isEntry || chunk.name === 'first-card' || files.length === 0) return null;
      return { code: `${files.map(loading).join('')}${code}`, map: null };
    },
  };
}

/** `import.meta.url` of a chunk and its styles lie in one folder. */
const loading = (file: string): string => {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return (
    'await new Promise((done,failed)=>document.head.append(Object.assign(document.createElement("link"),' +
    `{rel:"stylesheet",href:new URL(${JSON.stringify(name)},import.meta.url).href,onload:done,onerror:failed})));`
  );
};

/** What Vite's build of the kiosk needs beyond Vite: the policy in the page, the service worker, smaller copies. */
import path from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { contentSecurityPolicy } from '../contract/csp.ts';
import { compressBeside } from './compress.ts';
import { filesBelow } from './files.ts';
import { appVersion } from './app-version.ts';
import { shellEntries } from './shell-list.ts';

/**
 * Puts the content security policy into index.html, first in its head. It stands in the page itself, not only in a header,
 * so that it also holds on a static host and when the service worker answers; and because it is there before the shell is
 * listed, an export is a plain copy whose digests still agree.
 */
export function contentSecurity(): Plugin {
  return {
    name: 'content-security',
    // Vite's dev server works with inline scripts.
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy('meta') },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}

const VERSION_NAME = '__APP_VERSION__';

/**
 * Gives page and worker the same version to speak of. After the kiosk is written: lists its shell and bundles src/sw.ts with that list into sw.js. One classic script, because
 * the list must be known before the worker is built and a module worker would cost every screen a second request.
 */
export function serviceWorker(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'service-worker',
    async config({ root = process.cwd() }, { command }) {
      const version = command === 'build' ? await appVersion(root) : 'dev';
      return { define: { [VERSION_NAME]: JSON.stringify(version) } };
    },
    configResolved(resolved) {
      config = resolved;
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const builtDir = builtDirOf(config);
        const entries = await shellEntries(builtDir);
        await build({
          root: config.root,
          configFile: false,
          publicDir: false,
          logLevel: config.logLevel ?? 'warn',
          define: {
            'self.__WB_MANIFEST': JSON.stringify(entries),
            [VERSION_NAME]: config.define?.[VERSION_NAME],
            'process.env.NODE_ENV': '"production"',
          },
          build: {
            outDir: builtDir,
            emptyOutDir: false,
            target: config.build.target,
            rolldownOptions: {
              input: path.resolve(config.root, 'src/sw.ts'),
              output: { format: 'iife', entryFileNames: 'sw.js', codeSplitting: false },
            },
          },
        });
      },
    },
  };
}

const COMPRESSIBLE = /\.(?:html|js|css|json|webmanifest|svg|txt)$/;

/** Writes .br and .gz beside the text files of the kiosk. Stands after `serviceWorker`, whose output it compresses too. */
export function precompress(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const builtDir = builtDirOf(config);
        const texts = (await filesBelow(builtDir)).filter((file) => COMPRESSIBLE.test(file));
        await Promise.all(texts.map((file) => compressBeside(path.join(builtDir, file))));
      },
    },
  };
}

const builtDirOf = (config: ResolvedConfig): string => path.resolve(config.root, config.build.outDir);

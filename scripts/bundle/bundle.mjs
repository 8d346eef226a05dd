import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { licences } from './licences.mjs';
import { partsIndex } from './partsIndex.mjs';

const BUNDLE = 'dist/bundle';
/** Lines and columns of packages are of no use to us, and their maps would be most of the bundle's. */
const NO_MAP = `\n//# sourceMappingURL=data:application/json;base64,${btoa('{"version":3,"sources":[""],"mappings":"A"}')}`;

/** What is started: it lets Node keep what it compiles of the bundle, where Node can (22.8 and newer). */
const MAIN = `require('node:module').enableCompileCache?.();\nrequire('./muster.js');\n`;

/**
 * Makes one file of the built bot and its packages, `dist/bundle/muster.js`, with the index in the place of `parts.js`, and
 * `main.js` beside it, which starts it. What is needed late is still loaded late. Throws where something cannot be found.
 * @param {string} root a checkout whose `dist/bot` is built
 */
export async function bundle(root) {
  const index = join(root, 'dist/parts.js');
  writeFileSync(index, partsIndex(root));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(root, 'dist/bot/main.js')],
    outfile: join(root, BUNDLE, 'muster.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Native and optional: restify does without it where it is not installed.
    external: ['dtrace-provider'],
    minifySyntax: true,
    minifyWhitespace: true,
    // For whoever reads a stack: Node would make a hundred megabytes of it at the first error.
    sourcemap: 'external',
    sourcesContent: false,
    metafile: true,
    legalComments: 'none',
    loader: { '.md': 'text' },
    logLevel: 'error',
    plugins: [inPlaceOfParts(join(root, 'dist/bot/parts.js'), index), textOfTeamsJs, withoutMapsOfPackages],
  });
  writeFileSync(join(root, BUNDLE, 'LICENSES.txt'), licences(root, Object.keys(metafile.inputs)));
  writeFileSync(join(root, BUNDLE, 'main.js'), MAIN);
}

/**
 * @param {string} parts
 * @param {string} index
 * @returns {import('esbuild').Plugin}
 */
function inPlaceOfParts(parts, index) {
  return {
    name: 'parts',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\.\/parts(\.js)?$/ }, ({ path, resolveDir }) =>
        join(resolveDir, path).replace(/(\.js)?$/, '.js') === parts ? { path: index } : undefined,
      ),
  };
}

/** @type {import('esbuild').Plugin} */
const textOfTeamsJs = {
  name: 'teams-js',
  setup: ({ onLoad }) =>
    onLoad({ filter: /MicrosoftTeams\.min\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8'),
      loader: 'text',
    })),
};

/** @type {import('esbuild').Plugin} */
const withoutMapsOfPackages = {
  name: 'maps',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, ({ path }) => ({
      contents: `${readFileSync(path, 'utf8')}${NO_MAP}`,
      loader: 'default',
    })),
};

import { allIn, missing, papersIn } from './checkout.mjs';

/** @typedef {import('./checkout.mjs').Checkout} Checkout */

/**
 * The manifest and what fills it, and the commands that somebody is told to type.
 * @param {Checkout} files
 */
export function manifestCheck({ read, below }) {
  const [manifest, settings] = [read('manifest/manifest.json'), read('scripts/manifestSettings.mjs')];
  const slots = allIn(manifest, /\$\{\{(\w+)\}\}/g);
  const filled = allIn(settings.slice(settings.indexOf('values: {')), /^ {6}(\w+)[:,]/gm);
  const icons = allIn(manifest, /"(?:color|outline)": "([^"]+)"/g);
  const packer = read('scripts/filledPackage.mjs');
  const there = allIn(packer, /^ {2}'(\w+\.png)':/gm);
  return [
    ...missing(slots, filled, 'manifest.json has the placeholder $, which nothing fills.'),
    ...missing(filled, slots, 'manifestSettings.mjs fills $, which manifest.json does not have.'),
    ...missing(
      allIn(packer, /(?:join\(folder, |[{,] )'([a-z]+\.[a-z]+)'/g),
      ['manifest.json', 'package.json', ...icons],
      'filledPackage.mjs packs $, which is no icon.',
    ),
    ...missing(icons, there, 'manifest.json shows $, which is not packed.'),
    ...missing(there, icons, '$ is packed, but manifest.json does not show it.'),
    ...missing(
      there,
      below('manifest', '.png').map((file) => file.slice('manifest/'.length)),
      'There is no manifest/$.',
    ),
    ...(slots.filter((slot) => slot === 'MicrosoftAppId').length === 4
      ? []
      : ['manifest.json names the app otherwise.']),
  ];
}

/**
 * @param {Checkout} files
 */
export function commandsCheck(files) {
  const { read, below } = files;
  const scripts = allIn(/"scripts": \{([^}]+)\}/.exec(read('package.json'))?.[1] ?? '', /^ +"([\w:]+)":/gm);
  const tellers = [
    ...papersIn(files),
    'storm/README.md',
    'simulation/README.md',
    '.env.example',
    'm365agents.yml',
    ...below('.github', '.yml'),
    ...below('infra', '.bicep'),
    ...below('scripts', '.mjs'),
    ...below('src/bot', '.ts'),
  ];
  const told = (/** @type {string} */ file) =>
    allIn(read(file), /\bnpm (?:run (?:--silent |-s )?(?=\w)|(?=(?:test|start)\b))([\w:-]*\w)/g);
  return [
    ...tellers.flatMap((file) => missing(told(file), scripts, `${file} tells to run $, which does not exist.`)),
    ...missing(scripts, tellers.flatMap(told), 'Nobody tells of npm run $.'),
    ...missing(
      allIn(papersIn(files).map(read).join('\n'), /npm run sandbox -- --([a-z-]+)/g),
      [...allIn(read('src/sandbox/flags.ts'), /^ {6}'?([a-z-]+)'?: \{/gm), 'help'],
      'The sandbox has no flag --$.',
    ),
    ...missing(
      allIn(read('package.json'), /node (scripts\/[\w/.]+\.mjs)/g),
      below('scripts', '.mjs'),
      'There is no $.',
    ),
  ];
}

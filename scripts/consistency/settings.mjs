import { allIn, missing, papersIn } from './checkout.mjs';

/** @typedef {import('./checkout.mjs').Checkout} Checkout */

const NAME = 'MicrosoftApp[A-Z]\\w*|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+';
const WORD = new RegExp(`(?<![\\w$./-])(${NAME})(?![\\w-])`, 'g');
/** Of GitHub, and the variables of a repository that releases. */
const OF_WORKFLOWS = [
  ...['GH_TOKEN', 'GITHUB_OUTPUT', 'GITHUB_REPOSITORY', 'GITHUB_REF_NAME'],
  ...['MUSTER_APP_ID', 'MUSTER_PUBLIC_URL'],
];
/** Of others, with a meaning of their own. */
const OF_OTHERS = [
  'NODE_OPTIONS',
  'NODE_ENV',
  'MUSTER_PORT',
  'REDISCLI_AUTH',
  'CHROMIUM_PATH',
  'PUBLIC_HOST',
  ...OF_WORKFLOWS,
];

/** @param {Checkout} files */
function namesInCode({ read, below }) {
  const sources = below('src/bot/settings', '.ts').filter((file) => !file.includes('/doctor/'));
  return allIn(sources.map(read).join('\n'), new RegExp(`'((?:${NAME})|PORT|HOST|CLOUD)'`, 'g'));
}

/** @param {Checkout} files */
export function namesInExample({ read }) {
  return allIn(read('.env.example'), /^(?:# )?([A-Za-z_]+)=/gm);
}

/**
 * The lines of .env.example are those that the code reads, and every other place names none but them.
 * @param {Checkout} files
 */
export function settingsCheck(files) {
  const { read, below } = files;
  const [code, example] = [namesInCode(files), namesInExample(files)];
  const others = allIn(read('src/bot/settings/doctor/unknownSettings.ts'), /'([A-Za-z_]+)'/g);
  const outputs = allIn(read('infra/azure/main.bicep'), /^output (\w+)/gm);
  const known = [...example, ...others, ...outputs, ...OF_OTHERS];
  const named = [
    ...papersIn(files),
    '.env.example',
    'infra/compose.yaml',
    'infra/nginx.conf',
    ...below('.github/workflows', '.yml'),
    'Dockerfile',
    'scripts/manifestSettings.mjs',
    ...below('infra/azure', '.bicep'),
  ];
  /** @param {string} file */
  const strangers = (file) => missing(allIn(read(file), WORD), known, `${file} names $, which is no setting.`);
  const inCode = [
    ...below('src/bot/settings', '.ts'),
    ...below('src/bot/signIn', '.ts'),
    ...below('scripts/azure', '.mjs'),
  ];
  /** @param {string} file */
  const told = (file) => {
    const texts = allIn(read(file).replace(/\$\{[^}]*\}/g, ''), /(['`](?:[^'`\n\\]|\\.)*['`])/g).join('\n');
    return missing(allIn(texts, WORD), known, `${file} tells of $, which is no setting.`);
  };
  return [
    ...missing(code, example, '$ is read, but not in .env.example.'),
    ...missing(example, [...code, ...others, 'NO_PROXY'], '$ is in .env.example, but nobody reads it.'),
    ...named.flatMap(strangers),
    ...inCode.flatMap(told),
    ...defaults(read),
  ];
}

/**
 * What is used when a line is missing, as far as the code says it in figures.
 * @param {Checkout['read']} read
 */
function defaults(read) {
  const said = new Map(
    [...read('.env.example').matchAll(/^# (\w+)=(\d+)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  const used = [...read('src/bot/settings/settings.ts').matchAll(/number\('(\w+)', ([\d_]+)/g)];
  return used.flatMap(([, name = '', value = '']) =>
    said.get(name) === value.replaceAll('_', '')
      ? []
      : [`${name} is ${value} in the code and ${said.get(name)} in .env.example.`],
  );
}

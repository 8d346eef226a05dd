import { readBicep } from '../bicep/readBicep.mjs';
import { allIn, missing, papersIn } from './checkout.mjs';
import { namesInExample } from './settings.mjs';

/** @typedef {import('./checkout.mjs').Checkout} Checkout */

const PAGE = 'infra/azure/README.md';
const FLAG = /(?<=[`\s])--([a-z]+)/g;

/**
 * The script that deploys, the template that it deploys, the Toolkit's file and the page about them fit together.
 * @param {Checkout} files
 */
export function deploymentCheck(files) {
  const commands = papersIn(files).flatMap((file) => allIn(files.read(file), /npm run azure -- ([^`\n]*)/g));
  return [
    ...missing(allIn(commands.join('\n'), /--([a-z]+)/g), flagsIn(files.read), 'npm run azure has no flag --$.'),
    ...scriptProblems(files),
    ...toolkitProblems(files),
    ...pageProblems(files),
  ];
}

/** @param {Checkout['read']} read */
function flagsIn(read) {
  return allIn(read('scripts/azure/bring.mjs'), /^ {6}(\w+): \{ type: 'string'/gm);
}

/** @param {Checkout} files */
function scriptProblems(files) {
  const { read, below } = files;
  const [script, deployment] = [read('scripts/azure/bring.mjs'), read('scripts/azure/deployment.mjs')];
  const { params, outputs } = readBicep(read('infra/azure/main.bicep'));
  const given = allIn(/const parameters = \{([^}]+)\}/.exec(script)?.[1] ?? '', /(?:^|, ) ?(\w+)/g);
  const secrets = allIn(/const secrets = \{([^}]+)\}/.exec(script)?.[1] ?? '', /(\w+):/g);
  const used = allIn(script, /(?:values|flags)\.(\w+)/g);
  const destructured = allIn(script, /const \{ ([^}]+) \} = flags/g)
    .join(', ')
    .split(', ');
  return [
    ...missing([...given, ...secrets], Object.keys(params), 'bring.mjs gives $, which main.bicep does not take.'),
    ...missing(
      allIn(deployment, /output\('(\w+)'\)/g),
      Object.keys(outputs),
      'deployment.mjs reads $, which main.bicep does not say.',
    ),
    ...missing(
      [...used, ...destructured],
      [...flagsIn(read), 'settings', 'files'],
      'bring.mjs reads the flag $, which it does not take.',
    ),
    ...missing(
      allIn([...below('scripts/azure', '.mjs'), 'infra/azure/main.bicep'].map(read).join('\n'), FLAG),
      flagsIn(read),
      'There is no flag --$.',
    ),
    ...missing(
      allIn(script, /[{ ](MicrosoftApp\w*|PUBLIC\w*)(?=[:=])/g),
      namesInExample(files),
      'bring.mjs sets $, which is no setting.',
    ),
  ];
}

/** @param {Checkout} files */
function toolkitProblems(files) {
  const { read } = files;
  const yml = read('m365agents.yml');
  const environment = allIn(read('infra/azure/env/.env.prod'), /^(\w+)=/gm);
  const written = allIn(yml, /^ {6}\w+: ([A-Z_]+)$/gm);
  const [clientId, teamsAppId] = [/clientId: (\w+)/, /teamsAppId: (\w+)/].map((one) => one.exec(yml)?.[1]);
  return [
    ...missing(allIn(yml, /--([a-z]+) \$/g), flagsIn(read), 'm365agents.yml: there is no flag --$.'),
    ...missing(
      allIn(yml, /\$\{\{(\w+)\}\}/g),
      [...environment, ...written, 'PUBLIC_URL'],
      'm365agents.yml takes $ from nowhere.',
    ),
    ...missing(environment, [...allIn(yml, /\$\{\{(\w+)\}\}/g), 'TEAMSFX_ENV'], 'm365agents.yml does not use $.'),
    ...missing(
      allIn(yml, /^ {6}(\w+): \$\{\{/gm),
      namesInExample(files),
      'm365agents.yml sets $, which is no setting.',
    ),
    ...missing(
      allIn(yml, /appPackagePath: \.\/(\S+)/g),
      ['dist/muster.zip'],
      'm365agents.yml uploads $, which is not written.',
    ),
    ...(clientId === teamsAppId ? [] : ['m365agents.yml gives the app of Teams another id than the app registration.']),
  ];
}

/** @param {Checkout} files */
function pageProblems({ read, below }) {
  const [page, yml] = [read(PAGE), read('m365agents.yml')];
  const described = allIn(page, /^\| `(Microsoft\.[\w./]+)`/gm);
  const steps = allIn(page, /^\| `([\w/]+)` \| \[actions/gm);
  const types = below('infra/azure', '.bicep')
    .flatMap((file) => readBicep(read(file)).resources)
    .map(({ type }) => type.split('@')[0] ?? '');
  const told = allIn(page, FLAG);
  return [
    ...missing(flagsIn(read), told, `${PAGE} does not tell of --$.`),
    ...missing(told, [...flagsIn(read), 'env'], `${PAGE}: there is no flag --$.`),
    ...missing(types, described, `${PAGE} does not tell where $ is described.`),
    ...missing(described, types, `${PAGE} tells of $, which is not used.`),
    ...missing(allIn(yml, /uses: ([\w/]+)/g), steps, `${PAGE} does not tell where $ is described.`),
    ...missing(steps, allIn(yml, /uses: ([\w/]+)/g), `${PAGE} tells of $, which is not used.`),
    ...missing(
      below('infra/azure', '.bicep'),
      allIn(page, /\[([\w.]+\.bicep)\]/g).map((file) => `infra/azure/${file}`),
      `${PAGE} does not tell of $.`,
    ),
  ];
}

import { allIn, missing, papersIn } from './checkout.mjs';

/** @typedef {import('./checkout.mjs').Checkout} Checkout */

const GUID = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g;
const PERMISSION = /(?<![\w.$/])([A-Z][A-Za-z-]+\.(?:Read|ReadBasic|ReadWrite)(?:\.[A-Z][A-Za-z]+)?)(?!\w)/g;
/** Of others: what the doctor may be given, and what whoever registers apps needs. */
const NOT_THE_KINDS = ['Directory.Read.All', 'Directory.ReadWrite.All'];

/**
 * Ids, scopes, permissions and the names of the clouds are the same everywhere.
 * @param {Checkout} files
 */
export function entraCheck(files) {
  const { read, below } = files;
  const kinds = below('src/bot/kinds', '.ts').map(read).join('\n');
  const asked = allIn(kinds, new RegExp(`'${PERMISSION.source}':`, 'g'));
  const collections = below('src/sandbox/graph/collections', '.ts').map(read).join('\n');
  const known = allIn(collections, new RegExp(`'${PERMISSION.source}'`, 'g'));
  const clients = allIn(read('src/bot/settings/doctor/registrationFindings.ts'), GUID);
  const same = allIn(read('src/sandbox/graph/registration.ts'), GUID);
  const told = [...below('src/bot/signIn', '.ts'), ...below('src/bot/settings', '.ts'), 'README.md']
    .map(read)
    .join('\n');
  /** @param {string} file */
  const inPaper = (file) => [
    ...missing(
      allIn(read(file), PERMISSION),
      [...asked, ...known, ...NOT_THE_KINDS, 'Contacts.ReadWrite'],
      `${file} names the permission $, which nobody asks for.`,
    ),
  ];
  return [
    ...(clients.join() === same.join() ? [] : ['The doctor and the sandbox know other clients of Teams.']),
    ...missing(clients, allIn(read('README.md'), GUID), 'README.md does not name the client $ of Teams.'),
    ...missing(asked, known, 'The stand-in for Graph knows no permission $.'),
    ...papersIn(files).flatMap(inPaper),
    ...missing(allIn(told, /(access_as\w+)/g), ['access_as_user'], 'The bot tells of the scope $.'),
    ...missing(allIn(told, /(api:\/\/[a-z]+-)/g), ['api://botid-'], 'The bot tells of the address $.'),
    ...words(files),
    ...clouds(files),
  ];
}

/**
 * The scope and the address that tokens of Teams are for.
 * @param {Checkout} files
 */
function words({ read }) {
  /** @type {readonly [string, RegExp, string][]} */
  const wanted = [
    ['scripts/azure/entraManifest.mjs', /SCOPE = '([^']+)'/, 'access_as_user'],
    ['src/bot/signIn/teamsTokens.ts', /includes\('([^']+)'\)/, 'access_as_user'],
    ['src/bot/signIn/codeRedeemer.ts', /\}\/(\w+) offline/, 'access_as_user'],
    ['src/bot/signIn/authorizeUrl.ts', /resourceOf\([^)]*\)\}\/(\w+)/, 'access_as_user'],
    ['README.md', /add the scope `([^`]+)`/, 'access_as_user'],
    ['scripts/azure/entraManifest.mjs', /(api:\/\/[\w-]+-)\$/, 'api://botid-'],
    ['src/bot/signIn/registration.ts', /(api:\/\/[\w-]+-)\$/, 'api://botid-'],
    ['src/bot/settings/doctor/registrationFindings.ts', /(api:\/\/[\w-]+-)\$/, 'api://botid-'],
    ['src/sandbox/graph/registration.ts', /(api:\/\/[\w-]+-)\$/, 'api://botid-'],
    ['manifest/manifest.json', /(api:\/\/[\w-]+-)\$/, 'api://botid-'],
    ['README.md', /`(api:\/\/[\w-]+-)</, 'api://botid-'],
    ['infra/azure/bots.bicep', /'MicrosoftAppType', value: '(\w+)'/, 'UserAssignedMSI'],
    ['src/bot/settings/appCredentialSettings.ts', /'SingleTenant', '(\w+)'\]/, 'UserAssignedMSI'],
    ['infra/azure/registration.bicep', /msaAppType: '(\w+)'/, 'SingleTenant'],
  ];
  return wanted.flatMap(([file, pattern, word]) => {
    const found = pattern.exec(read(file))?.[1];
    return found === word ? [] : [`${file} says ${found ?? 'nothing'}, not ${word}.`];
  });
}

/** @param {Checkout} files */
function clouds({ read }) {
  const known = allIn(read('src/bot/cloud/clouds.ts'), /name: '(\w+)'/g)
    .sort()
    .join();
  /** @type {readonly [string, RegExp][]} */
  const lists = [
    ['infra/azure/main.bicep', /@allowed\(\[([^\]]+)\]\)/],
    ['infra/azure/README.md', /`--cloud` \| ([^|]+), as/],
    ['.env.example', /tenant lives in: ([^.]+)\. It/],
  ];
  const told = /the (public) one, `CLOUD=(\w+)`, `(\w+)` or `(\w+)`/.exec(read('README.md'))?.slice(1) ?? [];
  const others =
    told.sort().join() === known ? [] : [`README.md knows the clouds ${told.join(', ')}, the code ${known}.`];
  const differing = lists.flatMap(([file, list]) => {
    const named = allIn(list.exec(read(file))?.[1] ?? '', /(\w{3,})/g)
      .filter((name) => name !== 'or')
      .sort();
    return named.join() === known ? [] : [`${file} knows the clouds ${named.join(', ')}, the code ${known}.`];
  });
  return [...others, ...differing];
}

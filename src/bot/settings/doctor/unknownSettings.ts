import type { Finding } from './finding';

/** Read by Node, by libraries, or by what builds and packs the bot. */
const OTHERS = [
  'HTTP_PROXY',
  'http_proxy',
  'ALL_PROXY',
  'all_proxy',
  'IDENTITY_ENDPOINT',
  'IDENTITY_HEADER',
  'REDIS_PASSWORD',
  'DEVELOPER_NAME',
  'DEVELOPER_WEBSITE_URL',
  'DEVELOPER_PRIVACY_URL',
  'DEVELOPER_TERMS_URL',
];
/** Shorter names are like each other by chance. */
const SHORTEST = 8;

/**
 * Lines that nobody reads: each of `.env`, and those of the environment that are almost the name of a setting. `known` are
 * the names that are read.
 */
export function unknownSettings(
  known: readonly string[],
  environment: readonly string[],
  envFile: readonly string[],
): Finding[] {
  const all = [...known, ...OTHERS];
  const unknown = (names: readonly string[]) => names.filter((name) => !all.includes(name));
  const meant = unknown([...new Set([...envFile, ...environment])]).flatMap((name) => {
    const likely = all.find((one) => isAlmost(name, one));
    return likely ? [{ what: name, problem: `There is no such setting. Did you mean ${likely}?` }] : [];
  });
  const said = meant.map(({ what }) => what);
  const others = unknown(envFile).filter((name) => !said.includes(name) && !/^(NODE|AZURE)_/.test(name));
  return [
    ...meant,
    ...others.map((name) => ({ what: name, warning: 'There is no such setting; .env.example has all of them.' })),
  ];
}

function isAlmost(name: string, setting: string): boolean {
  const [a, b] = [plain(name), plain(setting)];
  return a === b || (Math.min(a.length, b.length) >= SHORTEST && isOneSlip(a, b));
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** Whether one letter too many, too few, or another stands between them, or two are exchanged. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const isExchanged = restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (isExchanged && restA.slice(2) === restB.slice(2))
  );
}

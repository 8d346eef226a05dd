import { existsSync, readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { isRecord, type JsonRecord, parseJson, recordOf, textOf } from '../../json/json';
import type { Settings } from '../settings';
import type { Finding } from './finding';

const WHAT = 'the app package';
const REMEDY = 'Pack it again with npm run package, and upload it.';

/** The package that was made on this machine, where there is one, beside the settings. */
export function packageFinding({ appId, publicUrl }: Settings, file: string): Finding[] {
  if (!existsSync(file)) return [];
  const manifest = manifestIn(file);
  if (!manifest) return [{ what: WHAT, problem: `${file} holds no manifest.json that can be read. ${REMEDY}` }];
  const ids = [manifest.id, recordOf(manifest.webApplicationInfo).id, ...botIds(manifest)].map(textOf);
  const other = ids.find((id) => id.toLowerCase() !== appId.toLowerCase());
  const { host } = new URL(publicUrl);
  const domains = Array.isArray(manifest.validDomains) ? manifest.validDomains : [];
  const problems = [
    other === undefined
      ? ''
      : `${file} was packed for the app ${other || 'without an id'}, not for ${appId}. ${REMEDY}`,
    domains.includes(host) || isBelow(host, domains)
      ? ''
      : `${file} was packed for ${domains.join(', ') || 'no host'}, not for ${host}. ${REMEDY}`,
  ].filter(Boolean);
  return problems.length > 0 ? problems.map((problem) => ({ what: WHAT, problem })) : [{ what: WHAT }];
}

function manifestIn(file: string): JsonRecord | undefined {
  try {
    const manifest = unzipSync(readFileSync(file))['manifest.json'];
    const parsed = manifest && parseJson(strFromU8(manifest));
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function botIds({ bots }: JsonRecord): unknown[] {
  return Array.isArray(bots) ? bots.map((bot) => recordOf(bot).botId) : [];
}

function isBelow(host: string, domains: readonly unknown[]): boolean {
  return domains.some((domain) => textOf(domain) === `*${host.slice(host.indexOf('.'))}`);
}

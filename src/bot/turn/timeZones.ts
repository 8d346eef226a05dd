import { LRUCache } from 'lru-cache';
import { recordOf, textOf } from '../json/json';

/** A zone, and what Windows calls it. */
interface ListedZone {
  readonly windows: string;
  readonly iana: string;
}

const LONGEST_NAME = 64;
const HOUR = 60;
const MINUTE = 60_000;

/** The IANA name of a zone that is called by a name of IANA or of Windows; undefined for what is no zone. */
export function zoneNamed(name: string): string | undefined {
  if (name === '' || name.length > LONGEST_NAME || /^[+-]/.test(name)) return undefined;
  if (isTimeZone(name)) return name;
  return listedZones().find(({ windows }) => windows === name)?.iana;
}

/** A zone whose clocks are so many minutes ahead of UTC at that moment: that of the offset itself, which knows no summer time. */
export function zoneOfOffset(minutes: number, moment: number): string | undefined {
  const hours = minutes / HOUR;
  if (hours === 0) return 'UTC';
  if (Number.isInteger(hours) && hours >= -12 && hours <= 14)
    return `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
  return mainZones().find((zone) => offsetOf(zone, moment) === minutes);
}

/** Minutes that clocks in the zone are ahead of UTC. */
export function offsetOf(zone: string, moment: number): number {
  const wall = new Date(moment).toLocaleString('sv', { timeZone: zone }).replace(' ', 'T');
  return Math.round((Date.parse(`${wall}Z`) - moment) / MINUTE);
}

/** One zone for each that Windows tells apart: enough to choose from. */
export function mainZones(): string[] {
  const zones = new Set(listedZones().map(({ iana }) => iana));
  return [...zones].filter((zone) => !zone.startsWith('Etc/') && isTimeZone(zone));
}

let listed: readonly ListedZone[] | undefined;

/** By Unicode CLDR, which marks the zone that stands for a name of Windows with the territory 001. */
function listedZones(): readonly ListedZone[] {
  listed ??= readZones();
  return listed;
}

function readZones(): readonly ListedZone[] {
  const data: unknown = require('cldr-core/supplemental/windowsZones.json');
  const zones = recordOf(recordOf(recordOf(data).supplemental).windowsZones).mapTimezones;
  const entries: unknown[] = Array.isArray(zones) ? zones : [];
  const all = entries.map((entry) => recordOf(recordOf(entry).mapZone));
  const main = all.filter(({ _territory }) => _territory === '001');
  return main.map(({ _other, _type }) => ({ windows: textOf(_other), iana: textOf(_type) }));
}

/** Each turn names its zone, and asking Intl costs a fifth of a press. */
const checked = new LRUCache<string, { readonly isTimeZone: boolean }>({ max: 500 });

function isTimeZone(name: string): boolean {
  const known = checked.get(name) ?? { isTimeZone: intlKnows(name) };
  checked.set(name, known);
  return known.isTimeZone;
}

function intlKnows(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

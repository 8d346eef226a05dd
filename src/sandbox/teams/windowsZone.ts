import { isJson, objectIn, objectsIn, textIn } from './json';

/** What Windows calls the zone; undefined for a zone that Windows has no name for. By Unicode CLDR. */
export function windowsZone(place: string): string | undefined {
  const data: unknown = require('cldr-core/supplemental/windowsZones.json');
  const zones = objectsIn(objectIn(objectIn(data, 'supplemental'), 'windowsZones'), 'mapTimezones');
  const zone = zones.map(({ mapZone }) => mapZone).find((zone) => textIn(zone, '_type')?.split(' ').includes(place));
  return isJson(zone) ? textIn(zone, '_other') : undefined;
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

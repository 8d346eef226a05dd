import type { Conditions } from './conditions';
import { type Json, objectsIn, textIn } from './json';
import { offsetOf } from './localTimestamp';
import { windowsZone } from './windowsZone';

/** What a client tells of itself in each activity. */
export interface ClientReport {
  readonly locale: string;
  /** Not every client tells it, nor the offset of its clock: `+01:00`. */
  readonly localTimezone?: string | undefined;
  readonly offset?: string | undefined;
  /** The entity of that name; none from some clients. */
  readonly clientInfo: readonly Json[];
}

/** A client under these conditions; those on phones are the ones that have trouble with Action.Execute. */
export function clientReport({ execute, timeZone, place }: Conditions, locale: string): ClientReport {
  const zone = { iana: place, windows: windowsZone(place) ?? place, offset: undefined, none: undefined }[timeZone];
  const country = new Intl.Locale(locale).region ?? 'US';
  const platform = execute === true ? 'Web' : 'Android';
  return {
    locale,
    localTimezone: zone,
    offset: timeZone === 'none' ? undefined : offsetOf(new Date(), place),
    clientInfo: [{ type: 'clientInfo', locale, country, platform, ...(zone !== undefined && { timezone: zone }) }],
  };
}

/** What the client that sent this activity tells of itself. */
export function saidBy(activity: Json): ClientReport {
  return {
    locale: textIn(activity, 'locale') ?? 'en-US',
    localTimezone: textIn(activity, 'localTimezone'),
    offset: /[+-]\d\d:\d\d$|Z$/.exec(textIn(activity, 'localTimestamp') ?? '')?.[0],
    clientInfo: objectsIn(activity, 'entities').filter(({ type }) => type === 'clientInfo'),
  };
}

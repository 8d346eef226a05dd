import { joined, type LocalizedText, type Sentence, say } from '../i18n/localizedText';
import { isRecord } from '../json/json';
import { momentInWords } from './dates';
import type { Line } from './kind';
import { inOne } from './lines';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/**
 * What Graph returned beside the properties that the summary says already, labelled after their names: `lastModifiedDateTime`
 * becomes "Last modified". What has no value is left out; `timeZone` is an IANA name.
 */
export function detailsOf<T extends object>(object: T, said: readonly (keyof T)[], timeZone: string): Line[] {
  const others = Object.entries(object).filter(([name]) => !said.some((one) => one === name));
  return linesOf(others, timeZone);
}

function linesOf(entries: readonly (readonly [string, unknown])[], timeZone: string): Line[] {
  return entries.flatMap(([name, value]) => {
    const words = name.includes('@odata.') ? '' : inWords(value, timeZone);
    return words === '' ? [] : [{ label: labelOf(name), value: words }];
  });
}

/** Translated as long as Graph's description knows the property, and as Graph calls it otherwise. */
function labelOf(name: string): Sentence {
  const words = name
    .replace(/DateTime$/, '')
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .toLowerCase();
  return { say: words.charAt(0).toUpperCase() + words.slice(1) };
}

function inWords(value: unknown, timeZone: string): LocalizedText {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? say`Yes` : say`No`;
  if (Array.isArray(value)) return inOne(value.map((one: unknown) => inWords(one, timeZone)));
  if (isRecord(value)) return recordInWords(value, timeZone);
  const text = String(value);
  return (INSTANT.test(text) && momentInWords({ dateTime: text, timeZone: 'UTC' }, timeZone)) || text;
}

function recordInWords(record: Readonly<Record<string, unknown>>, timeZone: string): LocalizedText {
  const { dateTime, timeZone: zone } = record;
  if (typeof dateTime === 'string' && typeof zone === 'string')
    return momentInWords({ dateTime, timeZone: zone }, timeZone) ?? '';
  const inner = linesOf(Object.entries(record), timeZone);
  return inOne(
    inner.map(({ label, value }) => joined([label, value], ': ')),
    '; ',
  );
}

import type { Language } from './language';
import type { Layer } from './layer';
import { HELD, type Line, TAKEN } from './line';
import { unquoted } from './quotes';
import type { Finding, Found } from './reading';

const VISIBILITIES = ['Private', 'Public', 'HiddenMembership'] as const;
/** The end of a name, or of something else that was said. */
const SAID = `[\\p{L}\\p{N}\\p{P}\\p{S}${HELD}]`;

/** `visibility:`, `alias:`, `type:`, `description:` and a visibility word where the name has ended; never where it begins. */
export const groupProperties: Layer = (line, language) => {
  const { groups } = language;
  const alias = taken(line, new RegExp(`(?<![\\p{L}\\p{N}])(?:${groups.alias})\\s?[:=]\\s?(?<value>[!-~]+)`, 'iu'));
  const type = typeIn(line, language);
  const last = visibilityAtEnd(line, language);
  const description = descriptionIn(line, language);
  return {
    ...(alias && { alias }),
    ...type,
    ...(description && { description }),
    ...(last ?? visibilityIn(line, language)),
  };
};

/** "description: Tuesday games (public)": what stands in brackets at the very end tells of the group. */
function visibilityAtEnd(line: Line, { groups: { visibilities } }: Language): Partial<Found> | undefined {
  for (const value of VISIBILITIES) {
    const found = taken(line, new RegExp(`\\(\\s*(?<value>${visibilities[value]})\\s*\\)(?=[\\s.${TAKEN}]*$)`, 'iu'));
    if (found) return { visibility: { value, words: found.words } };
  }
  return undefined;
}

function typeIn(line: Line, { groups: { type, types } }: Language): Partial<Found> {
  for (const value of ['security', 'microsoft365'] as const) {
    const found = taken(
      line,
      new RegExp(`(?<![\\p{L}\\p{N}])(?:${type})\\s?[:=]\\s?(?<value>${types[value]})(?![\\p{L}\\p{N}])`, 'iu'),
    );
    if (found) return { type: { value, words: found.words } };
  }
  return {};
}

/** In quotes; or on to the next word that was taken, or to the end. */
function descriptionIn(line: Line, { groups: { description, visibilities } }: Language): Finding<string> | undefined {
  const label = `(?<![\\p{L}\\p{N}])(?:${description})`;
  const isOver = `(?=[\\s,]*(?:${Object.values(visibilities).join('|')})?[\\s.,;${TAKEN}]*$|\\s*${TAKEN})`;
  const quoted = new RegExp(`${label}\\s?[:=]?\\s?(?<value>${HELD}+)${isOver}`, 'iu');
  const free = new RegExp(`${label}\\s?[:=]\\s?(?<value>[^${TAKEN}]+)`, 'iu');
  const held = quoted.exec(line.open) ?? free.exec(line.open);
  if (!held) return undefined;
  const [start, end] = [held.index, held.index + held[0].length];
  const value = line.text.slice(end - (held.groups?.value?.length ?? 0), end).trim();
  return { value: unquoted(value), words: line.take(start, end) };
}

function visibilityIn(line: Line, { groups: { visibility, visibilities } }: Language): Partial<Found> {
  for (const value of VISIBILITIES) {
    const word = visibilities[value];
    const found =
      taken(
        line,
        new RegExp(`(?<![\\p{L}\\p{N}])(?:${visibility})\\s?[:=]\\s?(?<value>${word})(?![\\p{L}\\p{N}])`, 'iu'),
      ) ??
      taken(line, new RegExp(`[([]\\s*(?<value>${word})\\s*[)\\]]`, 'iu')) ??
      taken(line, new RegExp(`(?<value>${word})(?<=${SAID}[\\s,]+(?:${word}))(?=[\\s.,;!?)${TAKEN}]*$)`, 'iu'));
    if (found) return { visibility: { value, words: found.words } };
  }
  return {};
}

function taken(line: Line, looks: RegExp): Finding<string> | undefined {
  const match = looks.exec(line.open);
  if (!match) return undefined;
  line.take(match.index, match.index + match[0].length);
  const value = match.groups?.value ?? '';
  return { value, words: match[0].replace(/^[([\s]+|[)\]\s]+$/g, '') };
}

import type { Tongue } from '../grammar/commandGrammar';
import { closingOf } from './closing';
import { type Asked, creationIn, type How } from './creation';
import { entryIn } from './entry';
import { type Line, lineOf } from './line';
import { mentionAt } from './mention';
import { type Opening, openingsOf } from './opening';
import { reminderIn } from './reminder';

/** What a sentence asks to create, exactly. */
export function askedIn(line: Line, tongue: Tongue, how: How = { nouns: tongue.nouns, bare: true }): Asked | undefined {
  return first(
    line,
    tongue,
    (opening) =>
      reminderIn(line, tongue, opening) ?? creationIn(line, tongue, opening, how) ?? entryIn(line, tongue, opening),
  );
}

/** What a sentence asks to create several of; its rest holds them, one a line. */
export function severalAskedIn(line: Line, tongue: Tongue): Asked | undefined {
  return first(line, tongue, (opening) => creationIn(line, tongue, opening, { nouns: tongue.plurals, bare: true }));
}

/** What each line asks for, where all of several do; a line of courtesy does not count. */
export function eachAskedIn({ text }: Line, tongue: Tongue): Asked[] {
  const lines = text
    .split(/[\n\r\u2028\u2029]/)
    .map(lineOf)
    .filter((line) => !isCourtesy(line, tongue));
  const asked = lines.flatMap((line) => askedIn(line, tongue) ?? []);
  return asked.length > 1 && asked.length === lines.length ? asked : [];
}

/** What a line names at its beginning without asking for it: a noun alone, or one that is no everyday word. */
export function mentionedIn(line: Line, tongue: Tongue): Asked | undefined {
  return first(line, tongue, ({ at }) => mentionAt(line, tongue, at));
}

function first(line: Line, tongue: Tongue, read: (opening: Opening) => Asked | undefined): Asked | undefined {
  for (const opening of openingsOf(line.words, tongue)) {
    if (tongue.refusals.at(line.words, opening.at)) return undefined;
    const asked = read(opening);
    if (asked) return asked;
  }
  return undefined;
}

function isCourtesy(line: Line, tongue: Tongue): boolean {
  const { words } = line;
  return openingsOf(words, tongue).some(({ at }) => at === words.length) || closingOf(line, tongue, 0).word === 0;
}

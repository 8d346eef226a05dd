import type { CommandGrammar } from '../grammar/commandGrammar';
import { closingOf } from './closing';
import { type Asked, creationIn, type How } from './creation';
import { entryIn } from './entry';
import { type Line, lineOf } from './line';
import { mentionAt } from './mention';
import { type Opening, openingsOf } from './opening';
import { reminderIn } from './reminder';

/** What a sentence asks to create, exactly. */
export function askedIn(
  line: Line,
  grammar: CommandGrammar,
  how: How = { nouns: grammar.nouns, bare: true },
): Asked | undefined {
  return first(
    line,
    grammar,
    (opening) =>
      reminderIn(line, grammar, opening) ?? creationIn(line, grammar, opening, how) ?? entryIn(line, grammar, opening),
  );
}

/** What a sentence asks to create several of; its rest holds them, one a line. */
export function severalAskedIn(line: Line, grammar: CommandGrammar): Asked | undefined {
  return first(line, grammar, (opening) => creationIn(line, grammar, opening, { nouns: grammar.plurals, bare: true }));
}

/** What each line asks for, where all of several do; a line of courtesy does not count. */
export function eachAskedIn({ text }: Line, grammar: CommandGrammar): Asked[] {
  const lines = text
    .split(/[\n\r\u2028\u2029]/)
    .map(lineOf)
    .filter((line) => !isCourtesy(line, grammar));
  const asked = lines.flatMap((line) => askedIn(line, grammar) ?? []);
  return asked.length > 1 && asked.length === lines.length ? asked : [];
}

/** What a line names at its beginning without asking for it: a noun alone, or one that is no everyday word. */
export function mentionedIn(line: Line, grammar: CommandGrammar): Asked | undefined {
  return first(line, grammar, ({ at }) => mentionAt(line, grammar, at));
}

function first(line: Line, grammar: CommandGrammar, read: (opening: Opening) => Asked | undefined): Asked | undefined {
  for (const opening of openingsOf(line.words, grammar)) {
    if (grammar.refusals.at(line.words, opening.at)) return undefined;
    const asked = read(opening);
    if (asked) return asked;
  }
  return undefined;
}

function isCourtesy(line: Line, grammar: CommandGrammar): boolean {
  const { words } = line;
  return openingsOf(words, grammar).some(({ at }) => at === words.length) || closingOf(line, grammar, 0).word === 0;
}

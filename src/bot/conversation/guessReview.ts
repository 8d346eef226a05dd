import type { Card } from '../cards/cardDeck';
import { type Question, withData, withReading } from '../cards/withReading';
import type { Answers, Problems } from '../forms/readForm';
import { say } from '../i18n/localizedText';
import type { Translator } from '../i18n/translator';
import { isRecord, type JsonRecord } from '../json/json';
import type { Guess, Way } from '../kinds/kind';

/** Longer lines are shown as read once: they would stand in every button of the form. */
const LONGEST_KEPT = 1_000;
/** In the data of a Create button: something on the form is still to be decided. */
const ASKED = { asked: 'true' };
const CHOOSE = say`Your words can be read in more than one way. Choose above, or fill this in.`;

/** What is sure of a guess: all of it, or what every way to read it has in common. */
export function agreedAnswers({ answers, others = [] }: Guess): Answers {
  const common = Object.entries(answers).filter(([field, value]) =>
    others.every((way) => way.answers[field] === value),
  );
  return Object.fromEntries(common);
}

/** The guesses that the person has still to decide, seen from what stands in the form. */
export function unansweredGuesses(guesses: readonly Guess[], answers: Answers): Guess[] {
  return guesses.filter((guess) => (guess.others ?? []).length > 0 && fieldsOf(guess).some((field) => !answers[field]));
}

/** A sentence beside each field that an open guess leaves blank. */
export function questionProblems(guesses: readonly Guess[], answers: Answers): Problems {
  const blank = unansweredGuesses(guesses, answers).flatMap((guess) =>
    fieldsOf(guess).filter((field) => !answers[field]),
  );
  return Object.fromEntries(blank.slice(0, 1).map((field) => [field, CHOOSE]));
}

/** Whether a button belongs to a form with an open question. */
export function isAsked(data: Readonly<Record<string, unknown>>): boolean {
  return data.asked === ASKED.asked;
}

/** The form with what was read under its title; `data` is what its buttons need in order to read it again. */
export function showReading(
  card: Card,
  {
    guesses,
    answers,
    data,
    translator,
    kind,
  }: {
    readonly guesses: readonly Guess[];
    readonly answers: Answers;
    readonly data: { readonly said: string } & object;
    readonly translator: Translator;
    /** Name of the kind whose words the guesses are in. */
    readonly kind: string;
  },
): Card {
  if (guesses.length === 0) return card;
  const open = unansweredGuesses(guesses, answers);
  const sure = guesses.filter((guess) => (guess.others ?? []).length === 0 && isUnchanged(guess, answers));
  const lines = sure.map((guess) => lineOf(guess, translator, kind));
  const questions = open.map((guess) => questionOf(guess, translator, kind));
  const words = {
    heading: translator.localize(say`Read from your words. Change what is wrong.`),
    ask: translator.localize(say`can mean several things. Which one?`),
  };
  const shown = withReading(card, lines, questions, words);
  const kept =
    data.said.length <= LONGEST_KEPT
      ? withData(shown, (verb) => (verb === 'create' && open.length > 0 ? { ...data, ...ASKED } : data))
      : shown;
  return isRecord(kept) ? { ...shown, ...kept } : shown;
}

/** The form with the words in its buttons that it was read from, and the mark of an open question. */
export function withSameWords(card: Card, { said, at, people, kind, ticket, asked }: JsonRecord): Card {
  if (typeof said !== 'string') return card;
  const data = { said, at, people, kind, ticket };
  const kept = withData(card, (verb) => (verb === 'create' && asked !== undefined ? { ...data, asked } : data));
  return isRecord(kept) ? { ...card, ...kept } : card;
}

/** Nobody has changed it in the form. */
function isUnchanged({ answers }: Guess, now: Answers): boolean {
  return Object.entries(answers).every(([field, value]) => now[field] === value);
}

function lineOf({ label, shown, words }: Guess, translator: Translator, kind: string) {
  return {
    label: translator.localize(label, kind),
    shown: translator.localize(shown, kind),
    source: translator.localize(say`from “${words}”`),
  };
}

function questionOf(guess: Guess, translator: Translator, kind: string): Question {
  const ways: readonly Way[] = [guess, ...(guess.others ?? [])];
  return {
    label: translator.localize(guess.label, kind),
    words: translator.localize(say`“${guess.words}”`),
    ways: ways.map(({ shown, answers }) => ({ title: translator.localize(shown, kind), data: { chosen: answers } })),
  };
}

/** What the ways to read some words do not agree on. */
function fieldsOf({ answers, others = [] }: Guess): string[] {
  const all = [answers, ...others.map((way) => way.answers)];
  const fields = [...new Set(all.flatMap(Object.keys))];
  return fields.filter((field) => new Set(all.map((one) => one[field])).size > 1);
}

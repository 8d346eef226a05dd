import type { Line } from '../line';
import { type Clause, dayOf, partWith, timesOf } from './clauses';
import type { Phrase, Said } from './moments';
import { spanOf } from './placement';
import type { Token } from './tokens';

/** When something begins and is due, as clauses say it. */
export interface Dates {
  readonly due?: Said;
  readonly start?: Said;
  /** What the words were taken from; what is asked about stays in the title. */
  readonly taken: readonly Clause[];
}

/** Nobody chooses among more days. */
const MOST_TO_CHOOSE = 5;

/** What clauses beside the title say of days and times. */
export function datesIn(clauses: readonly Clause[], line: Line, tokens: readonly Token[]): Dates {
  const dated = clauses.filter((clause) => dayOf(clause) || timesOf(clause).length > 0);
  const wordsOf = (...some: readonly Clause[]) => some.map((clause) => wordsIn(clause, line, tokens)).join(' … ');
  const range = dated.find((clause) => partWith(clause, 'to'));
  if (range) return { ...ends(range, wordsOf(range)), taken: [range] };
  const start = dated.find((clause) => clause.parts.some(({ meaning: { role } }) => role === 'start'));
  const due = dueIn(
    dated.filter((clause) => clause !== start),
    wordsOf,
  );
  return {
    ...due,
    ...(start && { start: { ...phraseOf(start), words: wordsOf(start) } }),
    taken: [...due.taken, ...(start ? [start] : [])],
  };
}

function ends(range: Clause, words: string): Pick<Dates, 'start' | 'due'> {
  const { to } = partWith(range, 'to') ?? {};
  const start = phraseOf(range);
  const day = to?.day ?? start.day;
  return { start: { ...start, words }, due: { ...(day && { day }), times: to?.time ? [to.time] : [], words } };
}

function dueIn(
  clauses: readonly Clause[],
  wordsOf: (...some: readonly Clause[]) => string,
): Pick<Dates, 'due' | 'taken'> {
  const [one, other] = clauses;
  if (!one) return { taken: [] };
  if (clauses.length === 2 && other && isWhole(one, other))
    return { due: { ...phraseOf(one), ...whole(one, other), words: wordsOf(one, other) }, taken: clauses };
  const named = clauses.filter(({ parts }) => parts[0]?.meaning.isNamed);
  const [only] = named.length === 1 ? named : [];
  const isAlone = clauses.every((clause) => clause.end !== only?.start && clause.start !== only?.end);
  const chosen = clauses.length === 1 ? one : isAlone ? only : undefined;
  if (chosen && !partWith(chosen, 'and')) {
    const { or } = partWith(chosen, 'or') ?? {};
    const alternatives = or ? [phraseFrom(or)] : [];
    return { due: { ...phraseOf(chosen), alternatives, words: wordsOf(chosen) }, taken: [chosen] };
  }
  const open = chosen ? [chosen] : clauses.slice(0, MOST_TO_CHOOSE);
  const [first, ...alternatives] = open.flatMap((clause) => {
    const { and } = partWith(clause, 'and') ?? {};
    return [phraseOf(clause), ...(and ? [phraseFrom(and)] : [])];
  });
  return first ? { due: { ...first, alternatives, words: wordsOf(...open) }, taken: [] } : { taken: [] };
}

/** A day here and a time there make one moment. */
function isWhole(one: Clause, other: Clause): boolean {
  const isOpen = [one, other].some((clause) => partWith(clause, 'and') || partWith(clause, 'or'));
  const [days, times] = [
    [one, other].filter((clause) => dayOf(clause)),
    [one, other].filter((clause) => timesOf(clause).length > 0),
  ];
  return !isOpen && days.length === 1 && times.length === 1 && days[0] !== times[0];
}

function whole(one: Clause, other: Clause): Phrase {
  const day = dayOf(one) ?? dayOf(other);
  return { ...(day && { day }), times: [...timesOf(one), ...timesOf(other)] };
}

export function phraseOf(clause: Clause): Phrase {
  const day = dayOf(clause);
  return { ...(day && { day }), times: timesOf(clause) };
}

function phraseFrom({ day, time }: Pick<NonNullable<ReturnType<typeof partWith>>, 'day' | 'time'>): Phrase {
  return { ...(day && { day }), times: time ? [time] : [] };
}

/** The words of a clause that say a day or a time. */
export function wordsIn({ parts }: Clause, line: Line, tokens: readonly Token[]): string {
  const said = parts.filter(({ meaning: { day, time, until } }) => (day || time) && until === undefined);
  const pieces: { start: number; end: number }[] = [];
  for (const { start, end } of said) {
    const last = pieces.at(-1);
    if (last && start - last.end <= 1) last.end = end;
    else pieces.push({ start, end });
  }
  return pieces.map((piece) => line.text.slice(...spanOf(piece, tokens)).trim()).join(' … ');
}

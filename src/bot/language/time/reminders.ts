import type { Chart } from './chart';
import { type Clause, repeatOf } from './clauses';
import type { Meaning } from './meaning';
import type { Token } from './tokens';
import { isUntouched } from './wordOrder';

/** "remind me" with its moment; from one token up to another. */
export interface Reminder {
  readonly start: number;
  readonly end: number;
  /** The verb at the end of the line that belongs to it. */
  readonly last?: number;
  readonly when:
    | { readonly clause: Clause }
    | { readonly minutes: number }
    | { readonly days: number; readonly time?: string; readonly clause?: Clause }
    /** "remind me to call Ann at 5": the moment stands elsewhere. */
    | 'elsewhere';
  /** The clause behind "remind me" that says when the task itself is due. */
  readonly clause?: Clause;
  /** Where the words end that stand behind that clause, before what shall be done. */
  readonly goalEnd?: number;
}

interface Said {
  readonly tokens: readonly Token[];
  readonly clauses: readonly Clause[];
  readonly chart: Chart;
  readonly text: string;
  /** What shall be done follows with no word such as "to". */
  readonly isGoalSilent: boolean;
}

/** The tokens that say how long before a task is due, behind a word that reminds: no clause begins in them. */
export function offsetsIn({ tokens, chart }: Pick<Said, 'tokens' | 'chart'>): ReadonlySet<number> {
  const all = tokens.flatMap(({ types }, at) =>
    (types.includes('remind') ? [...chart.at('remind', at), ...chart.at('reminder', at)] : []).flatMap(({ end }) => {
      const found = offsetAfter(end, tokens, chart);
      return found ? Array.from({ length: found.end - end }, (_none, i) => end + i) : [];
    }),
  );
  return new Set(all);
}

function offsetAfter(from: number, tokens: readonly Token[], chart: Chart) {
  for (const at of new Set([from, afterLinks(from, tokens, chart)])) {
    const [offset] = chart.at('offset', at);
    // The day before Christmas is a day of its own.
    const isDay = (chart.at('phrase', at)[0]?.end ?? 0) > (offset?.end ?? 0);
    if (offset && !isDay) return offset;
  }
  return undefined;
}

/** The reminder that a line asks for; without a moment only where the line begins with it. */
export function reminderIn(said: Said): Reminder | undefined {
  for (let at = 0; at < said.tokens.length; at++) {
    if (!said.tokens[at]?.types.includes('remind')) continue;
    for (const lead of leadsAt(said, at)) {
      const found = reminderAt(said, lead);
      if (found) return found;
    }
  }
  return undefined;
}

interface Lead {
  /** True for a noun, which is the title where what it is about follows. */
  readonly isNoun?: boolean;
  readonly start: number;
  readonly end: number;
  readonly last?: number;
}

/** `remind me`, or where the verb ends the sentence: `mich … erinnern`. */
function leadsAt({ tokens, chart, text }: Said, at: number): Lead[] {
  const [remind] = chart.at('remind', at);
  if (remind) return [{ start: withPoliteness(tokens, at), end: remind.end }];
  const [noun] = chart.at('reminder', at);
  if (noun) return [{ start: withPoliteness(tokens, at), end: noun.end, isNoun: true }];
  const [around] = chart.at('remindee', at);
  if (!around || !isUntouched(text.slice(0, tokens[at]?.start))) return [];
  const last = tokens.findIndex((_, i) => i > at && chart.at('reminded', i).length > 0);
  if (last < 0) return [];
  const isAtEnd = chart.at('reminded', last).some(({ end }) => isOver(tokens, end));
  return [{ start: at, end: around.end, ...(isAtEnd && { last }) }];
}

function reminderAt({ tokens, clauses, chart, text, isGoalSilent }: Said, lead: Lead): Reminder | undefined {
  const at = afterLinks(lead.end, tokens, chart);
  const isFirst = isUntouched(text.slice(0, tokens[lead.start]?.start ?? 0));
  const next = clauses.find(({ start }) => start >= lead.end && start <= at);
  const offset = offsetAfter(lead.end, tokens, chart);
  if (offset) return { ...lead, ...offsetOf(offset.meaning, offset.end, clauses) };
  const behind = next?.end ?? lead.end;
  const goal =
    isFirst && !lead.isNoun ? (goalAt(behind, tokens, chart) ?? (isGoalSilent ? behind : undefined)) : undefined;
  if (next && (repeatOf(next) || next.parts.some(({ meaning: { to, isUnheld } }) => to || isUnheld)))
    return isFirst ? { ...lead, when: 'elsewhere', clause: next, ...(goal && { goalEnd: goal }) } : undefined;
  if (next) return { ...lead, end: goal ?? next.end, when: { clause: next } };
  return goal === undefined ? undefined : { ...lead, end: goal, when: 'elsewhere' };
}

/** "the day before at 10am" */
function offsetOf({ minutes, daysBefore }: Meaning, end: number, clauses: readonly Clause[]) {
  if (!daysBefore) return { end, when: { minutes: minutes ?? 0 } };
  const clause = clauses.find(({ start, parts }) => start === end && parts[0]?.meaning.time && !parts[0].meaning.day);
  return { end: clause?.end ?? end, when: { ...daysBefore, ...(clause && { clause }) } };
}

/** Behind "to", and whatever is in between. */
export function goalAt(from: number, tokens: readonly Token[], chart: Chart): number | undefined {
  const at = tokens[from]?.word === ',' ? from + 1 : from;
  const end = tokens[at]?.word === ':' ? at + 1 : chart.at('goal', at)[0]?.end;
  if (end === undefined) return undefined;
  const behind = tokens[end]?.word === ',' ? end + 1 : end;
  return isOver(tokens, behind) ? undefined : behind;
}

function afterLinks(from: number, tokens: readonly Token[], chart: Chart): number {
  let at = from;
  for (let end: number | undefined = at; end !== undefined && at - from < 4; ) {
    at = end;
    end = tokens[at]?.word === ':' || tokens[at]?.word === ',' ? at + 1 : chart.at('link', at)[0]?.end;
  }
  return at;
}

function withPoliteness(tokens: readonly Token[], at: number): number {
  let start = at;
  while (tokens[start - 1]?.senses.some(({ type }) => type === 'politely')) start--;
  return start;
}

function isOver(tokens: readonly Token[], from: number): boolean {
  return tokens.slice(from).every(({ word }) => /^[.,;!?)\uFFFC]+$/.test(word));
}

import { TAKEN } from '../line';
import { type Clause, dayOf, timesOf } from './clauses';
import type { Lexicon } from './lexicon';
import type { Token } from './tokens';
import { isBeginning, isOver, isUntouched, type VerbLast } from './wordOrder';

/** What a clause is placed in: the line, with everything that was taken made unreadable. */
export interface Neighbourhood {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly verb: VerbLast | undefined;
}

/** Whether a clause is said beside the title or is a part of it; when in doubt it is a part. */
export function isOutside(clause: Clause, around: Neighbourhood): boolean {
  const { text, tokens, lexicon, verb } = around;
  const [start, end] = spanOf(clause, tokens);
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (GLUED.test(after)) return false;
  const isVerbNext = verb?.isNext.test(after) === true;
  const isRepeat = clause.parts.some(({ meaning: { repeat, isUnheld } }) => repeat || isUnheld);
  const isRestricted =
    isRepeat && tokens[clause.end]?.senses.some(({ type }) => type === 'except' || type === 'until') === true;
  const isEnd = isOver(after) || goesOn(after, lexicon) || isRestricted;
  const [day, times] = [dayOf(clause), timesOf(clause)];
  const mayCount = (day?.mayCount || (verb && times[0]?.mayCount)) && clause.parts.length < 2;
  if (isNamed(clause, around)) return !mayCount || isVerbNext || isEnd;
  const [first] = clause.parts;
  const needs = (first?.meaning.day ?? first?.meaning.time ?? first?.meaning.repeat)?.needs;
  if (clause.parts.length < 2 && needs === 'connector') return false;
  if (clings(clause, around, isRepeat)) return false;
  if (isVerbNext && (isRepeat || (day ?? times[0])?.midway)) return true;
  if (clause.parts.length < 2 && needs === 'end') return isOver(after) || isRestricted || /^\s*[\uFFFC;(]/.test(after);
  if (isEnd || mayCount) return isEnd;
  const isExact = day !== undefined && times.some(({ part }) => !part);
  return isExact ? isUntouched(before) : isBeginning(before, text.slice(start, end), after, verb);
}

/** Where a clause begins and ends in the text. */
export function spanOf({ start, end }: Pick<Clause, 'start' | 'end'>, tokens: readonly Token[]): [number, number] {
  return [tokens[start]?.start ?? 0, tokens[end - 1]?.end ?? 0];
}

/** Goes on as a longer word, number, code or address. */
const GLUED = /^(?:[-/@%_'’$€£]|\.[\p{L}\p{N}]|[\p{L}\p{N}])/u;

/** Connected by a word such as "by"; "at" is one where no verb has to end the line. */
function isNamed({ start, parts }: Clause, { tokens, verb }: Neighbourhood): boolean {
  const isName = tokens[start]?.isCapital === true && start > 0;
  if (parts[0]?.meaning.isNamed) return !isName;
  const time = parts[0]?.meaning.time;
  const isAt = tokens[start]?.senses.some(({ type }) => type === 'about') === true;
  return isAt && !verb && time !== undefined && !time.others && !time.part;
}

/** What stands before it belongs with it: “for Monday”; but “and every Monday” begins anew. */
function clings({ start }: Clause, { tokens, lexicon }: Neighbourhood, isRepeat: boolean): boolean {
  const before = tokens[start - 1];
  if (!before || !lexicon.clings(before.word)) return false;
  return !(isRepeat && before.senses.some(({ type }) => type === 'sep'));
}

/** The title has ended, or goes on with a word that begins something new. */
function goesOn(after: string, lexicon: Lexicon): boolean {
  return lexicon.goingOn.test(after) || new RegExp(`^\\s*[${TAKEN},;:(]`, 'u').test(after);
}

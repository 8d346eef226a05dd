import type { CreateBatch } from '../../commands/command';
import { textOf } from '../../json/json';
import {
  type CommandText,
  type CommandTextData,
  commandTextData,
  commandTextIn,
  splitMentions,
} from '../../turn/commandText';

/** Rows that one card takes. */
export const MOST_LINES = 20;
/** Characters of all lines that one card takes, which holds them several times. */
const MOST_CHARACTERS = 8_000;
/** Characters that are read of one line, whose title may have 255. */
const LONGEST_LINE = 1_000;

/** What a person pasted, as far as one card takes it. */
export interface BatchText {
  readonly lines: readonly RowText[];
  /** Lines that are left out. */
  readonly omitted: number;
  /** All lines, and when they were said. */
  readonly commandText: CommandText;
}

/** A line, as if it stood alone after its command. */
export interface RowText {
  readonly commandText: CommandText;
  /** Ticked off already where it was copied. */
  readonly done: boolean;
}

/** A button's data. */
type BatchTextData = CommandTextData & { readonly done: string; readonly surplus: string };

export function batchTextOf(
  { lines, done }: Pick<CreateBatch, 'lines' | 'done'>,
  said: CommandText,
  before = 0,
): BatchText {
  const fitting: string[] = [];
  let left = MOST_CHARACTERS;
  for (const line of lines.slice(0, MOST_LINES).map((one) => one.slice(0, LONGEST_LINE))) {
    left -= line.length + 1;
    if (left < 0) break;
    fitting.push(line);
  }
  let { mentions = [] } = said;
  const rows = fitting.map((text) => {
    const { here, after } = splitMentions(text, mentions);
    mentions = after;
    return { ...said, text, ...(here.length > 0 && { mentions: here }) };
  });
  return {
    lines: rows.map((commandText, i) => ({ commandText, done: done.includes(i) })),
    omitted: before + lines.length - fitting.length,
    commandText: { ...said, text: fitting.join('\n') },
  };
}

export function batchTextData({ lines, omitted, commandText }: BatchText): BatchTextData {
  const done = [...lines.keys()].filter((i) => lines[i]?.done).join(',');
  return { ...commandTextData(commandText), done, surplus: String(omitted) };
}

export function batchTextIn(data: Readonly<Record<string, unknown>>, now: number): BatchText {
  const commandText = commandTextIn(data, now, MOST_CHARACTERS);
  const lines = commandText.text.split('\n').filter((line) => line !== '');
  const done = textOf(data.done).split(',').filter(Boolean).map(Number);
  return batchTextOf({ lines, done }, commandText, Number(textOf(data.surplus)) || 0);
}

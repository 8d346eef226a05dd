import type { CreateMany } from '../../commands/command';
import { textOf } from '../../json/json';
import { type Heard, type HeardData, heardData, heardIn } from '../../turn/commandText';

/** Rows that one card takes. */
export const MOST_LINES = 20;
/** Characters of all lines that one card takes, which holds them several times. */
const MOST_CHARACTERS = 8_000;
/** Characters that are read of one line, whose title may have 255. */
const LONGEST_LINE = 1_000;

/** What a person pasted, as far as one card takes it. */
export interface Pasted {
  readonly lines: readonly PastedLine[];
  /** Lines that are left out. */
  readonly surplus: number;
  /** All lines, and when they were said. */
  readonly heard: Heard;
}

/** A line, as if it stood alone after its command. */
export interface PastedLine {
  readonly heard: Heard;
  /** Ticked off already where it was copied. */
  readonly done: boolean;
}

/** A button's data. */
type PastedData = HeardData & { readonly done: string; readonly surplus: string };

export function pastedFrom({ lines, done }: Pick<CreateMany, 'lines' | 'done'>, said: Heard, before = 0): Pasted {
  const fitting: string[] = [];
  let left = MOST_CHARACTERS;
  for (const line of lines.slice(0, MOST_LINES).map((one) => one.slice(0, LONGEST_LINE))) {
    left -= line.length + 1;
    if (left < 0) break;
    fitting.push(line);
  }
  return {
    lines: fitting.map((text, i) => ({ heard: { ...said, text }, done: done.includes(i) })),
    surplus: before + lines.length - fitting.length,
    heard: { ...said, text: fitting.join('\n') },
  };
}

export function pastedData({ lines, surplus, heard }: Pasted): PastedData {
  const done = [...lines.keys()].filter((i) => lines[i]?.done).join(',');
  return { ...heardData(heard), done, surplus: String(surplus) };
}

export function pastedIn(data: Readonly<Record<string, unknown>>, now: number): Pasted {
  const heard = heardIn(data, now, MOST_CHARACTERS);
  const lines = heard.text.split('\n').filter((line) => line !== '');
  const done = textOf(data.done).split(',').filter(Boolean).map(Number);
  return pastedFrom({ lines, done }, heard, Number(textOf(data.surplus)) || 0);
}

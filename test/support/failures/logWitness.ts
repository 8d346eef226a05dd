import { relative } from 'node:path';
import { addWitness, cut, indented, type Witness } from './witness';

const MOST_LINES = 6;
const MOST_CHARACTERS = 700;
const WARNING = 40;
/** A step of a turn whose answer was no good one. */
const REFUSED = /^\{.*"step":.*"status":[45]\d\d/;
/** What a sandbox says when it is ready. */
const ADDRESS = /^\w+: +https?:/;

/** Tells the newest complaints in the log of a program, and the file that holds the whole of it, with the line where the test began. */
export class LogWitness implements Witness {
  ended = false;
  private begun = 0;

  private constructor(
    private readonly file: string,
    private readonly printed: () => string,
    readonly end: () => void,
  ) {}

  static watch(file: string, printed: () => string, end = () => {}): LogWitness {
    const witness = new LogWitness(file, printed, end);
    addWitness(witness);
    return witness;
  }

  begin(): void {
    this.begun = this.printed().length;
  }

  tell(): string {
    const complaints = complaintsIn(this.printed().slice(this.begun)).slice(-MOST_LINES);
    const line = this.printed().slice(0, this.begun).split('\n').length;
    const said = complaints.length > 0 ? `:\n${indented(complaints.join('\n'))}` : ' of nothing.';
    return `The log complains${said}\nWhole log: ${relative(process.cwd(), this.file)}:${line}`;
  }
}

/** Warnings and errors of a bot, requests that were refused, and what is no log line: how a program that cannot start, or fell over, says why. */
function complaintsIn(printed: string): string[] {
  return printed
    .split('\n')
    .filter((line) => line !== '' && isComplaint(line))
    .map((line) => cut(line, MOST_CHARACTERS));
}

function isComplaint(line: string): boolean {
  const level = /^\{"level":(\d+)/.exec(line)?.[1];
  return level === undefined ? !ADDRESS.test(line) : Number(level) >= WARNING || REFUSED.test(line);
}

import { parsed } from './teams/json';

const kept = 5_000;
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** What the bot prints: kept as lines of JSON, and shown from the wanted level on. */
export class BotLog {
  private lines: string[] = [];
  private rest = '';
  private readonly listeners: ((line: unknown) => void)[] = [];

  /** `print` takes whole lines with their ends. */
  constructor(
    private readonly level: string,
    private readonly print: (text: string) => void,
  ) {}

  list(): readonly string[] {
    return this.lines;
  }

  clear(): void {
    this.lines = [];
  }

  onLine(listener: (line: unknown) => void): void {
    this.listeners.push(listener);
  }

  /** Takes output as it comes, in pieces of any size. */
  take(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.takeLine(line);
  }

  private takeLine(text: string): void {
    const line = parsed(text);
    const level = typeof line === 'object' && line !== null && 'level' in line ? Number(line.level) : undefined;
    if (level === undefined || level >= 10 * (LEVELS.indexOf(this.level) + 1)) this.print(`${text}\n`);
    if (level === undefined) return;
    this.lines = [...this.lines.slice(1 - kept), text];
    for (const listener of this.listeners) listener(line);
  }
}

import pino, { type DestinationStream, type Logger } from 'pino';
import { bounded, cut } from './bounded';

/** Characters of a line's own words. */
const LONGEST_SENTENCE = 1_000;

/** The bot's log, as lines of JSON. Whatever somebody sends, no field and no line is longer than an operator can read. */
export function newLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { log: bounded },
    // Errors have become fields by then.
    serializers: { err: (err: unknown) => err },
    hooks: {
      logMethod(this: Logger, args: Parameters<pino.LogFn>, method: pino.LogFn): void {
        const [first, sentence] = args;
        if (first instanceof Error) method.call(this, { err: first }, cut(sentence ?? first.message, LONGEST_SENTENCE));
        else if (typeof first === 'string') method.call(this, cut(first, LONGEST_SENTENCE));
        else method.call(this, first, sentence === undefined ? undefined : cut(sentence, LONGEST_SENTENCE));
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

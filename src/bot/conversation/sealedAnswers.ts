import type { Answers } from '../forms/readForm';
import { parseJson, recordOf } from '../json/json';
import type { ValueSeal } from '../state/valueSeal';

/** Answers that travel in a card that others can read, bound to the form of one number. */
export class SealedAnswers {
  constructor(private readonly seal: ValueSeal) {}

  close(nonce: string, answers: Answers): string {
    return this.seal.seal(nameOf(nonce), JSON.stringify(answers));
  }

  /** Nothing where it was sealed for no such form. */
  open(nonce: string, sealed: string | undefined): Readonly<Record<string, unknown>> {
    const opened = sealed === undefined ? undefined : this.seal.open(nameOf(nonce), sealed);
    return recordOf(parseJson(opened ?? ''));
  }
}

function nameOf(nonce: string): string {
  return `answers:${nonce}`;
}

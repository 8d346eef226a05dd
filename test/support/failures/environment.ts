import NodeEnvironment from 'jest-environment-node';
import { indented, type Witness } from './witness';

/** As much of Jest's events as matters here. */
interface TestEvent {
  readonly name: string;
  readonly test?: { readonly errors: unknown[] };
}

/** Jest's environment for Node, in which the failure of a test says what its witnesses tell. */
export default class TellingEnvironment extends NodeEnvironment {
  override async teardown(): Promise<void> {
    for (const { ended, end } of this.global.witnesses ?? []) if (!ended) end?.();
    await super.teardown();
  }

  async handleTestEvent({ name, test }: TestEvent): Promise<void> {
    const { witnesses = [] } = this.global;
    if (name === 'test_start') {
      this.global.witnesses = witnesses.filter(({ ended }) => !ended);
      for (const witness of this.global.witnesses) witness.begin();
    }
    if (name !== 'test_done' || test === undefined || test.errors.length === 0) return;
    const told = (await Promise.all(witnesses.map(wordsOf))).filter((words) => words !== '');
    if (told.length > 0) addTo(test.errors, `Meanwhile:\n${indented(told.join('\n'))}`);
  }
}

/** A witness that fails must not hide why the test failed. */
async function wordsOf(witness: Witness): Promise<string> {
  try {
    return await witness.tell();
  } catch (error) {
    return `(A witness failed: ${error instanceof Error ? error.message : error})`;
  }
}

/** Puts the text behind the message of the first error, before its stack. */
function addTo(errors: unknown[], text: string): void {
  const first = Array.isArray(errors[0]) ? (errors[0][0] ?? errors[0][1]) : errors[0];
  if (typeof first !== 'object' || !('stack' in first) || typeof first.stack !== 'string') {
    errors[0] = `thrown: ${String(first)}\n\n${text}`;
    return;
  }
  const { stack } = first;
  const place = stack.search(/^\s+at .+:\d+:\d+\)?$/m);
  const end = place < 0 ? stack.length : place;
  first.stack = `${stack.slice(0, end).trimEnd()}\n\n${text}\n${stack.slice(end).replace(/^\n/, '')}`;
}

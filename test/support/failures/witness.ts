/** Somebody who can say, when a test fails, what went on meanwhile: a program by its log, a person by what they saw. */
export interface Witness {
  /** It is over, and no later test hears of it. */
  readonly ended: boolean;
  /** A test begins: what went on before it is not told. */
  begin(): void;
  /** '' where there is nothing to tell. */
  tell(): string | Promise<string>;
  /** The tests of the file are over: whatever they left running must not outlive them. */
  end?(): void;
}

declare global {
  /** Of this test file. Jest keeps each file's globals apart, and its environment reaches them. */
  var witnesses: Witness[] | undefined;
}

/** From now on it is asked whenever a test of this file fails. */
export function addWitness(witness: Witness): void {
  globalThis.witnesses ??= [];
  globalThis.witnesses.push(witness);
}

export function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}

/** The beginning of a text that may be long. */
export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)} …` : text;
}

import { addWitness, indented, type Witness } from './witness';

/** Tells what somebody saw last in the test that failed. */
export class SightWitness implements Witness {
  ended = false;
  private last: (() => string) | undefined;

  static watch(): SightWitness {
    const witness = new SightWitness();
    addWitness(witness);
    return witness;
  }

  /** Keeps it for the case that the test fails; `tell` writes it down only then. */
  saw(who: string, tell: () => string): void {
    this.last = () => `${who} last saw:\n${indented(tell())}`;
  }

  begin(): void {
    this.last = undefined;
  }

  tell(): string {
    return this.last?.() ?? '';
  }
}

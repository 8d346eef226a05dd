import { randomInt } from 'node:crypto';
import type { User } from '../tenant';

const CODE_MS = 10 * 60_000;

/** Who has signed in to which OAuth connection of the bot, and the codes that stand between. */
export class Connections {
  private readonly signedIn = new Set<string>();
  private readonly codes = new Map<string, { readonly entry: string; readonly until: number }>();

  has(user: User, connection: string): boolean {
    return this.signedIn.has(entryOf(user, connection));
  }

  signIn(user: User, connection: string): void {
    this.signedIn.add(entryOf(user, connection));
  }

  signOut(user: User, connection: string | undefined): void {
    for (const entry of [...this.signedIn])
      if (entry === entryOf(user, connection ?? '') || (connection === undefined && entry.startsWith(`${user.id} `)))
        this.signedIn.delete(entry);
  }

  /** Six digits, which the person's client hands to the bot. */
  newCode(user: User, connection: string): string {
    const code = String(randomInt(100_000, 1_000_000));
    this.codes.set(code, { entry: entryOf(user, connection), until: Date.now() + CODE_MS });
    return code;
  }

  /** Whether it is this person's, for this connection; good once. */
  redeem(code: string, user: User, connection: string): boolean {
    const found = this.codes.get(code);
    if (found?.entry !== entryOf(user, connection) || found.until < Date.now()) return false;
    this.codes.delete(code);
    this.signedIn.add(found.entry);
    return true;
  }

  reset(): void {
    this.signedIn.clear();
    this.codes.clear();
  }
}

function entryOf(user: User, connection: string): string {
  return `${user.id} ${connection}`;
}

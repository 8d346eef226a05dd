import type { User } from '../tenant';

/** Which delegated permissions the people of the tenant have consented to for Muster. */
export class Consents {
  readonly #given = new Map<string, Set<string>>();

  has(user: User, permission: string): boolean {
    return !user.withoutConsentTo.includes(permission) || (this.#given.get(user.id)?.has(permission) ?? false);
  }

  grant(user: User, permissions: readonly string[]): void {
    this.#given.set(user.id, new Set([...(this.#given.get(user.id) ?? []), ...permissions]));
  }
}

import type { User } from '../tenant';
import type { Permissions } from './permission';

/** Which delegated permissions the people of the tenant have consented to for Muster. */
export class Consents {
  private readonly given = new Map<string, Set<string>>();

  constructor(private readonly permissions: Permissions) {}

  has(user: User, permission: string): boolean {
    const isAsked = user.withoutConsentTo.includes(permission) || !this.permissions.get(permission)?.adminConsent;
    return !isAsked || (this.given.get(user.id)?.has(permission) ?? false);
  }

  reset(): void {
    this.given.clear();
  }

  grant(user: User, permissions: readonly string[]): void {
    this.given.set(user.id, new Set([...(this.given.get(user.id) ?? []), ...permissions]));
  }
}

import { createMiddleware } from 'hono/factory';
import type { GraphEnv } from './collection';
import { GraphError } from './graphError';

/** For the directory: lets the call pass when its token holds one of these delegated permissions. */
export function needs(...permissions: readonly string[]) {
  return permit(permissions, insufficientPrivileges);
}

/** The same for what lies in a mailbox, which refuses in its own words. */
export function mailboxNeeds(...permissions: readonly string[]) {
  return permit(permissions, accessDenied);
}

export function insufficientPrivileges(): GraphError {
  return new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

export function accessDenied(): GraphError {
  return new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
}

function permit(permissions: readonly string[], refusal: () => GraphError) {
  return createMiddleware<GraphEnv>(async (c, next) => {
    const { scopes } = c.get('caller');
    if (!permissions.some((permission) => scopes.includes(permission))) throw refusal();
    await next();
  });
}

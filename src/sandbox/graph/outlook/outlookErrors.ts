import { GraphError } from '../graphError';

/** What To Do says to a body that it cannot take. */
export function invalidRequest(message: string): GraphError {
  return new GraphError(400, 'invalidRequest', message, { inner: { code: 'InvalidModel' } });
}

/** A value of the wrong type or outside its enumeration. */
export function notConvertible(value: unknown, type: string, path: string): GraphError {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return invalidRequest(
    `Invalid JSON, Error converting value "${shown}" to type '${type}'. Path '${path}', line 1, position 1.`,
  );
}

export function itemNotFound(): GraphError {
  return new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
}

export function idMalformed(): GraphError {
  return new GraphError(400, 'ErrorInvalidIdMalformed', 'Id is malformed.');
}

/** For a name or id that is nobody's. */
export function unknownUser(name: string): GraphError {
  return new GraphError(404, 'ErrorInvalidUser', `The requested user '${name}' is invalid.`);
}

/** For a person without a mailbox. */
export function noMailbox(): GraphError {
  const message = 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.';
  return new GraphError(404, 'MailboxNotEnabledForRESTAPI', message);
}

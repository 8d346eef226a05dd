import { GraphError } from '../graphError';

/** What does not fit by itself or together. Planner leaves the code empty in most of its refusals. */
export function invalid(reason: string): GraphError {
  return new GraphError(400, '', `The request is invalid: ${reason}`);
}

export function itemNotFound(): GraphError {
  return new GraphError(404, '', 'The requested item is not found.');
}

/** For who is no member of the group that owns the plan, its owners included. */
export function noAccess(): GraphError {
  return new GraphError(403, '', 'You do not have the required permissions to access this item.');
}

export function etagMissing(): GraphError {
  return new GraphError(412, '', 'The If-Match header must be specified for this kind of request.');
}

export function etagInvalid(): GraphError {
  return new GraphError(412, '', 'The If-Match header contains an invalid value.');
}

/** For a change of something that has changed since the etag was read. */
export function changedSince(): GraphError {
  return new GraphError(409, '', 'The item has been changed since it was read. Read it again.');
}

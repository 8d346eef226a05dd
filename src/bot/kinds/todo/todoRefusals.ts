import type { GraphRefusalRow } from '../../graph/graphRefusalRow';
import { say } from '../../i18n/localizedText';

const GONE = { field: 'list', sentence: say`This list is not there, or belongs to somebody else. Choose again.` };
const UNSHARED = {
  field: 'user',
  sentence: say`This person shares no list with you. Ask them to share one, or choose again.`,
};

/** What Graph refuses of To Do tasks. */
export const todoRefusals: readonly GraphRefusalRow[] = [
  {
    operation: 'GET /users/{id}/todo/lists',
    code: 'ErrorAccessDenied',
    means: 'nobody shares a list',
    ...UNSHARED,
  },
  {
    operation: 'POST /users/{id}/todo/lists/{id}/tasks',
    code: 'ErrorAccessDenied',
    means: 'nobody shares this list',
    ...UNSHARED,
  },
  { operation: 'POST /{me}/todo/lists/{id}/tasks', code: 'ErrorItemNotFound', means: 'the list is gone', ...GONE },
  { code: 'ErrorInvalidIdMalformed', means: 'no list has such an id', ...GONE },
];

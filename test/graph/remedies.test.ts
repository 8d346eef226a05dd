import { GraphProblem, type Refusal } from '../../src/bot/graph/graphProblem';
import { isAbout } from '../../src/bot/graph/graphRefusalRow';
import { refusalWords } from '../../src/bot/graph/graphRefusals';
import { remedyFor } from '../../src/bot/graph/remedies';
import { english } from '../support/english';

const refusal: Refusal = { outcome: 'refused', status: 400, code: '', message: 'Odd.', requestId: '', targets: [] };
const remedy = (changes: Partial<Refusal>) => english(remedyFor(new GraphProblem({ ...refusal, ...changes })));

const busy = (wait: string) => `Microsoft 365 is busy. Nothing was created. Press again in ${wait}.`;
const silent = 'Microsoft 365 did not answer as it should. Try again in a minute.';
const gone = 'Something chosen here no longer exists: choose again.';
const forbidden = 'You may not do this. Most likely your organisation restricts who may: ask your administrator.';
const refused = 'Microsoft 365 refused: “Odd.” Change the form and try again.';

it.each<[Partial<Refusal>, string]>([
  [{ status: 429, outcome: 'notDone' }, busy('30 seconds')],
  [{ status: 429, outcome: 'notDone', retryAfter: 1 }, busy('a second')],
  [{ status: 429, outcome: 'notDone', retryAfter: 1.1 }, busy('2 seconds')],
  [
    { status: 0, outcome: 'notDone' },
    'Microsoft 365 cannot be reached at the moment. Nothing was created. Try again in a minute.',
  ],
  [{ status: 0, outcome: 'unknown' }, silent],
  [{ status: 503, outcome: 'unknown' }, silent],
  [
    { code: 'MailboxNotEnabledForRESTAPI' },
    'Your account has no Exchange mailbox, where this would be kept. Ask your administrator for a mailbox.',
  ],
  [
    { message: 'A value already exists.', targets: ['displayName'] },
    'Microsoft 365 refused: “A value already exists.” Change the form and try again.',
  ],
  [{ status: 403 }, forbidden],
  [{ status: 404 }, gone],
  [{ status: 401 }, refused],
  [{ status: 409 }, refused],
  [{ targets: ['mailNickname'] }, refused],
])('%j: %s', (changes, sentence) => {
  expect(remedy(changes)).toBe(sentence);
  expect(remedy({ ...changes, requestId: 'r-1' })).toBe(sentence);
});

it('a kind that knows better has its say', () => {
  const problem = new GraphProblem({ ...refusal, status: 403 });
  expect(english(remedyFor(problem, [{ status: 403, means: 'Lee keeps the keys', sentence: 'Ask Lee.' }]))).toBe(
    'Ask Lee.',
  );
});

it('Graph’s own words and ids are kept for whoever is asked for help', () => {
  const whole = { ...refusal, operation: 'POST /groups', code: 'Bad', requestId: 'r-1' };
  expect(refusalWords(whole)).toBe('POST /groups · 400 Bad · Odd. · request-id r-1');
  expect(refusalWords({ ...refusal, status: 0 })).toBe('Odd.');
});

it.each([
  ['POST /{me}/todo/lists/{id}/tasks', 'POST /me/todo/lists/a=/tasks', true],
  ['POST /{me}/todo/lists/{id}/tasks', 'POST /users/7/todo/lists/a=/tasks', true],
  ['POST /{me}/todo/lists/{id}/tasks', 'POST /me/todo/lists/a/tasks/b', false],
  ['PATCH /groups/{id}', 'PATCH /groups/7', true],
  ['PATCH /groups/{id}', 'POST /groups/7', false],
  ['POST /groups/{id}/members/$ref', 'POST /groups/7/members/$ref', true],
])('%s is about %s: %s', (operation, asked, fits) => {
  const row = { operation, means: '', sentence: '' };
  expect(isAbout(row, { ...refusal, operation: asked }, undefined)).toBe(fits);
});

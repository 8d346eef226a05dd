import { GraphProblem } from '../../src/bot/graph/graphProblem';
import { type AnswerHeaders, checkAnswer, checkFailure } from '../../src/bot/graph/outcome';

function refusalOf(status: number, text: string, headers: AnswerHeaders = {}) {
  try {
    checkAnswer(status, headers, text);
    return 'done';
  } catch (error) {
    if (error instanceof GraphProblem) return error.refusal;
    throw error;
  }
}

it.each([
  [200, '{}'],
  [200, ''],
  [204, ''],
  [299, '[]'],
  [201, '{"id":"7"}'],
])('an answer of %i with %j is done', (status, text) => {
  expect(refusalOf(status, text)).toBe('done');
});

it.each([
  [201, ''],
  [200, '<p>'],
  [299, '{'],
])('of an answer of %i with %j nobody knows what it means', (status, text) => {
  expect(refusalOf(status, text, { 'request-id': 'r-1' })).toEqual({
    outcome: 'unknown',
    status,
    code: '',
    targets: [],
    message: 'Graph answered, but the answer could not be read.',
    requestId: 'r-1',
  });
});

it.each([
  [199, 'unknown'],
  [300, 'unknown'],
  [399, 'unknown'],
  [400, 'refused'],
  [407, 'refused'],
  [408, 'unknown'],
  [409, 'refused'],
  [429, 'notDone'],
  [499, 'refused'],
  [500, 'unknown'],
  [501, 'refused'],
  [502, 'unknown'],
])('a status of %i is %s', (status, outcome) => {
  expect(refusalOf(status, '')).toEqual({
    outcome,
    status,
    code: '',
    targets: [],
    message: `Graph answered ${status}.`,
    requestId: '',
  });
});

it('names what Graph complains of, at the top and in the details', () => {
  const error = { code: 'Bad', message: 'No.', target: 'a', details: [{ target: 'b' }, { target: 7 }, null, 'c'] };
  expect(refusalOf(400, JSON.stringify({ error }))).toMatchObject({ code: 'Bad', message: 'No.', targets: ['a', 'b'] });
});

it('knows a challenge by its error and its claims', () => {
  const claims = Buffer.from('{"x":1}').toString('base64');
  const of = (header: string) => refusalOf(401, '', { 'www-authenticate': header });
  expect(of(`Bearer error="insufficient_claims", claims="${claims}"`)).toMatchObject({ claims: '{"x":1}' });
  expect(of(`Bearer error="invalid_token", claims="${claims}"`)).not.toHaveProperty('claims');
  expect(of('Bearer error="insufficient_claims"')).not.toHaveProperty('claims');
  expect(of(`Bearer error="insufficient_claims", claims=""`)).not.toHaveProperty('claims');
});

it.each([
  [{ code: 'ECONNREFUSED', syscall: 'connect' }, 'notDone', 'Microsoft Graph could not be reached.'],
  [{ code: 'ECONNRESET', syscall: 'read' }, 'unknown', 'Microsoft Graph did not answer.'],
])('a failure of %j is %s', (error, outcome, message) => {
  expect(checkFailure(error).refusal).toEqual({
    outcome,
    status: 0,
    code: error.code,
    message,
    requestId: '',
    targets: [],
  });
});

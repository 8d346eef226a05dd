import { GraphProblem, type Refusal, type RefusalDetail } from '../../src/bot/graph/graphProblem';
import { complaintsAbout, proposedBy, remedyFor } from '../../src/bot/graph/remedies';
import { groupRefusals } from '../../src/bot/kinds/groups/groupRefusals';
import { CannedGraph } from '../support/cannedGraph';
import { english } from '../support/english';

const refusal: Refusal = {
  operation: 'POST /groups',
  outcome: 'refused',
  status: 400,
  code: 'Request_BadRequest',
  message: 'Odd.',
  requestId: '',
  targets: [],
};
const problem = (changes: Partial<Refusal>) => new GraphProblem({ ...refusal, ...changes });
const detail = (code: string, target: string, more: Partial<RefusalDetail> = {}) => ({
  ...{ code, target, message: 'As the policy says.', suggested: '', blockedWord: '' },
  ...more,
});
const TAKEN = 'Another object with the same value for property mailNickname already exists.';

it.each<[Partial<Refusal>, string]>([
  [{ message: TAKEN }, 'Another group has this alias. Choose another one. The one that now stands here is free.'],
  [
    { message: 'There are duplicate values here.' },
    'Somebody is named twice. Name everybody once; you need not name yourself as owner.',
  ],
  [{}, 'Microsoft 365 refused: “Odd.” Change the form and try again.'],
])('%j: %s', (changes, sentence) => {
  expect(english(remedyFor(problem(changes), groupRefusals))).toBe(sentence);
});

it('each complaint of the naming policy stands beside its own field, and what would be taken is proposed', async () => {
  const suggested = 'GRP_Sales_EU';
  const details = ['displayName', 'mailNickname'].map((target) => detail('MissingPrefixSuffix', target, { suggested }));
  const complaints = complaintsAbout(problem({ details }), groupRefusals);
  expect(complaints.map(({ field, sentence }) => [field, english(sentence)])).toEqual([
    ['displayName', 'Your organisation’s names look like GRP_Sales_EU. It stands there now: press Create again.'],
    ['mailNickname', 'Your organisation’s names look like GRP_Sales_EU. It stands there now: press Create again.'],
  ]);
  const about = { refusal, answers: { displayName: 'Sales' }, graph: new CannedGraph() };
  expect(await proposedBy(complaints, about)).toEqual({ displayName: suggested, mailNickname: suggested });
});

it('details that nobody knows are told in Graph’s words, each beside its field', () => {
  const details = [detail('NewRule', 'displayName', { message: 'Too blue.' }), detail('NewRule', 'description')];
  const complaints = complaintsAbout(problem({ details }), groupRefusals);
  expect(complaints.map(({ field, sentence }) => [field, english(sentence)])).toEqual([
    ['displayName', 'Microsoft 365 refused: “Too blue.”'],
    ['description', 'Microsoft 365 refused: “As the policy says.”'],
  ]);
});

it.each([
  [{ displayName: 'Night shift' }, ['night-shift', 'night-shift-2'], 'night-shift-3'],
  [{ displayName: 'Night shift', mailNickname: 'Nights' }, ['nights'], 'Nights-2'],
  [{ displayName: 'Night shift', mailNickname: 'nights-2' }, ['nights', 'nights-2'], 'nights-3'],
])('proposes an alias that is free: %j, where there are %j', async (answers, taken, free) => {
  const graph = new CannedGraph({ '/v1.0/groups': taken.map((mailNickname) => ({ mailNickname })) });
  const complaints = complaintsAbout(problem({ details: [detail('ObjectConflict', 'mailNickname')] }), groupRefusals);
  expect(await proposedBy(complaints, { refusal, answers, graph })).toEqual({ mailNickname: free });
});

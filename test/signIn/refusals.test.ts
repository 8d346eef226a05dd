import { randomUUID } from 'node:crypto';
import { REFUSAL_ROWS } from '../../src/bot/signIn/entraRefusals';
import { BotProcess } from '../support/botProcess';
import { eventually } from '../support/eventually';
import { activity } from '../support/fakeChannel';
import { Microsoft } from '../support/microsoft';
import { buttonOf } from '../support/seen';

/** Sentences by Entra's numbers, written down by hand from Microsoft's list; `button`: whether one can help. */
const EXPECTED: readonly { numbers: string; says: RegExp; button: boolean }[] = [
  { numbers: '65001 650056 90008', says: /^Sign in and allow me to create tasks and task lists/, button: true },
  { numbers: '65004', says: /You did not allow me .* accept/, button: true },
  {
    numbers: '90094 90095',
    says: /only administrators allow.*Their link for that: https:\/\/login\.microsoftonline\.com\/[\w-]+\/adminconsent\?client_id=/,
    button: false,
  },
  { numbers: '50076 50079 50158 50074 50078', says: /prove once more that it is you/, button: true },
  { numbers: '50072', says: /set up a second way/, button: true },
  { numbers: '50097 50129 50155 50187', says: /know your device/, button: true },
  { numbers: '53000 53001 530003 50005', says: /only on a device that it manages/, button: false },
  { numbers: '53002 50127', says: /only in apps that it has approved/, button: false },
  { numbers: '53003 530032 530035 50131', says: /blocks this from where you are, or on this device/, button: false },
  { numbers: '53004 53010', says: /second way to prove who you are, and your organisation does not/, button: false },
  { numbers: '53011 530034', says: /blocked your account, because it may be at risk/, button: false },
  { numbers: '50105', says: /Ask your administrator to assign me to you/, button: false },
  { numbers: '50057', says: /Your account is disabled/, button: false },
  { numbers: '50034 500341', says: /not in this organisation's directory/, button: false },
  { numbers: '50053', says: /locked for a while/, button: false },
  { numbers: '90072 50020 50014 51004 16000 16003', says: /does not belong to the organisation/, button: true },
  { numbers: '500212 500213', says: /The organisations do not let this account in here/, button: true },
  { numbers: '50173 50133 50132 50089', says: /Your password was changed, or your sign-ins were ended/, button: true },
  { numbers: '50055 50144 50135', says: /Your password has to be changed first/, button: true },
  { numbers: '500133 50013 500131 70008 700082 70043 50058', says: /Your sign-in is too old/, button: true },
  { numbers: '54005', says: /This sign-in was used before/, button: true },
  { numbers: '90033 90055 90006 90012 90024 90090 50033 50087 50166', says: /sign-in service is busy/, button: false },
  { numbers: '50196', says: /too often\. Nothing was created\. Press again in a minute/, button: false },
  {
    numbers:
      '7000215 7000222 700016 700011 700024 700027 700030 700211 700212 700213 7000112 70001 7000114 700005 90002 90038 ' +
      '500011 50001 650052 650057 65005 50011',
    says: /I am not set up rightly.*Tell your administrator\. \(AADSTS\d+\)$/,
    button: false,
  },
];

const ON_BEHALF = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const TRACE = '0f3c1a52-7d4e-4b0a-9a5e-6b1f2c3d4e5f';
const CLAIMS = '{"access_token":{"capolids":{"essential":true,"values":["policy-1"]}}}';

let microsoft: Microsoft;
let bot: BotProcess;

beforeAll(async () => {
  microsoft = await Microsoft.start();
  bot = await BotProcess.start(microsoft);
});

beforeEach(() => microsoft.forget());

afterAll(async () => {
  await bot.stop();
  await microsoft.stop();
});

interface Answer {
  readonly statusCode: number;
  readonly value: {
    readonly text?: string;
    readonly tokenExchangeResource?: object;
    readonly buttons?: readonly { readonly value: string }[];
  };
}

function refuseWith(number: number | string, more: object = {}): void {
  microsoft.refusals[ON_BEHALF] = refusal(number, more);
}

function refusal(number: number | string, more: object = {}): object {
  return {
    error: 'invalid_grant',
    error_codes: [Number(number)],
    error_description: `AADSTS${number}: alex@contoso.example may not. Trace ID: ${TRACE}`,
    trace_id: TRACE,
    ...more,
  };
}

/** Somebody new opens a form, signed in by Teams; what Teams gets, and what the bot writes meanwhile. */
async function open(person: string = randomUUID()): Promise<{ answer: Answer; lines: string[]; said: string }> {
  const from = { id: `29:${person}`, name: 'Alex Rivera', aadObjectId: person };
  const before = bot.printed.length;
  await bot.tell(activity(microsoft, { text: 'add task', from }));
  const { attachments } = JSON.parse(microsoft.sent.findLast(({ body }) => body.includes(person))?.body ?? '{}');
  const action = buttonOf(attachments[0].content, 'open');
  const value = { action, trigger: 'manual', authentication: { token: await microsoft.personToken({ oid: person }) } };
  const { body } = await bot.tell(activity(microsoft, { type: 'invoke', name: 'adaptiveCard/action', value, from }));
  const printed = await eventually(() => printedSince(before, person));
  const answer: Answer = JSON.parse(body);
  return {
    answer,
    lines: printed.split('\n').filter((line) => line.includes('Entra refused a token') && line.includes(person)),
    said: answer.value.text ?? JSON.stringify(answer.value),
  };
}

/** What the bot has written until the person's second turn was over. */
function printedSince(before: number, person: string): string | undefined {
  const printed = bot.printed.slice(before);
  const turns = printed.split('\n').filter((line) => line.includes(person) && line.includes('"msg":"turn"'));
  return turns.length > 1 ? printed : undefined;
}

/** What the button's link asks the page for. */
function linkOf({ value }: Answer): Record<string, unknown> {
  const link = new URL(value.buttons?.[0]?.value ?? '').searchParams.get('link') ?? '';
  return JSON.parse(Buffer.from(link.split('.')[0] ?? '', 'base64url').toString());
}

test('every number of the table is looked at here', () => {
  const known = REFUSAL_ROWS.flatMap(({ numbers }) => numbers);
  expect(known.toSorted()).toEqual(EXPECTED.flatMap(({ numbers }) => numbers.split(' ')).toSorted());
});

test.each(EXPECTED)('AADSTS $numbers: told truly, with a button only where one helps', async (row) => {
  await Promise.all(row.numbers.split(' ').map((number) => expectTold(number, row)));
});

async function expectTold(number: string, { says, button }: (typeof EXPECTED)[number]): Promise<void> {
  const person = randomUUID();
  microsoft.refusalsOf.set(person, refusal(number));
  const { answer, lines, said } = await open(person);
  expect([number, answer.statusCode, 'buttons' in Object(answer.value)]).toEqual([number, button ? 401 : 200, button]);
  expect(button ? said : String(answer.value)).toMatch(says);
  expect(said).not.toMatch(/I still lack the permission|reference/);
  const isBusy = /busy/.test(said);
  expect(lines).toHaveLength(isBusy ? 2 : 1);
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({ person, number: `AADSTS${number}`, trace: TRACE, error: 'invalid_grant' });
  expect(lines.join()).not.toMatch(/alex@contoso|eyJ/);
}

describe('A number that nobody knows is told by what Entra says beside it', () => {
  const unknown = 999_123;

  test.each<[string, object, RegExp, boolean]>([
    ['interaction_required', { error: 'interaction_required' }, /prove once more.*\(AADSTS999123\)/, true],
    ['claims', { claims: CLAIMS }, /prove once more.*\(AADSTS999123\)/, true],
    ['login_required', { error: 'login_required' }, /prove once more/, true],
    ['consent_required', { suberror: 'consent_required' }, /^Sign in and allow me to /, true],
    ['message_only', { suberror: 'message_only' }, /does not let you do this.*\(AADSTS999123\)/, false],
    ['invalid_grant alone', {}, /Your sign-in is too old.*\(AADSTS999123\)/, true],
    ['temporarily_unavailable', { error: 'temporarily_unavailable' }, /sign-in service is busy/, false],
    ['server_error', { error: 'server_error' }, /sign-in service is busy.*\(AADSTS999123\)/, false],
    ['invalid_client', { error: 'invalid_client' }, /not set up rightly.*\(AADSTS999123\)/, false],
    ['unauthorized_client', { error: 'unauthorized_client' }, /not set up rightly/, false],
  ])('%s', async (_name, body, says, button) => {
    refuseWith(unknown, body);
    const { answer, said } = await open();
    expect(said).toMatch(says);
    expect(answer.statusCode).toBe(button ? 401 : 200);
  });

  test('an answer without any of Entra’s words', async () => {
    microsoft.refusals[ON_BEHALF] = { nothing: 'known' };
    const { said } = await open();
    expect(said).toMatch(/not set up rightly/);
  });
});

describe('The claims of a refusal', () => {
  test.each([50076, 50079, 50158, 50097, unknownWithClaims()])(
    'stand in the link of the sign-in page: %s',
    async (number) => {
      refuseWith(number, { error: 'interaction_required', claims: CLAIMS });
      const { answer } = await open();
      expect(linkOf(answer).claims).toBe(CLAIMS);
    },
  );

  test.each(['no JSON', `{"a":"${'x'.repeat(5_000)}"}`, '[]'])('are left out where they are none', async (claims) => {
    refuseWith(50076, { claims });
    const { answer } = await open();
    expect(linkOf(answer).claims).toBe('');
  });
});

function unknownWithClaims(): number {
  return 999_124;
}

test('An account of another tenant leads to the choice of an account', async () => {
  refuseWith(50020);
  const { answer } = await open();
  expect(linkOf(answer).wrongAccounts).toBe(1);
});

describe('An Entra that is busy', () => {
  test.each([503, 429])('is asked once more within the press, and nobody hears of it: %s', async (status) => {
    refuseWith(90033, { error: 'temporarily_unavailable' });
    microsoft.refusing = { status, times: 1 };
    const { answer, lines } = await open();
    expect([answer.statusCode, lines.length]).toEqual([200, 1]);
    expect(answer.value).toMatchObject({ type: 'AdaptiveCard' });
  });

  test('is a warning in the log, and no bug', async () => {
    refuseWith(90055, { error: 'temporarily_unavailable' });
    microsoft.refusing = { status: 429, times: 2 };
    const { answer, lines, said } = await open();
    expect(said).toMatch(/sign-in service is busy\. Nothing was created\. Press again in a moment/);
    expect([answer.statusCode, lines.map((line) => JSON.parse(line).level)]).toEqual([200, [40, 40]]);
  });
});

test('An Entra that was busy is asked again at the next press, and not thought to be busy for a minute', async () => {
  const person = randomUUID();
  microsoft.refusalsOf.set(person, refusal(90033, { error: 'temporarily_unavailable' }));
  microsoft.refusing = { status: 503, times: 2 };
  await open(person);
  const { answer } = await eventually(async () => {
    const opened = await open(person);
    return JSON.stringify(opened.answer.value).includes('AdaptiveCard') ? opened : undefined;
  }, 300);
  expect(answer.statusCode).toBe(200);
});

test('After a loop that Entra has seen it is left alone for a minute', async () => {
  refuseWith(50196);
  const person = randomUUID();
  await open(person);
  microsoft.refusals = {};
  const { said, lines } = await open(person);
  expect(said).toMatch(/too often/);
  expect(lines).toEqual([]);
});

test('What the operator can do stands in the line of a refusal that is theirs', async () => {
  refuseWith(7000222, { error: 'invalid_client' });
  const { lines } = await open();
  expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({
    level: 50,
    means: 'the secret has expired',
    remedy: expect.stringContaining('MicrosoftAppPassword'),
  });
});

import { lastCard, Sandbox, textOf } from '../support/sandbox';
import { documents } from './documents';

/** What a person types so that the request of an example is sent, and in what that request differs from the print. */
interface Typed {
  readonly user?: string;
  readonly command: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Printed properties that are not sent: Graph refuses them, or sets them by itself. */
  readonly notSent?: readonly string[];
  /** Properties that are sent with another value than printed, or beside the printed ones. */
  readonly instead?: Readonly<Record<string, unknown>>;
  /** How the summary says ids: by the names of what they stand for. */
  readonly shown?: Readonly<Record<string, string>>;
}

const AMIRA = 'amira@contoso.example';
/** By number and title of the example. */
const typed: Readonly<Record<string, Typed>> = {
  '000 Create taskGroups': {
    command: 'new task group Name value',
    inputs: {},
    // Set by Outlook; the type need not be said.
    notSent: ['@odata.type', 'changeKey', 'isDefaultGroup', 'groupKey'],
  },
  '001 Create group': {
    user: AMIRA,
    command: 'new group String',
    inputs: {
      description: 'String',
      classification: 'Low',
      preferredLanguage: 'en-US',
      preferredDataLocation: 'EUR',
      theme: 'Teal',
      visibility: 'Private',
    },
    notSent: [
      // Read-only, of a later request, of another group, or never answered at all.
      ...['@odata.type', 'assignedLabels', 'assignedLicenses', 'createdDateTime', 'deletedDateTime'],
      ...['expirationDateTime', 'hasMembersWithLicenseErrors', 'licenseProcessingState', 'mail', 'proxyAddresses'],
      ...['membershipRule', 'membershipRuleProcessingState', 'renewedDateTime', 'securityIdentifier'],
      ...['onPremisesDomainName', 'onPremisesLastSyncDateTime', 'onPremisesNetBiosName'],
      ...['onPremisesProvisioningErrors', 'onPremisesSamAccountName', 'onPremisesSecurityIdentifier'],
      'onPremisesSyncEnabled',
    ],
    // The print holds names of types in place of values.
    instead: {
      classification: 'Low',
      preferredLanguage: 'en-US',
      preferredDataLocation: 'EUR',
      theme: 'Teal',
      visibility: 'Private',
      groupTypes: ['Unified'],
      mailEnabled: true,
      mailNickname: 'string',
      securityEnabled: false,
    },
  },
  '002 Create todoTask': {
    command: 'add task A new task',
    inputs: {
      categories: 'Important',
      webUrl: 'http://microsoft.com',
      applicationName: 'Microsoft',
      linkName: 'Microsoft',
    },
    instead: {
      // The form shows what these are, so they are said.
      importance: 'normal',
      status: 'notStarted',
      linkedResources: [
        {
          webUrl: 'http://microsoft.com',
          applicationName: 'Microsoft',
          displayName: 'Microsoft',
          // By this the bot finds a task whose creation was never answered.
          externalId: expect.stringMatching(/^[\w-]{22}$/),
        },
      ],
    },
  },
  '003 Create task': {
    command: 'add planner task title-value',
    inputs: {
      planId: 'Office Opening',
      bucketId: 'Rooms',
      orderHint: 'last',
      assignments: '26be1845-4119-4801-a799-aea79d09f1a2',
    },
    // Set by Planner.
    notSent: ['createdBy', 'assignedTo'],
    instead: {
      planId: expect.stringMatching(/^[\w-]{28}$/),
      bucketId: expect.stringMatching(/^[\w-]{28}$/),
      orderHint: expect.stringMatching(/^\S+ !$/),
      // Named assignedTo in 2015, when it was a text.
      assignments: {
        '26be1845-4119-4801-a799-aea79d09f1a2': {
          '@odata.type': '#microsoft.graph.plannerAssignment',
          orderHint: ' !',
        },
      },
      priority: 5,
      percentComplete: 0,
    },
    shown: { planId: 'Plan\nOffice Opening', bucketId: 'Bucket\nRooms' },
  },
  '004 Create a Microsoft 365 group': {
    command: 'new group Library Assist',
    inputs: { description: 'Self help community for library', mailNickname: 'library', visibility: 'Public' },
    // Public is what Graph makes of nothing said; people shall see what they choose.
    instead: { visibility: 'Public' },
  },
  '004 Create a group with owners and members': {
    command: 'new security group Operations group',
    inputs: {
      description: 'Group with designated owner and members',
      mailNickname: 'operations2019',
      owners: '26be1845-4119-4801-a799-aea79d09f1a2',
      members: 'ff7cb387-6688-423c-8188-3da9532a73cc,69456242-0067-49d3-ba96-9de6f2728e14',
    },
  },
  '004 Create a Microsoft 365 group that can be assigned to a Microsoft Entra role': {
    user: AMIRA,
    command: 'new role group Role assignable group',
    inputs: {
      description: 'Group assignable to a role',
      groupTypes: 'Unified',
      mailNickname: 'contosohelpdeskadministrators',
      owners: '99e44b05-c10b-4e95-a523-e2732bbaba1e',
      members: '6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0,4562bcc8-c436-4f95-b7c0-4f8ce89dca5e',
      confirmation: 'Role assignable group',
    },
    // The only one that Graph takes.
    instead: { visibility: 'Private' },
  },
};

/** How the summary says values that are neither text nor a moment. */
const words: Readonly<Record<string, string>> = {
  'isReminderOn false': 'Reminder\nOff',
  'isDefaultGroup false': 'Default group\nNo',
  'groupTypes ["Unified"]': 'Type\nMicrosoft 365 group',
  'isAssignableToRole true': 'Roles\nCan be assigned',
  'status "notStarted"': 'Status\nNot started',
  'importance "normal"': 'Importance\nNormal',
  'mailEnabled true': 'Mail enabled\nYes',
  'mailEnabled false': 'Mail enabled\nNo',
  'securityEnabled true': 'Security enabled\nYes',
  'securityEnabled false': 'Security enabled\nNo',
};

/** The texts that a summary must hold for one property of Graph's answer; none where it has no value. */
function textsFor(name: string, value: unknown, shown?: string): string[] {
  const said = shown ?? words[`${name} ${JSON.stringify(value)}`];
  if (said) return [said];
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value))
    return [
      new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(value)),
    ];
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return value === null ? [] : [`no words for ${name} ${value}`];
  return Object.entries(value).flatMap(([inner, one]) =>
    /^(id|externalId|contentType)$/.test(inner) || inner.includes('@odata.') ? [] : textsFor(name, one),
  );
}

let teams: Sandbox;
beforeAll(async () => {
  teams = await Sandbox.start();
});
afterAll(() => teams.stop());

describe.each(documents)('Document $number, $title', ({ number, examples }) => {
  it.each(examples)(
    '$title: arrives at Graph as printed, and what is printed as answered stands on the summary',
    async (example) => {
      const said = typed[`${number} ${example.title}`];
      if (!said) throw new Error('Nobody has said how a person types this example.');
      const where = said.user ? { user: said.user } : {};
      await teams.form(said.command, where);
      const summary = textOf(lastCard(await teams.press({ ...where, verb: 'create', inputs: said.inputs })));

      const [request] = await teams.exchanges('POST');
      const printed = Object.entries(example.body).filter(([name]) => !said.notSent?.includes(name));
      expect(request?.requestBody).toEqual({ ...Object.fromEntries(printed), ...said.instead });

      const answered: Readonly<Record<string, unknown>> = { ...Object(request?.responseBody) };
      const body: Readonly<Record<string, unknown>> = { ...Object(example.answer.body.value ?? example.answer.body) };
      const properties = Object.keys(body).filter((name) => !name.includes('@odata.'));
      const missing = properties
        .flatMap((name) => textsFor(name, answered[name] ?? null, said.shown?.[name]).map((text) => ({ name, text })))
        .filter(({ text }) => !summary.includes(text));
      expect(missing).toEqual([]);
      await teams.forgetExchanges();
    },
  );
});

import { createHash, randomBytes } from 'node:crypto';

/** A person of the sample tenant, in the words of Graph's user resource. */
export interface User {
  readonly id: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly surname: string;
  readonly userPrincipalName: string;
  readonly mail: string | null;
  readonly jobTitle: string | null;
  readonly companyName: string | null;
  readonly userType: 'Member' | 'Guest';
  /** The id of the member who invited this guest. */
  readonly invitedBy: string | null;
  /** What activities carry as `from.id` (`29:…`); their `aadObjectId` is `id`. */
  readonly teamsId: string;
  /** BCP 47: the language of this person's Teams. */
  readonly locale: string;
  readonly admin: boolean;
  readonly hasMailbox: boolean;
  /** Delegated permissions that this person has not consented to when the sandbox starts. */
  readonly withoutConsentTo: readonly string[];
}

export interface Tenant {
  readonly id: string;
  readonly displayName: string;
  readonly domain: string;
  readonly users: readonly User[];
  /** People of other tenants, who are in the channel because it is shared with them: the directory does not know them. */
  readonly visitors: readonly Visitor[];
  /** What else it answers to at Entra, such as `common`. */
  readonly aliases?: readonly string[];
}

export interface Visitor extends User {
  readonly tenantId: string;
}

/** Muster's own app registration. */
export interface App {
  readonly id: string;
  /** Of the shape that Entra gives to secrets, so that a search for secrets finds it. */
  readonly secret: string;
  /** PEM of the certificate under "Certificates & secrets". */
  readonly certificate?: string;
  /** The managed identity under "Federated credentials". */
  readonly managedIdentity?: ManagedIdentity;
}

export interface ManagedIdentity {
  readonly clientId: string;
  readonly principalId: string;
}

type Differences = Partial<Pick<User, 'admin' | 'locale' | 'hasMailbox' | 'withoutConsentTo' | 'userPrincipalName'>>;

const domain = 'contoso.example';

function withoutAccents(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function person(givenName: string, surname: string, jobTitle: string, id: string, differences: Differences = {}): User {
  const userPrincipalName = differences.userPrincipalName ?? `${withoutAccents(givenName)}@${domain}`;
  const hasMailbox = differences.hasMailbox ?? true;
  return {
    id,
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    userPrincipalName,
    mail: hasMailbox ? userPrincipalName : null,
    jobTitle,
    companyName: 'Contoso',
    userType: 'Member',
    invitedBy: null,
    teamsId: `29:1${createHash('sha256').update(id).digest('base64url')}`,
    locale: 'en-US',
    admin: false,
    withoutConsentTo: [],
    ...differences,
    hasMailbox,
  };
}

/** Somebody of another company, whose name here is made of the address at home. */
function guest(member: User, companyName: string, invitedBy: string): User {
  const host = `${companyName.toLowerCase()}.example`;
  return {
    ...member,
    userPrincipalName: `${withoutAccents(member.givenName)}_${host}#EXT#@${domain}`,
    mail: `${withoutAccents(member.givenName)}@${host}`,
    companyName,
    userType: 'Guest',
    invitedBy,
  };
}

const alexsId = 'ff8c277c-a3ce-41c9-91c3-c4dfb140e418';

/** The sample tenant. Ben to Grace carry the ids of the people in Graph's printed examples of "Create group". */
export const contoso: Tenant = {
  id: '84841066-274d-4ec0-a5c1-276be684bdd3',
  displayName: 'Contoso',
  domain,
  users: [
    person('Alex', 'Rivera', 'Project Lead', alexsId),
    person('Amira', 'Haddad', 'IT Administrator', 'b5812877-4ae3-441d-b57b-79b1b8038aee', { admin: true }),
    person('Ben', 'Okafor', 'Operations Manager', '26be1845-4119-4801-a799-aea79d09f1a2'),
    person('Carla', 'Jiménez', 'Logistics Coordinator', 'ff7cb387-6688-423c-8188-3da9532a73cc'),
    person('Dmitri', 'Volkov', 'Warehouse Planner', '69456242-0067-49d3-ba96-9de6f2728e14'),
    person('Ella', 'Novak', 'Helpdesk Lead', '99e44b05-c10b-4e95-a523-e2732bbaba1e'),
    person('Femi', 'Adeyemi', 'Helpdesk Engineer', '6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0'),
    person('Grace', 'Lindqvist', 'Helpdesk Engineer', '4562bcc8-c436-4f95-b7c0-4f8ce89dca5e'),
    person('Hiro', 'Tanaka', 'Product Designer', 'be3e7107-bd03-4b92-ab62-d626ce658fc4'),
    person('Ines', 'Carvalho', 'Finance Analyst', '64d58ea3-7abc-4728-a1b7-fafa03561510'),
    person('Jonas', 'Weber', 'Software Engineer', 'abb7dc7c-46af-4148-9276-6171b9411a22', { locale: 'de-DE' }),
    // Of the same name as the data scientist; the address is older than the name.
    person('Mei', 'Chen', 'Software Engineer', '64a35bea-91cc-485c-989d-ca7083aa5638', {
      userPrincipalName: `kavya@${domain}`,
    }),
    person('Liam', "O'Brien", 'Sales Manager', 'e9bb4966-1bb8-48fb-95c8-9ea2e1165415'),
    person('Mei', 'Chen', 'Data Scientist', 'c07a2fc5-a1ba-47ad-a266-1a88415fd9b9'),
    person('Noor', 'Al-Farsi', 'Legal Counsel', '42dba4bf-612f-4f89-a1da-0b862a694e5c'),
    person('Olga', 'Petrova', 'Accountant', '1177ba0b-54a7-4587-b926-154373986861'),
    person('Pavel', 'Dvořák', 'Facilities Manager', '2ec5cd8d-2cf9-41d3-8fe3-90c3dc5bfda0'),
    person('Quinn', 'Baker', 'Night Shift Guard', '77a67ba7-fdcd-48b0-973d-545701ea084c', { hasMailbox: false }),
    person('Rosa', 'Martín', 'Recruiter', '8d34ba97-3910-44ff-8ee0-29b5b6147a22', { locale: 'es-ES' }),
    person('Sam', 'Taylor', 'Marketing Specialist', '20f4bcbc-5e32-461c-9c9a-36bd2ec3cafc'),
    person('Samira', 'Taylor', 'Marketing Director', '5baf28f4-7179-4c3a-bf83-f9353b1e7ad3'),
    person('Tomás', 'García', 'Trainee', '73b1cce0-b9a9-4aef-9a31-9ddd80ae91e9', {
      withoutConsentTo: ['Group.ReadWrite.All'],
    }),
    person('Uma', 'Krishnan', 'Chief Executive Officer', '5206a9c0-98a6-477e-912d-01a7c64985e1'),
    guest(
      person('Viktor', 'Sørensen', 'Security Consultant', 'bbad721b-adfb-4daf-85d7-fc64f0b4b451'),
      'Fabrikam',
      alexsId,
    ),
    person('Yuki', 'Mori', 'Librarian', 'db513328-177c-4e4b-ab84-9230a623ef48'),
  ],
  visitors: [
    {
      ...person('Vera', 'Lindgren', 'Event Manager', '3d0c0a52-6b8f-4f0e-9a5c-7e2f1b9d4c60', {
        userPrincipalName: 'vera@fabrikam.example',
      }),
      companyName: 'Fabrikam',
      tenantId: '5f1a3c9e-2b7d-4e86-8c40-91d6a7b3e2f8',
    },
  ],
};

/** The id is the same at every start, the secret never is. */
export function newApp(credentials: Pick<App, 'certificate' | 'managedIdentity'> = {}): App {
  const random = randomBytes(40).toString('base64url');
  const secret = `${random.slice(0, 3)}8Q~${random.slice(3, 37)}`;
  return { id: 'de8bc8b5-d9f9-48b1-a8ad-b748da725064', secret, ...credentials };
}

/** How Teams shows somebody: guests say that they are. */
export function shownName({ displayName, userType }: User): string {
  return userType === 'Guest' ? `${displayName} (Guest)` : displayName;
}

/** Ids and user principal names are compared without case, as the directory does. */
export function userNamed(tenant: Tenant, userPrincipalNameOrId: string): User | undefined {
  const name = userPrincipalNameOrId.toLowerCase();
  return tenant.users.find((user) => user.id === name || user.userPrincipalName.toLowerCase() === name);
}

/** The object id of the group Marketing, which is behind the team of the one channel. */
export const marketingGroup = '0f6b4a1c-58d2-4c1e-9d0b-3a7e2f5c8d91';

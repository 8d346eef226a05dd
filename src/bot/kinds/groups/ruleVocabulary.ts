/** What kind of values a property of a rule has; each takes operators of its own. */
export type PropertyType = 'boolean' | 'date' | 'text' | 'texts' | 'plans' | 'groups';

/** A property that a rule may ask about, as Entra writes it. */
export interface RuleProperty {
  readonly name: string;
  readonly type: PropertyType;
  /** The values that it can have, where there are no others. */
  readonly values?: readonly string[];
}

const PLAIN = ['eq', 'ne', 'startsWith', 'notStartsWith', 'endsWith', 'notEndsWith', 'contains', 'notContains'];
const TEXT = [...PLAIN, 'in', 'notIn', 'match', 'notMatch'];

/** Operators by the type of the property. */
export const operatorsOf: Readonly<Record<PropertyType, readonly string[]>> = {
  boolean: ['eq', 'ne'],
  date: ['eq', 'ne', 'ge', 'le', 'gt', 'lt'],
  text: TEXT,
  texts: [...TEXT, 'any', 'all'],
  plans: ['any', 'all'],
  groups: ['any'],
};

const USER_TEXTS = [
  ...['city', 'country', 'companyName', 'department', 'displayName', 'employeeId', 'facsimileTelephoneNumber'],
  ...['givenName', 'jobTitle', 'mail', 'mailNickName', 'mobile', 'objectId', 'onPremisesDistinguishedName'],
  ...['onPremisesSecurityIdentifier', 'passwordPolicies', 'physicalDeliveryOfficeName', 'postalCode'],
  ...['preferredLanguage', 'sipProxyAddress', 'state', 'streetAddress', 'surname', 'telephoneNumber'],
  ...['usageLocation', 'userPrincipalName'],
];
const DEVICE_TEXTS = [
  ...['deviceCategory', 'deviceId', 'deviceManagementAppId', 'deviceManufacturer', 'deviceModel', 'displayName'],
  ...['deviceOSType', 'deviceOSVersion', 'enrollmentProfileName', 'managementType', 'objectId', 'profileType'],
];
const EXTENSIONS = Array.from({ length: 15 }, (_, i) => `extensionAttribute${i + 1}`);
/** A directory extension: the application's id without its hyphens, and the name that it gave. */
const EXTENSION = /^user\.extension_[0-9a-z]{32}_\w+$/i;

/** https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership#supported-properties */
const PROPERTIES: readonly RuleProperty[] = [
  ...named('user', 'text', [...USER_TEXTS, ...EXTENSIONS]),
  { name: 'user.userType', type: 'text', values: ['Member', 'Guest'] },
  ...named('user', 'boolean', ['accountEnabled', 'dirSyncEnabled']),
  ...named('user', 'date', ['employeeHireDate']),
  ...named('user', 'texts', ['otherMails', 'proxyAddresses']),
  ...named('user', 'plans', ['assignedPlans']),
  ...named('user', 'groups', ['memberOf']),
  ...named('device', 'text', [...DEVICE_TEXTS, ...EXTENSIONS]),
  { name: 'device.deviceOwnership', type: 'text', values: ['Personal', 'Company', 'Unknown'] },
  { name: 'device.deviceTrustType', type: 'text', values: ['AzureAD', 'ServerAD', 'Workplace'] },
  ...named('device', 'boolean', ['accountEnabled', 'isRooted']),
  ...named('device', 'texts', ['devicePhysicalIds', 'systemLabels']),
  ...named('device', 'groups', ['memberOf']),
];

const BY_NAME = new Map(PROPERTIES.map((property) => [property.name.toLowerCase(), property]));

/** The property that a rule names, in any case; undefined for one that Entra does not have. */
export function propertyNamed(name: string): RuleProperty | undefined {
  return BY_NAME.get(name.toLowerCase()) ?? (EXTENSION.test(name) ? { name, type: 'text' } : undefined);
}

/** As Entra writes them. */
export function propertyNames(): readonly string[] {
  return PROPERTIES.map(({ name }) => name);
}

function named(of: 'user' | 'device', type: PropertyType, names: readonly string[]): RuleProperty[] {
  return names.map((name) => ({ name: `${of}.${name}`, type }));
}

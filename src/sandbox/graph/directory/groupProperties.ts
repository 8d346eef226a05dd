/** When a property may be sent: `write` in POST and PATCH, `create` in POST only, `update` in PATCH only, `read` never. */
type Use = 'write' | 'create' | 'update' | 'read';

export interface GroupProperty {
  readonly type: 'String' | 'Boolean' | 'Int32' | 'Strings' | 'Labels' | 'Other';
  readonly use: Use;
  /** Whether a read without `$select` answers with it. */
  readonly usual: boolean;
  /** What a new group has when nothing is sent. */
  readonly initial: unknown;
  readonly required?: true;
  readonly longest?: number;
  readonly values?: readonly string[];
  readonly pattern?: RegExp;
  /** Whether v1.0 does not know it. */
  readonly betaOnly?: true;
}

const usualText = { type: 'String', usual: true, initial: null } as const;
const read = { type: 'Other', use: 'read', usual: true, initial: null } as const;
const text = { ...usualText, use: 'write' } as const;
const flag = { type: 'Boolean', use: 'write', usual: true, initial: null } as const;
const undocumented = { ...read, usual: false } as const;
const exchange = { type: 'Boolean', use: 'update', usual: false, initial: false } as const;

/** ASCII without `@ () \ [] " ; : <> , SPACE`, at most 64. */
const nickname = /^(?:(?![@()\\[\]";:<>, ])\p{ASCII}){1,64}$/u;
const language = /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/;
const themes = ['Teal', 'Purple', 'Green', 'Blue', 'Pink', 'Orange', 'Red'];
const behaviors = ['AllowOnlyMembersToPost', 'HideGroupInOutlook', 'SubscribeNewGroupMembers', 'WelcomeEmailDisabled'];

/** Graph's group resource, in the order in which its answers show the properties. */
export const groupProperties: Readonly<Record<string, GroupProperty>> = {
  id: read,
  deletedDateTime: read,
  classification: { ...text, values: ['Low', 'Medium', 'High'] },
  createdByAppId: { ...read, betaOnly: true },
  createdDateTime: read,
  description: text,
  displayName: { ...text, required: true, longest: 256, pattern: /\S/ },
  expirationDateTime: read,
  groupTypes: { ...text, type: 'Strings', initial: [], values: ['Unified', 'DynamicMembership'] },
  isAssignableToRole: { ...flag, use: 'create' },
  mail: read,
  mailEnabled: { ...flag, required: true },
  mailNickname: { ...text, required: true, pattern: nickname },
  membershipRule: text,
  membershipRuleProcessingState: { ...text, values: ['On', 'Paused'] },
  onPremisesDomainName: read,
  onPremisesLastSyncDateTime: read,
  onPremisesNetBiosName: read,
  onPremisesSamAccountName: read,
  onPremisesSecurityIdentifier: read,
  onPremisesSyncEnabled: read,
  preferredDataLocation: { ...text, pattern: /^[A-Z]{2,4}$/ },
  preferredLanguage: { ...text, pattern: language },
  proxyAddresses: { ...read, initial: [] },
  renewedDateTime: read,
  resourceBehaviorOptions: { ...text, type: 'Strings', use: 'create', initial: [], values: behaviors },
  resourceProvisioningOptions: { ...text, type: 'Strings', initial: [], values: ['Team'] },
  securityEnabled: { ...flag, required: true },
  securityIdentifier: read,
  theme: { ...text, values: themes },
  visibility: { ...text, values: ['Public', 'Private', 'HiddenMembership'] },
  writebackConfiguration: { ...read, initial: { isEnabled: null, onPremisesGroupType: null }, betaOnly: true },
  onPremisesProvisioningErrors: { ...read, initial: [] },
  assignedLabels: { ...text, type: 'Labels', usual: false, initial: [] },
  allowExternalSenders: exchange,
  autoSubscribeNewMembers: exchange,
  hideFromAddressLists: exchange,
  hideFromOutlookClients: exchange,
  isSubscribedByMail: { ...exchange, initial: true },
  unseenCount: { ...exchange, type: 'Int32', initial: 0 },
  assignedLicenses: { ...read, usual: false, initial: [] },
  licenseProcessingState: { ...read, usual: false },
  hasMembersWithLicenseErrors: { ...read, usual: false, initial: false },
  isArchived: { ...read, usual: false },
  isManagementRestricted: { ...read, usual: false },
  serviceProvisioningErrors: { ...read, usual: false, initial: [] },
  uniqueName: { ...read, usual: false },
  accessType: undocumented,
  infoCatalogs: { ...undocumented, initial: [] },
  isFavorite: undocumented,
  organizationId: undocumented,
};

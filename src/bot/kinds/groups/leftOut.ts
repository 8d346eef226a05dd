/** Why these properties of Graph's group, listed in documents 001 and 004, are on no form: for every kind of group. */
export const leftOutOfGroups = {
  assignedLicenses: 'Licences are assigned to a group that exists, with a request of their own (assignLicense).',
  licenseProcessingState: 'Has a value only after licences were assigned, and is returned only when asked for.',
  hasMembersWithLicenseErrors: 'Graph never returns it; it serves to filter groups.',
  resourceProvisioningOptions:
    'Microsoft cautions against setting it: “Comes with a team” makes the team once the group is there, by a request of its own.',
};

/** What only Microsoft 365 groups have. */
export const leftOutOfSecurityGroups = {
  ...leftOutOfGroups,
  mailEnabled: 'Follows from the kind of group.',
  groupTypes: 'Follows from the kind of group.',
  securityEnabled: 'Follows from the kind of group.',
  theme: 'Only Microsoft 365 groups have a theme.',
  assignedLabels: 'Only Microsoft 365 groups have sensitivity labels.',
  resourceBehaviorOptions: 'Only Microsoft 365 groups have resources.',
  resourceProvisioningOptions: 'Only Microsoft 365 groups have resources.',
  allowExternalSenders: 'Only Microsoft 365 groups receive mail.',
  autoSubscribeNewMembers: 'Only Microsoft 365 groups receive mail.',
  hideFromAddressLists: 'Only Microsoft 365 groups receive mail.',
  hideFromOutlookClients: 'Only Microsoft 365 groups receive mail.',
  isSubscribedByMail: 'Only Microsoft 365 groups receive mail.',
  unseenCount: 'Only Microsoft 365 groups receive mail.',
};

const assignedMembership = 'Only dynamic groups have a rule.';

export const leftOutOfAssignedGroups = {
  membershipRule: assignedMembership,
  membershipRuleProcessingState: assignedMembership,
};

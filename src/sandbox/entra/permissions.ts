/** The delegated permissions of Graph that Muster's app registration may ask for, as the consent page words them. */
export const permissions: Readonly<Record<string, string>> = {
  'User.Read': 'Sign you in and read your profile',
  'User.ReadBasic.All': "Read all users' basic profiles",
  'People.Read': 'Read your relevant people list',
  'Group.ReadBasic.All': 'Read basic properties of all groups',
  'Group.Read.All': 'Read all groups',
  'Group.ReadWrite.All': 'Read and write all groups',
  'GroupMember.Read.All': 'Read group memberships',
  'Tasks.Read': 'Read your tasks and task lists',
  'Tasks.ReadWrite': 'Create, read, update and delete your tasks and task lists',
  'MailboxSettings.Read': 'Read your mailbox settings',
  'InformationProtectionPolicy.Read': 'Read your sensitivity labels and label policies',
  'SensitivityLabel.Read': 'Read the sensitivity labels that are published to you',
  'Directory.Read.All': 'Read directory data',
  'Directory.ReadWrite.All': 'Read and write directory data',
  'Group-PreferredDataLocation.ReadWrite.All': 'Read and write the preferred data location of groups',
  'RoleManagement.ReadWrite.Directory': 'Read and write directory role settings',
};

import {
  checked,
  choice,
  FieldProblem,
  flag,
  people,
  pick,
  pickSeveral,
  required,
  shared,
  text,
  type Values,
  wholeNumber,
} from '../../forms/fields';
import type { Problems } from '../../forms/readForm';
import { say } from '../../i18n/localizedText';
import { peoplePermissions } from '../people';
import { sensitivityLabels } from './sensitivityLabels';

/** Graph keeps a hundred owners of a group; nobody picks more people one by one. */
const MOST_PEOPLE = 100;

/** What every kind of group asks for; limits as in "Create group" of the Graph reference. */
export const groupFields = {
  displayName: shared(required(text({ max: 256 }))),
  description: shared(text({ max: 1024 })),
  mailNickname: checked(text({ max: 64 }), mailNickname),
  owners: people(),
  members: people(),
  classification: text({ max: 128 }),
  preferredLanguage: checked(text({ max: 10 }), language),
  preferredDataLocation: checked(text({ max: 4 }), dataLocation),
};

/** What Microsoft 365 groups have beside that. The last six are Exchange's, which takes them in a request of their own. */
export const unifiedFields = {
  theme: choice('Teal', 'Purple', 'Green', 'Blue', 'Pink', 'Orange', 'Red'),
  assignedLabels: pick(),
  resourceBehaviorOptions: pickSeveral(
    'AllowOnlyMembersToPost',
    'HideGroupInOutlook',
    'SubscribeNewGroupMembers',
    'WelcomeEmailDisabled',
  ),
  /** Not the property, against which Microsoft cautions: the team is made when the group is there. */
  resourceProvisioningOptions: pickSeveral('Team'),
  allowExternalSenders: flag(),
  autoSubscribeNewMembers: flag(),
  hideFromAddressLists: flag(),
  hideFromOutlookClients: flag(),
  isSubscribedByMail: flag(),
  unseenCount: wholeNumber({ min: 0, max: 9999 }),
};

/** A dynamic group has no members of its own choice, a security group none of a Microsoft 365 group's properties, a team few. */
export type GroupValues = Pick<Values<typeof groupFields>, 'displayName'> &
  Partial<Values<typeof groupFields & typeof unifiedFields>>;

export const groupPermissions = {
  'Group.ReadWrite.All': say`create groups and add people to them`,
  ...peoplePermissions,
};

/** For administrators; everybody else is never asked for these permissions. */
export const groupPermissionsFor = {
  preferredDataLocation: { 'Group-PreferredDataLocation.ReadWrite.All': say`set the data location of a group` },
  assignedLabels: sensitivityLabels.permissions,
};

interface People {
  readonly owners: readonly string[] | undefined;
  readonly members?: readonly string[] | undefined;
}

export function checkPeople({ owners = [], members = [] }: People): Problems {
  const all = owners.length + members.length;
  if (all <= MOST_PEOPLE) return {};
  const sentence = say`Choose at most ${MOST_PEOPLE} owners and members together (now ${all}). You can add more people later.`;
  return { [members.length >= owners.length ? 'members' : 'owners']: sentence };
}

/** Sentences beside what only a Microsoft 365 group has, where the other type is chosen. */
export function checkUnified(values: Values<typeof unifiedFields> & { readonly groupTypes: string }): Problems {
  if (values.groupTypes === 'Unified') return {};
  const filled = Object.keys(unifiedFields).filter((id) =>
    Object.entries(values).some(([name, value]) => name === id && value !== undefined),
  );
  return Object.fromEntries(
    filled.map((id) => [id, say`Only a Microsoft 365 group has this: leave it out, or change the type.`]),
  );
}

/** ASCII but the characters that Graph refuses in a mail nickname. */
function mailNickname(typed: string): string {
  const refused = [...typed].find((character) => !/[!-~]/.test(character) || '@()\\[]";:<>,'.includes(character));
  if (refused === undefined) return typed;
  const shown = refused === ' ' ? say`spaces` : say`“${refused}”`;
  throw new FieldProblem(say`An alias cannot hold ${shown}. Use letters a to z, digits, and signs such as - or _.`);
}

function language(typed: string): string {
  if (/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(typed)) return typed;
  throw new FieldProblem(say`Use a language code such as en-US or de.`);
}

function dataLocation(typed: string): string {
  if (/^[A-Za-z]{2,4}$/.test(typed)) return typed.toUpperCase();
  throw new FieldProblem(say`Use the code of a data location, such as EUR or CAN.`);
}

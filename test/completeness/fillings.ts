import type { Answers } from '../../src/bot/forms/readForm';
import { BEN, CARLA, LABEL } from './recordingGraph';

/** How people could fill in a form: with what it insists on, and with everything that can be said together. */
export interface Fillings {
  readonly least: Answers;
  readonly fuller: readonly Answers[];
}

const assigned = {
  displayName: 'Library Assist',
  description: 'Self help community for library',
  mailNickname: 'library',
  owners: BEN,
  members: CARLA,
  classification: 'Low',
  preferredLanguage: 'de',
  preferredDataLocation: 'CAN',
};

const { members: _chosenByTheRule, ...dynamic } = assigned;

const unified = {
  theme: 'Teal',
  assignedLabels: LABEL,
  resourceBehaviorOptions: 'WelcomeEmailDisabled',
  resourceProvisioningOptions: 'Team',
  allowExternalSenders: 'true',
  autoSubscribeNewMembers: 'true',
  hideFromAddressLists: 'true',
  hideFromOutlookClients: 'true',
  isSubscribedByMail: 'true',
  unseenCount: '3',
};

const task = { title: 'A new task', list: 'list-b', dueDateTime: '2027-03-31' };

const wholeTask = {
  ...task,
  user: BEN,
  body: 'Bring the <b>key</b>',
  contentType: 'html',
  startDateTime: '2027-03-29',
  reminderDateTime: '2027-03-30',
  reminderTime: '08:30',
  isReminderOn: 'false',
  importance: 'high',
  status: 'completed',
  completedDateTime: '2027-03-28',
  categories: 'Important',
  webUrl: 'http://microsoft.com',
  linkName: 'A page',
  applicationName: 'Microsoft',
  patternType: 'weekly',
  interval: '2',
  daysOfWeek: 'tuesday,thursday',
  rangeType: 'endDate',
  endDate: '2027-12-31',
};

const planned = { title: 'title-value', planId: 'plan-b', bucketId: 'bucket', orderHint: 'last' };

/** Categories belong to a plan, so this one stays in the plan of the fresh form. */
const wholePlannerTask = {
  ...planned,
  planId: 'plan-a',
  assignments: BEN,
  startDateTime: '2027-03-29',
  dueDateTime: '2027-03-31',
  priority: 'urgent',
  percentComplete: '50',
  appliedCategories: 'plan-a.category1',
  description: 'Bring the key',
  checklist: 'Pack\nLoad',
  previewType: 'noPreview',
};

const FILLINGS: Readonly<Record<string, Fillings>> = {
  outlookTaskGroup: { least: { name: 'Errands' }, fuller: [{ name: 'Name value', invitedUser: BEN }] },
  microsoft365Group: {
    least: { displayName: 'Anything' },
    fuller: [{ ...assigned, ...unified, visibility: 'Public', securityEnabled: 'true' }],
  },
  securityGroup: { least: { displayName: 'Anything' }, fuller: [{ ...assigned, visibility: 'Public' }] },
  dynamicGroup: {
    least: { displayName: 'Anything', membershipRule: 'user.accountEnabled -eq true' },
    fuller: [
      {
        ...dynamic,
        ...unified,
        groupTypes: 'Unified',
        visibility: 'Public',
        membershipRule: 'user.department -eq "Library"',
        membershipRuleProcessingState: 'Paused',
      },
    ],
  },
  roleAssignableGroup: {
    least: { displayName: 'Anything', confirmation: 'Anything' },
    fuller: [{ ...assigned, ...unified, groupTypes: 'Unified', confirmation: 'Library Assist' }],
  },
  todoTask: {
    least: { title: 'Anything', list: 'list-a' },
    fuller: [
      wholeTask,
      { ...task, patternType: 'relativeMonthly', index: 'last', rangeType: 'numbered', numberOfOccurrences: '5' },
    ],
  },
  plannerTask: { least: { title: 'Anything', planId: 'plan-a' }, fuller: [wholePlannerTask, planned] },
};

/** Of a kind, by its name. */
export function fillingsOf(kind: string): Fillings {
  const fillings = FILLINGS[kind];
  if (!fillings) throw new Error(`Nothing in fillings.ts tells how the form of ${kind} may be filled in.`);
  return fillings;
}

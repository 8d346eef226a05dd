import type { DocumentedProperty } from '../documents/sourceDocument';
import { BEN, CARLA } from './recordingGraph';

/** A value by which a property is recognised on a summary, what the summary makes of it, and a value unlike it. */
export interface Mark {
  readonly value: unknown;
  readonly words: string;
  readonly other: unknown;
}

/** By type, as the documents print it. */
const TYPES: Readonly<Record<string, Mark>> = {
  Boolean: { value: true, words: 'Yes', other: false },
  Int32: { value: 3, words: '3', other: 0 },
  DateTimeOffset: { value: '2018-12-22T00:51:37Z', words: 'Sat, 22 Dec 2018, 00:51', other: '2021-09-21T07:09:14Z' },
  dateTimeTimeZone: {
    value: { dateTime: '2027-03-31T08:30:00.0000000', timeZone: 'UTC' },
    words: 'Wed, 31 Mar 2027',
    other: { dateTime: '2027-04-01T08:30:00.0000000', timeZone: 'UTC' },
  },
  itemBody: {
    value: { content: 'Bring the key', contentType: 'text' },
    words: 'Bring the key',
    other: { content: '', contentType: 'text' },
  },
  importance: { value: 'high', words: 'High', other: 'low' },
  taskStatus: { value: 'waitingOnOthers', words: 'Waiting on others', other: 'notStarted' },
  patternedRecurrence: {
    value: {
      pattern: { type: 'weekly', interval: 2, daysOfWeek: ['tuesday'], firstDayOfWeek: 'monday' },
      range: { type: 'noEnd', startDate: '2027-03-30' },
    },
    words: 'Every 2 weeks on Tuesday',
    other: null,
  },
  'linkedResource collection': {
    value: [{ webUrl: 'http://microsoft.com', applicationName: 'Microsoft', displayName: 'A page' }],
    words: 'A page · Microsoft',
    other: [],
  },
  'onPremisesProvisioningError collection': {
    value: [{ category: 'PropertyConflict', propertyCausingError: 'mail', value: 'library@contoso.com' }],
    words: 'PropertyConflict',
    other: [],
  },
  groupWritebackConfiguration: {
    value: { isEnabled: true, onPremisesGroupType: 'universalSecurityGroup' },
    words: 'universalSecurityGroup',
    other: null,
  },
};

/** Where the type does not say enough. */
const NAMES: Readonly<Record<string, Partial<Mark>>> = {
  groupTypes: { value: ['Unified', 'DynamicMembership'], words: 'Microsoft 365 group, dynamic' },
  isAssignableToRole: { words: 'Can be assigned' },
  isReminderOn: { value: false, words: ', off', other: true },
  'owners@odata.bind': { words: 'Ben Okafor' },
  'members@odata.bind': { words: 'Carla Jiménez' },
  assignedLabels: { words: 'Confidential' },
  createdBy: { value: { user: { id: BEN, displayName: 'Ben Okafor' } }, words: 'Ben Okafor', other: { user: null } },
  assignments: { value: { [BEN]: {} }, words: 'Ben Okafor', other: { [CARLA]: {} } },
  planId: { value: 'plan-b', words: 'Release' },
  bucketId: { value: 'bucket', words: 'Doing' },
};

export function markOf({ name, type }: Pick<DocumentedProperty, 'name' | 'type'>): Mark {
  const text = `value of ${name}`;
  const plain = { value: text, words: text, other: 'anything' };
  const listed = { value: [text], words: text, other: [] };
  return { ...(TYPES[type] ?? (type.endsWith('collection') ? listed : plain)), ...NAMES[name] };
}

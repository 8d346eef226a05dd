import { randomBytes, randomUUID } from 'node:crypto';
import { type Call, type Item, keptIn } from '../collection';
import { GraphError } from '../graphError';
import type { OutlookItem } from './mailbox';
import { type Mailboxes, mailboxesOf } from './mailboxes';
import { itemNotFound } from './outlookErrors';
import { checkOutlookId, newOutlookId } from './outlookIds';

const known = ['id', 'changeKey', 'groupKey', 'isDefaultGroup', 'name'];

/** Every person's groups of Outlook tasks, the default one first; a guest's are open to who invited the guest too. */
export class TaskGroups {
  private readonly groups = new Map<object, readonly OutlookItem[]>();

  constructor(private readonly mailboxes: Mailboxes) {}

  of(c: Call): readonly OutlookItem[] {
    const mailbox = this.mailboxes.ofInvited(c);
    const groups = this.groups.get(mailbox) ?? [defaultGroup()];
    this.groups.set(mailbox, groups);
    return groups;
  }

  /** Throws Outlook's own refusal. */
  get(c: Call, id: string): OutlookItem {
    const group = this.of(c).find((item) => item.id === id);
    if (group !== undefined) return group;
    checkOutlookId(id);
    throw itemNotFound();
  }

  create(c: Call, body: Item): OutlookItem {
    const group = { id: newOutlookId(), ...fresh(), isDefaultGroup: false, name: '', groupKey: randomUUID() };
    const named = { ...group, name: this.nameIn(c, body, group.id) };
    this.groups.set(this.mailboxes.ofInvited(c), [...this.of(c), named]);
    return named;
  }

  rename(c: Call, group: OutlookItem, body: Item): OutlookItem {
    refuseDefault(group);
    const renamed = { ...group, ...fresh(), name: this.nameIn(c, body, group.id) };
    this.replace(c, group, [renamed]);
    return renamed;
  }

  delete(c: Call, group: OutlookItem): void {
    refuseDefault(group);
    this.replace(c, group, []);
  }

  private replace(c: Call, group: OutlookItem, by: readonly OutlookItem[]): void {
    const all = this.of(c).flatMap((item) => (item === group ? by : [item]));
    this.groups.set(this.mailboxes.ofInvited(c), all);
  }

  /** The only property that can be written; the others that a group has are the service's own and pass unheard. */
  private nameIn(c: Call, body: Item, id: string): string {
    const unknown = Object.keys(body).find((name) => !known.includes(name) && !name.startsWith('@odata.'));
    if (unknown !== undefined) {
      const message = `The property '${unknown}' does not exist on type 'microsoft.graph.outlookTaskGroup'.`;
      throw new GraphError(400, 'RequestBodyRead', message);
    }
    const { name } = body;
    if (typeof name !== 'string' || name.trim() === '') {
      throw new GraphError(400, 'ErrorInvalidArgument', "The property 'name' is required.");
    }
    const others = this.of(c).filter((item) => item.id !== id);
    if (others.some((item) => String(item.name).toLowerCase() === name.toLowerCase())) {
      throw new GraphError(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
    }
    return name;
  }
}

function defaultGroup(): OutlookItem {
  const groupKey = '0006f0b7-0000-0000-c000-000000000046';
  return { id: newOutlookId(), ...fresh(), isDefaultGroup: true, name: 'My Tasks', groupKey };
}

/** The version of a group, another one after each change. */
function fresh(): { changeKey: string } {
  return { changeKey: `${randomBytes(22).toString('base64').slice(0, 30)}==` };
}

function refuseDefault({ isDefaultGroup }: OutlookItem): void {
  if (isDefaultGroup !== true) return;
  throw new GraphError(400, 'ErrorInvalidRequest', 'The default task group cannot be renamed or deleted.');
}

/** The task groups of one Graph. */
export const taskGroupsOf = keptIn((fixture) => new TaskGroups(mailboxesOf(fixture)));

import { type Tenant, type User, userNamed } from '../../tenant';
import { type Call, keptIn } from '../collection';
import { accessDenied } from '../permissions';
import type { Mailbox, TaskList } from './mailbox';
import { noMailbox, unknownUser } from './outlookErrors';
import { sampleMailbox } from './sampleMailbox';
import { listNamed } from './taskLists';

/** Every person's To Do lists and categories. */
export class Mailboxes {
  private readonly mailboxes: ReadonlyMap<string, Mailbox>;

  constructor(private readonly tenant: Tenant) {
    const owners = tenant.users.filter((user) => user.hasMailbox);
    this.mailboxes = new Map(owners.map((user) => [user.id, sampleMailbox(user, tenant)]));
  }

  /** The caller's own, reached by `/me` or by `/users/{id | userPrincipalName}`; other people's are closed. */
  of(c: Call): Mailbox {
    if (this.ownerIn(c) !== c.get('caller').user) throw accessDenied();
    return this.named(c);
  }

  /** Undefined for somebody without. */
  ofPerson({ id }: User): Mailbox | undefined {
    return this.mailboxes.get(id);
  }

  /** The caller's own, or that of a guest whom the caller has invited; all others are closed. */
  ofInvited(c: Call): Mailbox {
    const isInvited = this.ownerIn(c).invitedBy === c.get('caller').user.id;
    return isInvited ? this.named(c) : this.of(c);
  }

  /** The caller's own lists with those that others share, or of somebody else's those that are shared with the caller. */
  listsFor(c: Call): readonly TaskList[] {
    const { user } = c.get('caller');
    const isShared = ({ sharedWith }: TaskList) => sharedWith.includes(user.id);
    const { lists } = this.named(c);
    if (this.ownerIn(c) === user) return [...lists, ...this.all().filter(isShared)];
    const shared = lists.filter(isShared);
    if (shared.length === 0) throw accessDenied();
    return shared;
  }

  /** Throws Outlook's own refusal for a list that is not there, and for one that is not shared with the caller. */
  listFor(c: Call, id: string): TaskList {
    const visible = this.listsFor(c);
    const list = listNamed([...visible, ...this.named(c).lists], id);
    if (!visible.includes(list)) throw accessDenied();
    return list;
  }

  private ownerIn(c: Call): User {
    const name = c.req.param('user');
    const owner = name === undefined ? c.get('caller').user : userNamed(this.tenant, name);
    if (owner === undefined) throw unknownUser(name ?? '');
    return owner;
  }

  private named(c: Call): Mailbox {
    const mailbox = this.mailboxes.get(this.ownerIn(c).id);
    if (mailbox === undefined) throw noMailbox();
    return mailbox;
  }

  private all(): readonly TaskList[] {
    return [...this.mailboxes.values()].flatMap(({ lists }) => lists);
  }
}

/** The mailboxes of one Graph. */
export const mailboxesOf = keptIn((fixture) => new Mailboxes(fixture.tenant));

/** The path of something in a mailbox, in the two ways in which Graph offers it. */
export function inMailbox(path: string): string[] {
  return [`/me${path}`, `/users/:user${path}`];
}

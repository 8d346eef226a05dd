import type { Tenant, User } from '../../tenant';
import { type Call, keptIn } from '../collection';
import { accessDenied } from '../permissions';
import type { Mailbox } from './mailbox';
import { noMailbox } from './outlookErrors';
import { sampleMailbox } from './sampleMailbox';

/** Every person's To Do lists and categories. */
export class Mailboxes {
  readonly #mailboxes: ReadonlyMap<string, Mailbox>;

  constructor(tenant: Tenant) {
    const owners = tenant.users.filter((user) => user.hasMailbox);
    this.#mailboxes = new Map(owners.map((user) => [user.id, sampleMailbox(user)]));
  }

  /** The caller's own, reached by `/me` or by `/users/{id | userPrincipalName}`; other people's are closed. */
  of(c: Call): Mailbox {
    const { user } = c.get('caller');
    const name = c.req.param('user');
    if (name !== undefined && !isSame(user, name)) throw accessDenied();
    const mailbox = this.#mailboxes.get(user.id);
    if (mailbox === undefined) throw noMailbox();
    return mailbox;
  }
}

function isSame(user: User, name: string): boolean {
  return [user.id, user.userPrincipalName].includes(name.toLowerCase());
}

/** The mailboxes of one Graph. */
export const mailboxesOf = keptIn((world) => new Mailboxes(world.tenant));

/** The path of something in a mailbox, in the two ways in which Graph offers it. */
export function inMailbox(path: string): string[] {
  return [`/me${path}`, `/users/:user${path}`];
}

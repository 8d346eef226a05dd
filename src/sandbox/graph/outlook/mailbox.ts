import type { Item } from '../collection';

/** What Outlook keeps: every item has an id of its own form. */
export type OutlookItem = Item & { readonly id: string };

export interface TaskList {
  readonly item: OutlookItem;
  /** Ids of the people who see and change its tasks beside its owner. */
  readonly sharedWith: readonly string[];
  /** Newest first, as To Do lists them. */
  tasks: readonly OutlookItem[];
}

/** What one person has. */
export interface Mailbox {
  lists: readonly TaskList[];
  categories: readonly Item[];
  /** A name of Windows or of IANA, as the person's calendar has it; '' where nobody has ever set it. */
  timeZone: string;
}

/** Who says something, and where: what the conversation needs to know of an activity. */
export interface Turn {
  readonly requester: {
    /** `29:…`, how Teams names the person to this bot. */
    readonly teamsId: string;
    /** Object id in the directory. */
    readonly id: string;
    /** '' where Teams does not tell. */
    readonly name: string;
    /** IANA name. */
    readonly timeZone: string;
    /** Where the zone comes from, when the client has not named it: then the form says so. `nothing`: nobody has said it. */
    readonly zoneFrom?: 'choice' | 'mailbox' | 'offset' | 'nothing' | undefined;
    /** BCP 47; missing where nobody has said it. */
    readonly locale?: string;
  };
  readonly tenantId: string;
  /** When the person had last signed out, in milliseconds since 1970: of one sign-in it stays the same. Missing where nobody is signed in. */
  readonly lastSignOut?: number;
  /** Where the card stands that was pressed; only `teams/` knows what is in it. */
  readonly card?: Readonly<Record<string, string>>;
  readonly conversation: {
    /** Without `;messageid=`: a thread belongs to its channel. */
    readonly id: string;
    /** True where others read along: a group chat or a channel. */
    readonly shared: boolean;
    /** Missing where it is none, or Teams does not tell. */
    readonly isChannel?: true;
    /** Opens Teams at this place. */
    readonly url: string;
    /** Object id of the group behind the team, in a channel whose activity names it. */
    readonly groupId?: string;
  };
}

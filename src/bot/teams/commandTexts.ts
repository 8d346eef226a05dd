import { namesBefore } from '../conversation/batch/noteLines';
import { textOf } from '../json/json';
import type { CommandText } from '../turn/commandText';
import type { Activity } from './activity';
import type { ConversationMembers } from './conversationMembers';
import type { Message } from './readMessage';

/** Makes of a message what the conversation reads. */
export class CommandTexts {
  constructor(private readonly members: ConversationMembers) {}

  /** How whoever has sent the activity is called where they sign in; '' where Teams does not tell. */
  signInName(activity: Activity): Promise<string> {
    return this.members.signInName(activity);
  }

  /** What was said, and when: a message that comes late still means its own tomorrow. */
  async of({ text, mentions: accounts }: Message, activity: Activity): Promise<CommandText> {
    const { timestamp } = activity;
    const said = timestamp instanceof Date ? timestamp.valueOf() : Date.parse(textOf(timestamp));
    const now = Date.now();
    const mentions = await this.members.mentions(accounts, activity);
    const names = [...new Set(accounts.map(({ name }) => name))];
    const lines = text.split('\n');
    const asks = lines.length > 1 && namesBefore(lines).length > 0;
    const members = asks ? await this.members.all(activity) : [];
    return {
      ...(members.length > 0 && { members }),
      text,
      at: said > 0 && said <= now ? said : now,
      people: names,
      ...(mentions.length > 0 && { mentions }),
    };
  }
}

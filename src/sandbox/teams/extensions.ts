import type { Tenant, User } from '../tenant';
import type { Activities } from './activities';
import { elementsOf } from './cardElements';
import type { BotAnswer, Channel } from './channel';
import type { Client } from './client';
import { isJson, type Json, objectIn, textIn } from './json';
import type { StoredMessage } from './message';
import { messagePayload } from './messagePayload';

/** What a client does about the answer to a message action: shows a dialog or a sentence, or closes the one that is open. */
export type DialogOutcome =
  | { readonly kind: 'dialog'; readonly title: string; readonly card: Json }
  | { readonly kind: 'sentence'; readonly text: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly text: string };

/** A dialog that somebody has opened from a message. */
export interface OpenDialog {
  readonly message: StoredMessage;
  readonly command: string;
  readonly card: Json;
}

/** Message extensions as a Teams client has them: actions in the menu of a message, and the dialogs behind them. */
export class Extensions {
  private readonly opened = new Map<User, OpenDialog>();

  constructor(
    private readonly tenant: Tenant,
    private readonly activities: Activities,
    private readonly channel: Channel,
    private readonly client: Client,
  ) {}

  /** The dialog that this person has open; undefined for none. */
  of(user: User): OpenDialog | undefined {
    return this.opened.get(user);
  }

  open(user: User, message: StoredMessage, command: string): Promise<DialogOutcome> {
    return this.ask(user, message, command, 'composeExtension/fetchTask', {});
  }

  /** A button of the dialog; one that wants the app in the chat adds it there first. */
  async submit(user: User, data: Json): Promise<DialogOutcome> {
    const dialog = this.opened.get(user);
    if (!dialog) return { kind: 'failed', text: 'No dialog is open.' };
    const { message, command } = dialog;
    if (objectIn(data, 'msteams').justInTimeInstall === true) await this.client.add(user, message.chat);
    return this.ask(user, message, command, 'composeExtension/submitAction', { data });
  }

  close(user: User): void {
    this.opened.delete(user);
  }

  private async ask(
    user: User,
    message: StoredMessage,
    command: string,
    name: string,
    more: Json,
  ): Promise<DialogOutcome> {
    const payload = messagePayload(message, this.tenant);
    const value = {
      commandId: command,
      commandContext: 'message',
      context: { theme: 'default' },
      messagePayload: payload,
      ...more,
    };
    const { replyToId: _none, ...activity } = this.activities.invoke(user, message, name, value);
    const { type, id, serviceUrl } = this.activities.invoke(user, message, name, value);
    const outcome = readDialogAnswer(await this.channel.deliver({ ...activity, type, id, name, serviceUrl }));
    if (outcome.kind === 'dialog') this.opened.set(user, { message, command, card: outcome.card });
    else if (outcome.kind !== 'failed') this.close(user);
    return outcome;
  }
}

/** Reads it as strictly as Teams does. */
export function readDialogAnswer({ status, body }: BotAnswer): DialogOutcome {
  if (status !== 200) return failed(status === 0 ? String(body) : `HTTP ${status}`);
  if (body === null || (isJson(body) && Object.keys(body).length === 0)) return { kind: 'closed' };
  const task = objectIn(body, 'task');
  if (task.type === 'message' && typeof task.value === 'string') return { kind: 'sentence', text: task.value };
  const { title, card } = objectIn(task, 'value');
  const content = objectIn(card, 'content');
  if (task.type !== 'continue' || content.type !== 'AdaptiveCard')
    return failed('it is neither a dialog nor a sentence');
  if (elementsOf(content).some(({ type }) => type === 'Action.Execute'))
    return failed('a dialog has no Action.Execute');
  return { kind: 'dialog', title: typeof title === 'string' ? title : '', card: content };
}

function failed(reason: string): DialogOutcome {
  return { kind: 'failed', text: `Unable to reach app. Please try again. (${reason})` };
}

/** The data of a dialog's button, by its title, with what was typed. */
export function buttonData(card: Json, title: string): Json | undefined {
  const button = elementsOf(card).find((one) => one.type === 'Action.Submit' && textIn(one, 'title') === title);
  return button && objectIn(button, 'data');
}

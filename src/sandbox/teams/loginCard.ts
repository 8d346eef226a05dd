import { isJson, type Json, objectIn, objectsIn, textIn } from './json';

/** A card of a message that asks to sign in: an OAuth card, or a mere sign-in card. */
export interface Login {
  readonly connectionName: string;
  readonly exchange: Json | undefined;
  /** As an Adaptive Card whose button opens the page. */
  readonly card: Json;
}

const TYPES = ['application/vnd.microsoft.card.oauth', 'application/vnd.microsoft.card.signin'];

/** Undefined where a message asks nothing of the kind. */
export function loginIn(activity: Json): Login | undefined {
  const found = objectsIn(activity, 'attachments').find(({ contentType }) => TYPES.includes(String(contentType)));
  if (!found) return undefined;
  const content = objectIn(found, 'content');
  const [button] = objectsIn(content, 'buttons');
  const { tokenExchangeResource } = content;
  const data = { msteams: { type: 'signin', value: textIn(button, 'value') ?? '' } };
  return {
    connectionName: textIn(content, 'connectionName') ?? '',
    exchange: isJson(tokenExchangeResource) ? tokenExchangeResource : undefined,
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'TextBlock', wrap: true, text: textIn(content, 'text') || 'Please sign in.' }],
      actions: [{ type: 'Action.Submit', title: textIn(button, 'title') || 'Sign in', data }],
    },
  };
}

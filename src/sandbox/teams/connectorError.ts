import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A refusal in the connector's words: `{"error":{"code","message"}}`. */
export class ConnectorError extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function answerConnectorError(error: Error, c: Context): Response {
  if (!(error instanceof ConnectorError)) throw error;
  return c.json({ error: { code: error.code, message: error.message } }, error.status);
}

export const conversationNotFound = () => new ConnectorError(404, 'ConversationNotFound', 'Conversation not found.');
export const notInRoster = () =>
  new ConnectorError(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
export const activityNotFound = () =>
  new ConnectorError(404, 'ActivityNotFoundInConversation', 'The bot has no such message in this conversation.');
export const tooBig = () => new ConnectorError(413, 'MessageSizeTooBig', 'Message size too large: more than 100 KB.');
export const badSyntax = (message: string) => new ConnectorError(400, 'BadSyntax', message);

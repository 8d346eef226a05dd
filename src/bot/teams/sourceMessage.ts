import type { SourceMessage } from '../conversation/messageForms';
import { recordOf, textOf } from '../json/json';
import { readMessage } from './readMessage';

/** The message that a message action was chosen for, in plain lines: without tags, quotes and what is attached. */
export function sourceMessage(value: unknown, now: number): SourceMessage {
  const { body, createdDateTime, linkToMessage } = recordOf(recordOf(value).messagePayload);
  const { content, contentType } = recordOf(body);
  const isHtml = contentType !== 'text';
  const html = textOf(content)
    .replace(/<at\b[^<>]*>([^<]*)<\/at>/gi, '$1')
    .replace(/<(attachment|emoji|img)\b[^<>]*>(?:<\/\1>)?/gi, ' ');
  const attachments = isHtml ? [{ contentType: 'text/html', content: html }] : [];
  const { text } = readMessage({ text: isHtml ? '' : textOf(content), attachments });
  const at = Date.parse(textOf(createdDateTime));
  return { text, at: at > 0 && at <= now ? at : now, url: textOf(linkToMessage) };
}

import type { SentRequest } from '../../creation/sentRequest';
import { type LocalizedText, say } from '../../i18n/localizedText';

/**
 * A request of Graph to copy, without a token, and the line of the CLI for Microsoft 365 that sends the same:
 * https://pnp.github.io/cli-microsoft365/cmd/request
 */
export function requestInWords(
  { path, body, requestId }: SentRequest,
  graph: string,
): readonly (readonly [LocalizedText, string])[] {
  const url = `${graph}${path}`;
  const json = JSON.stringify(body, undefined, 2);
  const options = ['--method post', '--content-type "application/json"', `--body ${quoted(JSON.stringify(body))}`];
  return [
    [say`Request`, `POST ${url}\nContent-Type: application/json\n\n${json}`],
    [say`CLI for Microsoft 365`, `m365 request --url "${url}" ${options.join(' ')}`],
    ...(requestId === '' ? [] : [[say`Request id`, requestId] as const]),
  ];
}

/** As one word of a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

import { Hono } from 'hono';

const notForwarded = ['connection', 'keep-alive', 'transfer-encoding', 'content-encoding', 'content-length', 'host'];
const webviewScript = '<script src="/webview.js"></script>';

/**
 * Stands before the bot as a dev tunnel does: its pages are reached under the page's address.
 * HTML gets the script that a Teams client puts into its web views, where its windows know their opener.
 */
export function tunnel(botUrl: string, hasOpener: () => boolean = () => true): Hono {
  return new Hono().on('GET', ['/auth/*', '/privacy', '/terms'], async (c) => {
    const { pathname, search } = new URL(c.req.url);
    const headers = forwarded(c.req.raw.headers);
    const answer = await fetch(`${botUrl}${pathname}${search}`, { headers, redirect: 'manual' }).catch(() => undefined);
    if (!answer) return c.text(`The bot does not answer at ${botUrl}. Is it running?`, 502);
    const isHtml = answer.headers.get('content-type')?.startsWith('text/html');
    const body = isHtml && hasOpener() ? withScript(await answer.text()) : answer.body;
    return new Response(body, { status: answer.status, headers: forwarded(answer.headers) });
  });
}

function forwarded(headers: Headers): Headers {
  const copy = new Headers(headers);
  for (const name of notForwarded) copy.delete(name);
  return copy;
}

/** Before the page's first script, so that it is there when that one runs; else at the end of the head. */
function withScript(html: string): string {
  return html.replace(/<script|<\/head>/i, (found) => `${webviewScript}${found}`);
}

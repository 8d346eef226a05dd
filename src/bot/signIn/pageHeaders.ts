import type { Next, Request, Response, Server } from 'restify';

const YEAR = 31_536_000;

/** On whatever the bot answers: no sniffing, no address handed on, nothing kept, no frame around it, and https from then on. */
export const EVERY_ANSWER = {
  'strict-transport-security': `max-age=${YEAR}`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
};

/** On the pages of the sign-in window, which run our own scripts alone. */
export const PAGE_HEADERS = {
  ...EVERY_ANSWER,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
};

/** Puts them on whatever this server answers, refusals included. */
export function protectBrowsers(server: Server): void {
  server.pre((_request: Request, response: Response, next: Next) => {
    for (const [name, value] of Object.entries(EVERY_ANSWER)) response.setHeader(name, value);
    next();
  });
}

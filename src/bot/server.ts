import type { Logger } from 'pino';
import { createServer, type Request, type Response, type Server, type ServerOptions } from 'restify';
import type { newChannel } from './channel';
import { boundConnections } from './http/connectionBounds';
import type { Outside } from './outside';
import { PublicPages } from './pages/publicPages';
import type { Parts } from './parts';
import type { SignIn } from './peopleSignIn';
import { isAllowedAddress } from './settings/isAllowedAddress';
import type { Settings } from './settings/settings';
import { AuthorizeUrls } from './signIn/authorizeUrl';
import { AuthPages } from './signIn/authPages';
import { protectBrowsers } from './signIn/pageHeaders';
import { SignInCookie } from './signIn/signInCookie';

/** The server with the address that Teams sends to, the pages of a sign-in and those for everybody. */
export function newServer(
  settings: Settings,
  { pages: pageTexts, teamsJs, translators }: Parts,
  { registration }: Outside,
  { oneTimeKeys }: SignIn,
  { endpoint, links }: ReturnType<typeof newChannel>,
  log: Logger,
): Server {
  const server = createServer(withLog({ name: 'Muster', ignoreTrailingSlash: true }, log));
  boundConnections(server.server, settings.maxConnections);
  protectBrowsers(server);
  server.on('restifyError', (_request: Request, response: Response, error: unknown) => {
    sendFailure(response, error, log);
  });
  endpoint.addTo(server);
  const cookie = new SignInCookie(settings.publicUrl);
  const urls = new AuthorizeUrls(registration, isAllowedAddress);
  const pages = { tenants: settings.allowedTenants, links, cookie, urls, keys: oneTimeKeys, translators, teamsJs, log };
  new AuthPages(pages).addTo(server);
  new PublicPages({ ...pageTexts, ...settings.pages }).addTo(server);
  return server;
}

/** The types of restify know only its logger of old. */
function withLog(options: ServerOptions, log: Logger): ServerOptions {
  return Object.assign(options, { log });
}

/** Restify would send an error's own words; nobody outside learns more than a status. */
function sendFailure(response: Response, error: unknown, log: Logger): void {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 500) log.error({ err: error }, 'A request failed');
  if (!response.headersSent) response.send(status);
}

import tls from 'node:tls';
import { Agent, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici';
import { isLoopback } from './isLoopback';

/** What the environment says of the way out of this network. */
export interface WayOutSettings {
  /** `http://user:password@host:port`; missing where hosts are reached directly. */
  readonly proxy?: string | undefined;
  /** Hosts that are reached past the proxy, as `NO_PROXY` lists them. */
  readonly noProxy?: string | undefined;
  /** PEM: certificates to be trusted beside those of Node. */
  readonly certificates?: string | undefined;
}

/** The ways out of the process; there is no other. */
export interface WayOut {
  /** For everything but the managed identity. */
  readonly http: Dispatcher;
  /** Never through a proxy: the machine's own services answer nobody else. */
  readonly direct: Dispatcher;
  close(): Promise<void>;
}

const KEEP_ALIVE = 30_000;

/** This machine is never reached through the proxy, whatever `noProxy` says. A connection has `timeout` milliseconds, at the proxy and beyond it. */
export function openWayOut({ proxy, noProxy = '', certificates }: WayOutSettings = {}, timeout = 3_000): WayOut {
  const connect = { timeout, ...(certificates && { secureContext: trusting(certificates) }) };
  const direct = new Agent({ connect, keepAliveTimeout: KEEP_ALIVE });
  if (proxy === undefined) return { http: direct, direct, close: () => direct.destroy() };
  const proxied = new EnvHttpProxyAgent({
    // Said to be empty, or undici would look into the environment by itself.
    httpProxy: '',
    httpsProxy: proxy,
    noProxy,
    keepAliveTimeout: KEEP_ALIVE,
    connect,
    requestTls: connect,
    proxyTls: connect,
    clientFactory: (address, options) =>
      new Pool(address, { ...options, headersTimeout: timeout }).compose(untilConnected),
  });
  const http = proxied.compose((dispatch) => (options, handler) => {
    const { hostname } = new URL(String(options.origin));
    return isLoopback(hostname) ? direct.dispatch(options, handler) : dispatch(options, handler);
  });
  return { http, direct, close: async () => void (await Promise.all([direct.destroy(), proxied.destroy()])) };
}

/** What Node trusts, the system's certificates where it was told to among it, and these; made once, as it is dear. */
function trusting(certificates: string): tls.SecureContext {
  // Node 22.15 and newer.
  const ofNode: unknown = Reflect.get(tls, 'getCACertificates');
  const trusted: readonly string[] = typeof ofNode === 'function' ? ofNode('default') : tls.rootCertificates;
  return tls.createSecureContext({ ca: [...trusted, certificates] });
}

/** The proxy did not lead anywhere: whatever was to be sent was not. */
export class ProxyProblem extends Error {
  override readonly name = 'ProxyProblem';
  readonly code = 'PROXY';
  readonly syscall = 'connect';
}

function untilConnected(dispatch: Dispatcher['dispatch']): Dispatcher['dispatch'] {
  return (options, handler) =>
    dispatch(options, {
      onRequestStart: (...start) => handler.onRequestStart?.(...start),
      onRequestUpgrade: (...upgrade) => handler.onRequestUpgrade?.(...upgrade),
      onResponseStart: (...answer) => handler.onResponseStart?.(...answer),
      onResponseData: (...data) => handler.onResponseData?.(...data),
      onResponseEnd: (...end) => handler.onResponseEnd?.(...end),
      onResponseError: (controller, error) =>
        handler.onResponseError?.(controller, new ProxyProblem('The proxy does not answer.', { cause: error })),
    });
}

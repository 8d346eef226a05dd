import { isLoopback } from '../../http/isLoopback';
import type { Settings } from '../settings';
import type { Finding } from './finding';

/** What is wrong with settings beside each other, although each line is right. */
export function settingFindings(settings: Settings): Finding[] {
  return [tenants(settings), connectors(settings), issuer(settings), publicAddress(settings), ...houseRules(settings)];
}

/** What is wrong with them was found before anything else was looked at. */
function houseRules({ houseRules: rules }: Settings): Finding[] {
  return rules ? [{ what: 'the house rules' }] : [];
}

function tenants({ allowedTenants, appTenantId }: Settings): Finding {
  const what = 'the tenants';
  if (allowedTenants.includes(appTenantId.toLowerCase())) return { what };
  return {
    what,
    problem: `ALLOWED_TENANTS leaves out ${appTenantId}, the app's own: nobody of that tenant may use the bot. Add it.`,
  };
}

function connectors({ cloud, connectorUrls }: Settings): Finding {
  const what = 'the addresses of Teams';
  const ofCloud = cloud.connectors.map(hostOf);
  const good = connectorUrls.filter((url) => ofCloud.includes(hostOf(url)) || isLoopback(hostOf(url)));
  if (good.length > 0) return { what };
  return {
    what,
    problem: `CONNECTOR_URLS names none of Teams in CLOUD=${cloud.name} (${cloud.connectors.join(', ')}): nothing can be answered. Leave the line out.`,
  };
}

function issuer({ cloud, tokenIssuer }: Settings): Finding {
  const what = 'who signs for Teams';
  if (tokenIssuer === cloud.botFramework) return { what };
  return {
    what,
    problem: `BOT_TOKEN_ISSUER is ${tokenIssuer}, but in CLOUD=${cloud.name} it is ${cloud.botFramework}: every message will be refused. Leave the line out.`,
  };
}

/** Where Microsoft is played on this machine, so may be the bot; what plays it may be behind a proxy that is here too. */
function publicAddress({ publicUrl, connectorUrls, wayOut }: Settings): Finding {
  const what = 'the public address';
  const host = hostOf(publicUrl);
  const remedy = 'Put the address there at which the internet reaches this machine, such as that of a dev tunnel.';
  const isPlayed = [...connectorUrls, wayOut.proxy ?? ''].some((url) => isLoopback(hostOf(url)));
  if (isLoopback(host) && isPlayed)
    return {
      what,
      warning: `PUBLIC_URL is ${publicUrl}: not reachable from outside, which is right on one’s own machine alone.`,
    };
  if (isLoopback(host))
    return {
      what,
      problem: `PUBLIC_URL is ${publicUrl}: not reachable from outside, so that nobody can sign in. ${remedy}`,
    };
  if (PRIVATE.test(host))
    return {
      what,
      warning: `PUBLIC_URL is ${publicUrl}, an address of a private network: Teams does not reach it. ${remedy}`,
    };
  return { what };
}

const PRIVATE = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[f[cd])/i;

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}

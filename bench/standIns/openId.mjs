import { appId, channelIssuer, tenantId } from './identities.mjs';

const entraHost = 'https://login.microsoftonline.com';

/**
 * Entra and the Bot Framework's keys: metadata, keys and the token endpoint. Answers undefined for other paths.
 * @param {import('./signer.mjs').Signer} signer
 */
export function openId(signer) {
  const claims = { tid: tenantId, appid: appId, iss: `https://sts.windows.net/${tenantId}/` };
  const botToken = signer.sign({ ...claims, aud: channelIssuer });
  const graphToken = signer.sign({
    ...claims,
    aud: 'https://graph.microsoft.com',
    scp: 'Group.ReadWrite.All User.Read',
  });

  /**
   * What Entra's token endpoint gives: on-behalf-of gets a token for Graph, the bot itself one for the connector.
   * @param {string} body
   */
  function tokens(body) {
    const onBehalf = body.includes('on_behalf_of');
    const scope = onBehalf ? 'https://graph.microsoft.com/Group.ReadWrite.All' : undefined;
    return {
      token_type: 'Bearer',
      scope,
      expires_in: 86_000,
      ext_expires_in: 86_000,
      access_token: onBehalf ? graphToken : botToken,
    };
  }

  /**
   * @param {string} origin
   * @param {string} tenant
   */
  function metadata(origin, tenant) {
    const base = `${origin}/${tenant}`;
    return {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
    };
  }

  const discovery = {
    tenant_discovery_endpoint: `${entraHost}/${tenantId}/v2.0/.well-known/openid-configuration`,
    metadata: [
      {
        preferred_network: 'login.microsoftonline.com',
        preferred_cache: 'login.windows.net',
        aliases: ['login.microsoftonline.com'],
      },
    ],
  };

  return {
    graphToken,
    /**
     * @param {string} origin
     * @param {string} path
     * @param {Buffer} body
     * @returns {object | undefined} the JSON to answer
     */
    answer(origin, path, body) {
      if (path.endsWith('/oauth2/v2.0/token')) return tokens(body.toString());
      if (path.endsWith('/keys')) return signer.jwks;
      if (path.endsWith('/openid-configuration')) return metadata(origin, path.split('/')[1] ?? '');
      if (path.endsWith('/openidconfiguration'))
        return { issuer: channelIssuer, jwks_uri: `${origin}/v1/.well-known/keys` };
      if (path.includes('/discovery/instance')) return discovery;
      return undefined;
    },
  };
}

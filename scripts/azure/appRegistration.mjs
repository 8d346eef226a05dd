import { randomUUID } from 'node:crypto';
import { objectIn, objectOf, objectsIn, textIn } from '../../dist/sandbox/teams/json.js';
import { entraManifest, GRAPH_ID, SCOPE, withPermissionIds } from './entraManifest.mjs';

/** @typedef {import('./azureCli.mjs').AzureCli} AzureCli */
/** @typedef {{ entra: string, graph: string, tokenExchange: string }} Cloud */

/**
 * The application id of the registration with this name of ours; makes it where there is none.
 * @param {AzureCli} az
 * @param {Cloud} cloud
 * @param {string} uniqueName
 */
export async function ensureApp(az, { graph }, uniqueName) {
  const address = `${graph}/v1.0/applications(uniqueName='${uniqueName}')`;
  await az.rest('PATCH', address, { displayName: 'Muster' });
  const appId = textIn(await az.rest('GET', `${address}?$select=appId`), 'appId');
  if (!appId) throw new Error(`Graph does not say the application id of ${uniqueName}.`);
  return appId;
}

/** The app registration in Entra, of which no Bicep template knows. Whatever is done twice is done once. */
export class AppRegistration {
  /**
   * @param {AzureCli} az
   * @param {Cloud} cloud
   * @param {string} appId
   */
  constructor(az, cloud, appId) {
    /** @private */
    this.az = az;
    /** @private */
    this.cloud = cloud;
    /** @private */
    this.appId = appId;
    /** @private */
    this.address = `${cloud.graph}/v1.0/applications(appId='${appId}')`;
  }

  /**
   * Sets addresses, scope, Teams as a client and permissions; redirect addresses that are there stay. Entered among the
   * enterprise applications, it can be given consent.
   * @param {{ publicUrl: string, more?: readonly string[], without: readonly string[] }} wanted
   */
  async configure({ publicUrl, more = [], without }) {
    const now = await this.az.rest('GET', `${this.address}?$select=api,web`);
    const scopes = objectsIn(objectIn(now, 'api'), 'oauth2PermissionScopes');
    const scope = scopes.find((one) => textIn(one, 'value') === SCOPE);
    const scopeId = textIn(scope, 'id') ?? randomUUID();
    const wanted = entraManifest({ appId: this.appId, publicUrl, scopeId, more, without });
    const manifest = withPermissionIds(wanted, await this.graphScopes());
    const { preAuthorizedApplications, ...api } = manifest.api;
    const there = objectOf(objectIn(now, 'web')).redirectUris;
    const redirectUris = [...new Set([...(Array.isArray(there) ? there : []), ...manifest.web.redirectUris])];
    // A client can be authorized only for a scope that is there already.
    await this.az.rest('PATCH', this.address, { ...manifest, web: { ...manifest.web, redirectUris }, api });
    await this.az.rest('PATCH', this.address, { api: { ...api, preAuthorizedApplications } });
    const enterprise = `${this.cloud.graph}/v1.0/servicePrincipals(appId='${this.appId}')`;
    await this.az.rest('PATCH', enterprise, { displayName: manifest.displayName });
  }

  /**
   * Lets the managed identity stand for the app: Entra takes its token in the place of a secret.
   * @param {{ tenantId: string, principalId: string }} identity
   */
  async trust({ tenantId, principalId }) {
    await this.az.rest('PATCH', `${this.address}/federatedIdentityCredentials(name='muster')`, {
      name: 'muster',
      issuer: `${this.cloud.entra}/${tenantId}/v2.0`,
      subject: principalId,
      audiences: [this.cloud.tokenExchange],
      description: 'The managed identity of the bots',
    });
  }

  /** @private */
  async graphScopes() {
    const url = `${this.cloud.graph}/v1.0/servicePrincipals(appId='${GRAPH_ID}')?$select=oauth2PermissionScopes`;
    return objectsIn(await this.az.rest('GET', url), 'oauth2PermissionScopes').map((scope) => ({
      id: textIn(scope, 'id') ?? '',
      value: textIn(scope, 'value') ?? '',
    }));
  }
}

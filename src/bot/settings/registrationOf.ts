import type { Dispatcher } from 'undici';
import type { WayOut } from '../http/wayOut';
import { type AppCredential, certificateCredential, managedIdentityCredential } from '../signIn/appCredential';
import type { Registration } from '../signIn/registration';
import type { Settings } from './settings';

/** The app registration that the settings describe. */
export function registrationOf(settings: Settings, { http, direct }: Pick<WayOut, 'http' | 'direct'>): Registration {
  const { appId, appTenantId, cloud, entraUrl, publicUrl } = settings;
  const credential = credentialOf(settings, direct);
  return { id: appId, credential, tenantId: appTenantId, cloud, entraUrl, http, publicUrl };
}

function credentialOf({ appCredential, appId, cloud }: Settings, direct: Dispatcher): AppCredential {
  switch (appCredential.kind) {
    case 'secret':
      return { secret: appCredential.secret };
    case 'certificate':
      return certificateCredential(appCredential.path, appId);
    case 'managedIdentity':
      return managedIdentityCredential(appCredential.clientId, cloud.tokenExchange, direct);
  }
}

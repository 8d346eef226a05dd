import { type AppCredential, certificateCredential, managedIdentityCredential } from '../signIn/appCredential';
import type { Registration } from '../signIn/registration';
import type { Settings } from './settings';

/** The app registration that the settings describe. */
export function registrationOf(settings: Settings): Registration {
  const { appId, appTenantId, cloud, entraUrl, publicUrl } = settings;
  return { id: appId, credential: credentialOf(settings), tenantId: appTenantId, cloud, entraUrl, publicUrl };
}

function credentialOf({ appCredential, appId, cloud }: Settings): AppCredential {
  switch (appCredential.kind) {
    case 'secret':
      return { secret: appCredential.secret };
    case 'certificate':
      return certificateCredential(appCredential.path, appId);
    case 'managedIdentity':
      return managedIdentityCredential(appCredential.clientId, cloud.tokenExchange);
  }
}

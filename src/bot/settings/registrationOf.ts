import { type AppCredential, certificateCredential, managedIdentityCredential } from '../signIn/appCredential';
import type { Registration } from '../signIn/registration';
import type { Settings } from './settings';

/** The app registration that the settings describe. */
export function registrationOf(settings: Settings): Registration {
  const { appId, appTenantId, entraUrl, publicUrl } = settings;
  return { id: appId, credential: credentialOf(settings), tenantId: appTenantId, entraUrl, publicUrl };
}

function credentialOf({ appProof, appId }: Settings): AppCredential {
  switch (appProof.kind) {
    case 'secret':
      return { secret: appProof.secret };
    case 'certificate':
      return certificateCredential(appProof.path, appId);
    case 'managedIdentity':
      return managedIdentityCredential(appProof.clientId);
  }
}

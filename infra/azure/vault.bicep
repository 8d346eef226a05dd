// What is secret. Only the identity of the bots reads it; whoever deploys writes it through Azure Resource Manager.
param name string
param location string
param readerId string
@secure()
param formKeys string
@secure()
param stateUrl string

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  properties: {
    sku: {
      family: 'A'
      name: 'standard'
    }
    tenantId: subscription().tenantId
    // An access policy counts at once; a role takes minutes, in which the first start of the bots would fail.
    enableRbacAuthorization: false
    accessPolicies: [
      {
        tenantId: subscription().tenantId
        objectId: readerId
        permissions: {
          secrets: ['get']
        }
      }
    ]
    enableSoftDelete: true
    // What was deleted can be had back for 90 days: without FORM_KEYS nothing of the store opens.
    enablePurgeProtection: true
  }
}

resource formKeysSecret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(formKeys)) {
  parent: vault
  name: 'form-keys'
  properties: {
    value: formKeys
  }
}

resource stateUrlSecret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(stateUrl)) {
  parent: vault
  name: 'state-url'
  properties: {
    value: stateUrl
  }
}

output name string = vault.name
output uri string = vault.properties.vaultUri

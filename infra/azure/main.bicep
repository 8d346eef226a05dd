// Muster in a resource group of Azure: a network, logs, a vault, Redis, an identity, the bots and their registration.
//   npm run azure -- --group <group> --location <region> --image <image>
// deploys it together with what Azure has no template for, the app registration in Entra.
targetScope = 'resourceGroup'

@description('Names everything; what must be unique in the world has a suffix of the resource group behind it.')
@minLength(3)
@maxLength(20)
param name string = 'muster'
param location string = resourceGroup().location

@description('MicrosoftAppId: the application id of the app registration.')
@minLength(36)
@maxLength(36)
param appId string
@description('MicrosoftAppTenantId: the tenant of the app registration.')
param tenantId string = tenant().tenantId
@description('CLOUD')
@allowed(['public', 'gcc', 'gcchigh', 'dod'])
param cloud string = 'public'

@description('The image of the bot, with its registry and its digest or tag.')
param image string
@description('The login server of a registry from which the identity may pull; empty for a public one.')
param registry string = ''

@description('PUBLIC_URL: an address of your own; empty for the one that Container Apps gives.')
param publicUrl string = ''
@description('FORM_KEYS: with a value it goes into the vault; without one what lies there stays.')
@secure()
param formKeys string = ''
@description('STATE_URL: a Redis of your own; empty for Azure Managed Redis, which is made then.')
@secure()
param stateUrl string = ''
@description('Further lines of .env.example, such as { LOG_LEVEL: \'debug\' }.')
param settings object = {}
@description('Files that settings name, such as { setting: \'PRIVACY_FILE\', secret: \'privacy-file\', name: \'privacy.md\', content: \'…\' }.')
param files array = []

@minValue(1)
param minReplicas int = 2
@minValue(1)
param maxReplicas int = 6
@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logDays int = 30
@description('The addresses of the network, a /24 or larger.')
param network string = '10.61.0.0/24'

var suffix = uniqueString(resourceGroup().id)

// Stands for the app registration, which trusts it by a federated credential: no secret lies anywhere.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

module net 'network.bicep' = {
  name: '${name}-network'
  params: {
    name: name
    location: location
    addresses: network
  }
}

module vault 'vault.bicep' = {
  name: '${name}-vault'
  params: {
    name: '${take(name, 8)}-${suffix}'
    location: location
    readerId: identity.properties.principalId
    formKeys: formKeys
    stateUrl: stateUrl
  }
}

module redis 'redis.bicep' = if (empty(stateUrl)) {
  name: '${name}-redis'
  params: {
    name: '${name}-${suffix}'
    location: location
    networkId: net.outputs.networkId
    subnetId: net.outputs.stateSubnetId
    vaultName: vault.outputs.name
  }
}

module bots 'bots.bicep' = {
  name: '${name}-bots'
  // The secrets that they read are there then.
  dependsOn: [redis]
  params: {
    name: name
    location: location
    logDays: logDays
    subnetId: net.outputs.appsSubnetId
    identityId: identity.id
    identityClientId: identity.properties.clientId
    vaultUri: vault.outputs.uri
    image: image
    registry: registry
    appId: appId
    tenantId: tenantId
    cloud: cloud
    publicUrl: publicUrl
    settings: settings
    files: files
    minReplicas: minReplicas
    maxReplicas: maxReplicas
  }
}

module registration 'registration.bicep' = {
  name: '${name}-registration'
  params: {
    name: '${name}-${suffix}'
    appId: appId
    tenantId: tenantId
    cloud: cloud
    publicUrl: bots.outputs.publicUrl
  }
}

output PUBLIC_URL string = bots.outputs.publicUrl
output CONTAINER_APP string = bots.outputs.name
output IDENTITY_PRINCIPAL_ID string = identity.properties.principalId

// What Teams knows the bot by: where its messages go, and in whose name it answers.
param name string
param appId string
param tenantId string
param cloud string
param publicUrl string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'Muster'
    endpoint: '${publicUrl}/api/messages'
    msaAppId: appId
    msaAppTenantId: tenantId
    msaAppType: 'SingleTenant'
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      acceptedTerms: true
      deploymentEnvironment: cloud == 'gcc' ? 'GCCModerateDeployment' : 'CommercialDeployment'
    }
  }
}

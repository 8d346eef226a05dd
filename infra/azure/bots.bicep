// The bots: as many as there is work for, each ready for anybody's press, and where their logs go.
param name string
param location string
param logDays int
param subnetId string
param identityId string
param identityClientId string
param vaultUri string
param image string
param registry string
param appId string
param tenantId string
param cloud string
param publicUrl string
param settings object
param files array
param minReplicas int
param maxReplicas int

var port = 3978
var folder = '/etc/muster'
var address = empty(publicUrl) ? 'https://${name}.${environment.properties.defaultDomain}' : publicUrl
var lines = [
  { name: 'PORT', value: string(port) }
  { name: 'PUBLIC_URL', value: address }
  { name: 'MicrosoftAppId', value: appId }
  { name: 'MicrosoftAppTenantId', value: tenantId }
  { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
  { name: 'MicrosoftAppManagedIdentityId', value: identityClientId }
  { name: 'CLOUD', value: cloud }
  { name: 'FORM_KEYS', secretRef: 'form-keys' }
  { name: 'STATE_URL', secretRef: 'state-url' }
  { name: 'NODE_OPTIONS', value: '--max-old-space-size=768' }
]
var kept = [
  {
    name: 'form-keys'
    keyVaultUrl: '${vaultUri}secrets/form-keys'
    identity: identityId
  }
  {
    name: 'state-url'
    keyVaultUrl: '${vaultUri}secrets/state-url'
    identity: identityId
  }
]
var further = map(items(settings), line => { name: line.key, value: string(line.value) })
var named = map(files, file => { name: file.setting, value: '${folder}/${file.name}' })

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: logDays
  }
}

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: name
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
    vnetConfiguration: {
      infrastructureSubnetId: subnetId
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      maxInactiveRevisions: 10
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: empty(registry) ? [] : [
        {
          server: registry
          identity: identityId
        }
      ]
      secrets: concat(kept, map(files, file => { name: file.secret, value: file.content }))
    }
    template: {
      // A bot ends by itself after 17 seconds at the latest.
      terminationGracePeriodSeconds: 25
      containers: [
        {
          name: 'bot'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: concat(lines, further, named)
          volumeMounts: empty(files) ? [] : [
            {
              volumeName: 'files'
              mountPath: folder
            }
          ]
          probes: [
            {
              type: 'Liveness'
              httpGet: {
                path: '/health'
                port: port
              }
              periodSeconds: 15
              timeoutSeconds: 3
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/ready'
                port: port
              }
              periodSeconds: 5
              timeoutSeconds: 3
              failureThreshold: 2
            }
          ]
        }
      ]
      // Container Apps mounts small files as it mounts secrets.
      volumes: empty(files) ? [] : [
        {
          name: 'files'
          storageType: 'Secret'
          secrets: map(files, file => { secretRef: file.secret, path: file.name })
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          {
            name: 'requests'
            http: {
              metadata: {
                concurrentRequests: '20'
              }
            }
          }
        ]
      }
    }
  }
}

output name string = app.name
output publicUrl string = address

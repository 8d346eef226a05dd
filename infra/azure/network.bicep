// The bots reach Redis inside a network of their own; Redis has no address outside.
param name string
param location string
param addresses string

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [addresses]
    }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: cidrSubnet(addresses, 27, 0)
          delegations: [
            {
              name: 'apps'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'state'
        properties: {
          addressPrefix: cidrSubnet(addresses, 27, 1)
        }
      }
    ]
  }

  resource apps 'subnets' existing = {
    name: 'apps'
  }
  resource state 'subnets' existing = {
    name: 'state'
  }
}

output networkId string = network.id
output appsSubnetId string = network::apps.id
output stateSubnetId string = network::state.id

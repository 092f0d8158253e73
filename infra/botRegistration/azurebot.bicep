// The registration with Azure Bot Service and its Teams channel.
param name string
param displayName string
param appId string
param identityId string
param tenantId string
param host string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  kind: 'azurebot'
  location: 'global'
  name: name
  sku: { name: 'S1' }
  properties: {
    displayName: displayName
    endpoint: 'https://${host}/api/messages'
    msaAppId: appId
    msaAppMSIResourceId: identityId
    msaAppTenantId: tenantId
    msaAppType: 'UserAssignedMSI'
    disableLocalAuth: true
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: { channelName: 'MsTeamsChannel' }
  }
}

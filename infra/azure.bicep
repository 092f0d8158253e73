// Everything the bot needs in one resource group: an identity without a secret, the app on Node 24, its database, its registration.
@maxLength(20)
@minLength(4)
@description('Begins the name of every resource; letters and digits.')
param resourceBaseName string

@maxLength(42)
param botDisplayName string

@description('Region; Japan keeps staff data in the country.')
param location string = 'japaneast'

@description('App Service plan; B2 holds a city of a few thousand staff.')
param webAppSku string = 'B2'

@description('Size of the database server.')
param databaseSku string = 'Standard_B1ms'

@description('Hosts that buttons of cards may lead to, for example portal.example.lg.jp,*.example.jp; empty: no link can be set.')
param linkHosts string = ''

var databaseName = 'navi'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${resourceBaseName}-id'
  location: location
}

// Password of the database server: never leaves Azure, is written into the app's settings below.
@secure()
@description('Password of the database administrator; a new one per deployment is fine.')
param databasePassword string = newGuid()

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${resourceBaseName}-db'
  location: location
  sku: { name: databaseSku, tier: 'Burstable' }
  properties: {
    version: '16'
    administratorLogin: 'navi'
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 32 }
    backup: { backupRetentionDays: 35, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: 'Disabled' }
  }

  resource naviDatabase 'databases' = {
    name: databaseName
    properties: { charset: 'UTF8', collation: 'en_US.utf8' }
  }

  // Azure's own services only (the app below); no address of the internet.
  resource fromAzure 'firewallRules' = {
    name: 'azure-services'
    properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${resourceBaseName}-plan'
  location: location
  kind: 'linux'
  sku: { name: webAppSku }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: '${resourceBaseName}-app'
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      // A cold start takes longer than Teams waits, and the activity would be delivered twice.
      alwaysOn: true
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      healthCheckPath: '/readyz'
      appCommandLine: 'node --max-semi-space-size=16 --max-old-space-size=256 src/main.ts'
      appSettings: [
        { name: 'NAVI_MODE', value: 'production' }
        { name: 'BOT_ID', value: identity.properties.clientId }
        { name: 'BOT_TENANT_ID', value: identity.properties.tenantId }
        { name: 'BOT_TYPE', value: 'UserAssignedMSI' }
        { name: 'DATABASE_URL', value: 'postgres://navi:${databasePassword}@${database.properties.fullyQualifiedDomainName}:5432/${databaseName}?sslmode=verify-full' }
        { name: 'NAVI_PUBLIC_URL', value: 'https://${resourceBaseName}-app.azurewebsites.net' }
        { name: 'NAVI_LINK_HOSTS', value: linkHosts }
        { name: 'WEBSITE_RUN_FROM_PACKAGE', value: '1' }
        { name: 'RUNNING_ON_AZURE', value: '1' }
      ]
    }
  }
}

module registration './botRegistration/azurebot.bicep' = {
  name: 'bot-registration'
  params: {
    name: resourceBaseName
    displayName: botDisplayName
    appId: identity.properties.clientId
    identityId: identity.id
    tenantId: identity.properties.tenantId
    host: app.properties.defaultHostName
  }
}

// The toolkit writes these into env/.env.<name>.
output BOT_AZURE_APP_SERVICE_RESOURCE_ID string = app.id
output BOT_DOMAIN string = app.properties.defaultHostName
output BOT_ID string = identity.properties.clientId
output BOT_TENANT_ID string = identity.properties.tenantId

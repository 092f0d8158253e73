import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import * as restify from 'restify';

/** The floor: what restify and botbuilder cost when the bot itself does nothing but echo. No app id, as in local mode. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request as Parameters<CloudAdapter['process']>[0], response, async (context) => {
    if (context.activity.type === 'message') await context.sendActivity(context.activity.text);
  });
});
server.get('/readyz', (_, response, next) => {
  response.send(200);
  next();
});
server.listen(Number(process.env['PORT']), '127.0.0.1');

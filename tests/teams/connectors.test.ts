import { ConnectorClient, MicrosoftAppCredentials } from 'botframework-connector';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connectors } from '../../src/teams/connectors.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import type { FakeConnector } from '../support/fake-connector.ts';

let connector: FakeConnector;

beforeEach(async () => {
  connector = await startFakeConnector();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await connector.stop();
});

/** With the SDK's own credentials, as in production; only the way to Entra is cut short. */
function connectors(): Connectors {
  const credentials = new MicrosoftAppCredentials('app', 'password');
  vi.spyOn(credentials, 'getToken').mockResolvedValue('from-entra');
  return new Connectors((serviceUrl) => Promise.resolve(new ConnectorClient(credentials, { baseUri: serviceUrl })));
}

describe('a message to the connector', () => {
  it('carries the token as the credentials of the SDK write it', async () => {
    const { conversations } = await connectors().create(connector.serviceUrl);
    await conversations.sendToConversation('a:1', { type: 'message' });
    expect(connector.calls[0]?.authorization).toBe('Bearer from-entra');
  });

  it('goes to the address of the chat, with or without a slash at the end, whatever signs its ids hold', async () => {
    const address = `${connector.serviceUrl}amer`;
    for (const serviceUrl of [address, `${address}/`]) {
      const { conversations } = await connectors().create(serviceUrl);
      await conversations.replyToActivity('19:x/y@thread.tacv2;messageid=1', 'f:1/2', { type: 'message' });
      await conversations.updateActivity('a:1', '1', { type: 'message' });
    }
    const reply = 'POST /amer/v3/conversations/19%3Ax%2Fy%40thread.tacv2%3Bmessageid%3D1/activities/f%3A1%2F2';
    const update = 'PUT /amer/v3/conversations/a%3A1/activities/1';
    expect(connector.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([reply, update, reply, update]);
  });

  it('comes back with its id; a message that was taken without an answer has none', async () => {
    connector.answerNext({ status: 201, body: { id: '1:abc' } }, { status: 202 });
    const { conversations } = await connectors().create(connector.serviceUrl);
    expect(await conversations.sendToConversation('a:1', { type: 'message' })).toMatchObject({ id: '1:abc' });
    expect(await conversations.sendToConversation('a:1', { type: 'message' })).toMatchObject({ id: '' });
  });
});

import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import jwt from 'jsonwebtoken';

export const APP_ID = '00000000-0000-4000-8000-0000000000bb';

export interface TokenService {
  /** What the bot reads the signing keys from. */
  readonly openIdUrl: string;
  /** A token as the Bot Framework issues it; `claims` replace single ones, `signing` how it is signed. */
  readonly token: (claims?: Readonly<Record<string, unknown>>, signing?: Signing) => string;
  /** From now on the service answers with this status. */
  readonly breakDown: (status: number) => void;
  readonly stop: () => Promise<void>;
}

interface Signing {
  /** `stranger`: a key of the same id that the service never published; `webchat`: a good key that is endorsed for another channel. */
  readonly key?: 'teams' | 'webchat' | 'stranger' | 'none';
}

/** A local OpenID server with RS256 keys, in the place of login.botframework.com. */
export async function startTokenService(serviceUrl: string): Promise<TokenService> {
  const teams = rsa();
  const webchat = rsa();
  const stranger = rsa();
  let status = 200;
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const keys = [jwkOf('teams', teams.publicKey, 'msteams'), jwkOf('webchat', webchat.publicKey, 'webchat')];
    const body = request.url === '/keys' ? { keys } : { jwks_uri: `http://127.0.0.1:${String(port)}/keys` };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    openIdUrl: `http://127.0.0.1:${String(port)}/.well-known/openidconfiguration`,
    token: (claims = {}, { key = 'teams' } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const payload = {
        iss: 'https://api.botframework.com',
        aud: APP_ID,
        serviceurl: serviceUrl,
        nbf: now - 60,
        exp: now + 3600,
        ...claims,
      };
      if (key === 'none') return jwt.sign(payload, '', { algorithm: 'none', keyid: 'teams' });
      const signer = { teams, webchat, stranger }[key];
      return jwt.sign(payload, signer.privateKey, { algorithm: 'RS256', keyid: key === 'webchat' ? 'webchat' : 'teams' });
    },
    breakDown: (newStatus) => {
      status = newStatus;
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function rsa() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function jwkOf(kid: string, key: KeyObject, endorsement: string): object {
  return { ...key.export({ format: 'jwk' }), kid, use: 'sig', endorsements: [endorsement] };
}

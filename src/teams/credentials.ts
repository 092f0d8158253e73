import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { TeamsSecurity } from './security.ts';

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;
type CredentialsRequest = Parameters<ServiceClientCredentialsFactory['createCredentials']>;
type SignedRequest = Parameters<Credentials['signRequest']>[0];

/** No token could be had, so nothing was sent. */
export class TokenUnavailable extends Error {
  constructor(cause: unknown) {
    super('no token for the connector', { cause });
    this.name = 'TokenUnavailable';
  }
}

/** The token that our own requests to the connector carry. */
export type OutgoingToken = () => Promise<string>;

/**
 * Who the bot is. Whether authentication is on follows from the mode alone: the SDK switches it off wherever the app id is empty,
 * so one forgotten setting would open the bot to everybody.
 */
export class BotCredentials extends ServiceClientCredentialsFactory {
  readonly #security: TeamsSecurity;
  readonly #outgoingToken: OutgoingToken | null;

  constructor(security: TeamsSecurity, outgoingToken: OutgoingToken | null) {
    super();
    this.#security = security;
    this.#outgoingToken = outgoingToken;
  }

  override isValidAppId(appId: string): Promise<boolean> {
    return Promise.resolve(this.#security.mode === 'production' && appId === this.#security.appId);
  }

  override isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(this.#security.mode === 'local');
  }

  override async createCredentials(...request: CredentialsRequest): Promise<Credentials> {
    const token = this.#outgoingToken;
    if (token !== null) return signedWith(async (unsigned) => withBearer(unsigned, await token()));
    if (this.#security.mode === 'local') return { signRequest: (unsigned) => Promise.resolve(unsigned) };
    const [appId, audience = '', ...login] = request;
    const inner = await microsoftCredentials(this.#security).createCredentials(appId, audience, ...login);
    return signedWith((unsigned) => inner.signRequest(unsigned));
  }
}

function signedWith(sign: Credentials['signRequest']): Credentials {
  return {
    signRequest: async (request) => {
      try {
        return await sign(request);
      } catch (error) {
        throw new TokenUnavailable(error);
      }
    },
  };
}

function withBearer(request: SignedRequest, token: string): SignedRequest {
  request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

function microsoftCredentials(security: Extract<TeamsSecurity, { mode: 'production' }>): ConfigurationServiceClientCredentialFactory {
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: security.appId,
    MicrosoftAppTenantId: security.tenantId,
    MicrosoftAppType: security.type,
    ...(security.password === null ? {} : { MicrosoftAppPassword: security.password }),
  });
}

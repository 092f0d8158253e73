import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Activity } from 'botbuilder';
import { AuthenticationConstants, AuthenticationError, ClaimsIdentity } from 'botframework-connector';
import type { AuthenticateRequestResult, ConnectorFactory, UserTokenClient } from 'botframework-connector';
import { Connectors } from './connectors.ts';
import { withoutConsole } from './console-silence.ts';
import { BotCredentials } from './credentials.ts';
import type { OutgoingToken } from './credentials.ts';
import type { TeamsSecurity } from './security.ts';

const ISSUER = AuthenticationConstants.ToBotFromChannelTokenIssuer;
const OAUTH_SCOPE = AuthenticationConstants.ToChannelFromBotOAuthScope;

/** A firewall that drops packets would keep every request open until the channel gives up, with nothing in the log. */
const KEYS_WITHIN_MS = 8000;

/** The keys of the token service could not be had; the token itself may be good, so Teams may try again. */
export class KeysUnavailable extends Error {
  constructor(cause?: unknown) {
    super('signing keys unavailable', { cause });
    this.name = 'KeysUnavailable';
  }
}

export interface AuthenticationOptions {
  readonly security: TeamsSecurity;
  /** Address of the OpenID document with the signing keys; null for Microsoft's own. */
  readonly openIdUrl: string | null;
  /** Null for the token that the SDK gets from Entra. */
  readonly outgoingToken: OutgoingToken | null;
}

/** The SDK's token check, made strict, and one connector client per service address instead of one per turn. */
export class StrictAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #local: boolean;
  readonly #connectors: Connectors;
  #userTokens: Promise<UserTokenClient> | null = null;

  constructor({ security, openIdUrl, outgoingToken }: AuthenticationOptions) {
    super(openIdUrl === null ? {} : keysAt(openIdUrl), new BotCredentials(security, outgoingToken));
    this.#local = security.mode === 'local';
    const identity = botIdentity(security);
    this.#connectors = new Connectors((serviceUrl) => super.createConnectorFactory(identity).create(serviceUrl, OAUTH_SCOPE));
  }

  /**
   * @throws AuthenticationError for every bad token: the SDK lets a wrong signature through as an internal error (500).
   * @throws KeysUnavailable when the token cannot be judged.
   */
  override async authenticateRequest(activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    const result = this.#local ? await super.authenticateRequest(activity, header) : await this.#authenticate(activity, header);
    return { ...result, connectorFactory: this.#connectors };
  }

  async #authenticate(activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    try {
      const result = await within(KEYS_WITHIN_MS, () => withoutConsole(() => super.authenticateRequest(activity, header)));
      requireChannelToken(result.claimsIdentity, activity);
      return result;
    } catch (error) {
      throw isAboutKeys(error) ? new KeysUnavailable(error) : new AuthenticationError('Unauthorized', 401);
    }
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.#connectors;
  }

  /** Made for every turn by the SDK, though only sign-in flows would use it. */
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokens ??= super.createUserTokenClient(identity);
    return this.#userTokens;
  }
}

function botIdentity(security: TeamsSecurity): ClaimsIdentity {
  if (security.mode === 'local') return new ClaimsIdentity([]);
  return new ClaimsIdentity([
    { type: AuthenticationConstants.AudienceClaim, value: security.appId },
    { type: AuthenticationConstants.AppIdClaim, value: security.appId },
  ]);
}

/**
 * The SDK also takes tokens of the emulator and of other bots, issued to our own app id, and does not compare the service address on that way in:
 * whoever holds the client secret could speak as anybody. Only the channel itself speaks to us.
 */
function requireChannelToken(identity: ClaimsIdentity, activity: Activity): void {
  const isChannel = identity.getClaimValue(AuthenticationConstants.IssuerClaim) === ISSUER;
  const isSameService = identity.getClaimValue(AuthenticationConstants.ServiceUrlClaim) === activity.serviceUrl;
  if (!isChannel || !isSameService) throw new AuthenticationError('Unauthorized', 401);
}

function isAboutKeys(error: unknown): boolean {
  if (error instanceof AuthenticationError) return error.statusCode >= 500;
  return error instanceof KeysUnavailable || (error instanceof Error && error.name === 'FetchError');
}

async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new KeysUnavailable());
    }, ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

function keysAt(openIdUrl: string): Record<string, string> {
  return {
    ToBotFromChannelTokenIssuer: ISSUER,
    ToBotFromChannelOpenIdMetadataUrl: openIdUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdUrl,
    ToChannelFromBotOAuthScope: OAUTH_SCOPE,
    ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
  };
}

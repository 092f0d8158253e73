import { CloudAdapter } from 'botbuilder';
import type { Activity, ConversationReference, InvokeResponse, TurnContext } from 'botbuilder';
import type { AuthenticateRequestResult } from 'botframework-connector';
import type { StrictAuthentication } from './strict-authentication.ts';

type Logic = (context: TurnContext) => Promise<void>;

/**
 * The SDK's adapter in three separate steps. Its own `process` joins them and on the way writes errors to the console
 * and puts their message into the HTTP response.
 */
export class EdgeAdapter extends CloudAdapter {
  readonly #authentication: StrictAuthentication;

  constructor(authentication: StrictAuthentication) {
    super(authentication);
    this.#authentication = authentication;
  }

  authenticate(activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    return this.#authentication.authenticateRequest(activity, header);
  }

  runTurn(authenticated: AuthenticateRequestResult, activity: Activity, logic: Logic): Promise<InvokeResponse | undefined> {
    return this.processActivity(authenticated, activity, logic);
  }

  async inConversation(appId: string, reference: Partial<ConversationReference>, logic: Logic): Promise<void> {
    await this.continueConversationAsync(appId, reference, logic);
  }
}

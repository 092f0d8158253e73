/** A finished Adaptive Card and the neutral words that stand in the notification. */
export interface Card {
  /** The card as Teams takes it, `type: "AdaptiveCard"`. */
  readonly content: CardContent;
  /** Notification text: useful without the card; never health words, never names of third persons. */
  readonly summary: string;
}

export type CardContent = Readonly<Record<string, unknown>>;

/** Values for a template. Numbers, booleans and text only, nested freely; a field the template names must be there, even if it is empty. */
export type CardData = { readonly [field: string]: CardValue };
export type CardValue = string | number | boolean | readonly CardValue[] | CardData;

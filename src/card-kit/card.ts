/** A finished Adaptive Card and the neutral words that stand in the notification. */
export interface Card {
  /** The card as Teams takes it, `type: "AdaptiveCard"`. */
  readonly content: CardContent;
  /** Notification text: useful without the card; never health words, never names of third persons. */
  readonly summary: string;
}

export type CardContent = Readonly<Record<string, unknown>>;

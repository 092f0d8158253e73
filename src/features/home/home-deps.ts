import type { Caller, Feature } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import type { City, PolicyDocument } from '../../knowledge/schema.ts';
import type { Preferences } from '../../people/port.ts';

export interface HomeDeps {
  readonly document: PolicyDocument;
  readonly city: City;
  /** Answers an example question as if the person had typed it. */
  readonly answer: (question: string, caller: Caller) => Promise<Reply>;
  readonly preferences: Preferences;
  /** All features, in the order in which people find their doors. A function, because this one is among them. */
  readonly features: () => readonly Feature[];
}

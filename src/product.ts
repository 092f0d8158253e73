import type { Feature } from './bot/feature.ts';
import { createHome } from './features/home/index.ts';
import { createPolicyQa } from './features/policy-qa/index.ts';
import type { Metrics } from './kernel/metrics.ts';
import type { KnowledgeBase } from './knowledge/knowledge-base.ts';
import { createOfficialWording } from './official/official-wording.ts';
import type { People, Preferences } from './people/port.ts';
import { newId } from './platform/system.ts';
import type { Storage } from './storage/port.ts';

export interface ProductParts {
  readonly storage: Storage;
  readonly knowledge: KnowledgeBase;
  readonly people: People;
  readonly preferences: Preferences;
  readonly metrics: Metrics;
}

/** The features, each with what it needs of the others as a function. */
export function createProduct({ storage, knowledge, people, preferences, metrics }: ProductParts): readonly Feature[] {
  const policyQa = createPolicyQa({
    storage,
    knowledge,
    official: createOfficialWording({ storage }),
    namesAmong: (words) => people.namesAmong(words),
    newId,
    metrics,
  });
  const home = createHome({ document: knowledge.document, city: knowledge.city, answer: policyQa.answer, preferences });
  return [home, policyQa];
}

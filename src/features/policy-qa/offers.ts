import type { Caller } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';

/** What an answer can lead to in the product as it runs; what is missing is not offered. Given by product.ts, since features do not know each other. */
export interface Offers {
  readonly consultation?: { readonly verb: string };
  readonly dxLeaders?: { readonly verb: string };
  readonly stressCheck?: { readonly verb: string };
  readonly trainings?: TrainingOffer;
  readonly forms?: FormOffers;
}

export interface TrainingOffer {
  /** Shows what one can sign up for; needs no data. */
  readonly verb: string;
  /** The same, beginning with what these words find. */
  readonly open: (words: string, caller: Caller) => Promise<Reply>;
}

export interface FormOffers {
  /** Shows the open forms; needs no data. */
  readonly listVerb: string;
  /** Opens the form whose id is in the data as `id`. */
  readonly openVerb: string;
  /** The forms that knowledge may name. */
  readonly ids: readonly string[];
  readonly isOfferedTo: (formId: string, caller: Caller) => Promise<boolean>;
  readonly open: (formId: string, caller: Caller) => Promise<Reply>;
  readonly list: (caller: Caller) => Promise<Reply>;
}

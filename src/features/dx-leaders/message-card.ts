import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { REJECTION_LABELS } from '../../kernel/rejection.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import messageTemplate from '../../../cards/dx-leaders/message.json' with { type: 'json' };
import { COMMON, TOLD } from './messages.ts';
import type { Told } from './told.ts';

export function messageCard({ kind, rejection }: Told, voice: Voice): Card {
  const words = say(TOLD[kind], voice);
  const common = say(COMMON, voice);
  return card(
    messageTemplate,
    {
      ...{ kind: common.programme, title: words.title, state: words.state, tint: TINTS[kind], text: words.text },
      hasRejection: rejection !== null,
      category: rejection === null ? '' : say(REJECTION_LABELS[rejection.categoryCode], voice),
      sentence: rejection?.sentence ?? '',
      open: common.open,
    },
    common.summary,
  );
}

const TINTS = {
  ready: 'good',
  rejected: 'attention',
  'nominee-agreed': 'good',
  'nominee-declined': 'default',
  'candidate-ready': 'accent',
  'consent-overdue': 'warning',
} as const satisfies Readonly<Record<Told['kind'], string>>;

import type { Card } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { formatTime } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import exportTemplate from '../../../../cards/forms/desk-export.json' with { type: 'json' };
import { inVoice } from '../definition.ts';
import type { RunningForm } from '../form-store.ts';
import type { Offered } from './exporting.ts';
import { BACK, DESK_KIND } from './messages.ts';
import { EXPORT_WORDS, RESULT_WORDS, rowsText, untilText } from './result-messages.ts';

interface Said {
  readonly title: Words;
  readonly intro: Words;
  readonly note: Words | null;
  readonly url: string | null;
}

/** Asks for the kind of file. */
export function askExportCard(form: RunningForm, count: number, voice: Voice): Card {
  return exportCard(form, { title: EXPORT_WORDS.title, intro: rowsText(count), note: handling(form), url: null, isAsk: true }, voice);
}

/** The link, or why there is none. */
export function offeredCard(form: RunningForm, offered: Offered, voice: Voice): Card {
  return exportCard(form, { ...saidOf(form, offered), isAsk: false }, voice);
}

function saidOf(form: RunningForm, offered: Offered): Said {
  switch (offered.kind) {
    case 'ready': {
      const until = { ja: formatTime(offered.expiresAt, 'ja'), en: formatTime(offered.expiresAt, 'en') };
      return { title: EXPORT_WORDS.ready, intro: untilText(until), note: handling(form), url: offered.url };
    }
    case 'no-address':
      return { title: EXPORT_WORDS.offTitle, intro: EXPORT_WORDS.off, note: null, url: null };
    case 'too-few':
      return { title: EXPORT_WORDS.offTitle, intro: RESULT_WORDS.fewAnonymous, note: null, url: null };
  }
}

function handling({ definition }: RunningForm): Words {
  return definition.anonymous ? EXPORT_WORDS.anonymous : EXPORT_WORDS.named;
}

function exportCard(form: RunningForm, { title, intro, note, url, isAsk }: Said & { readonly isAsk: boolean }, voice: Voice): Card {
  return card(
    exportTemplate,
    {
      kind: say(DESK_KIND, voice),
      title: say(title, voice),
      name: inVoice(form.definition.title, voice),
      intro: say(intro, voice),
      ...{ note: note === null ? '' : say(note, voice), hasNote: note !== null },
      ...{ excel: say(EXPORT_WORDS.excel, voice), csv: say(EXPORT_WORDS.csv, voice), isAsk },
      ...{ fetch: say(EXPORT_WORDS.fetch, voice), url: url ?? '', hasLink: url !== null },
      ...{ back: say(BACK, voice), id: form.id },
    },
    say(DESK_KIND, voice),
  );
}

import { audienceText } from '../../kernel/audience-text.ts';
import { shorten } from '../../kernel/shorten.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import type { Addressees, DxClass } from './announcement.ts';

export const DX_CLASS_WORDS: Readonly<Record<DxClass, Words>> = {
  manager: { ja: 'DXマネジャー（主幹級以上）', en: 'DX managers (主幹級 and above)' },
  leader: { ja: 'DXリーダー（任期中）', en: 'DX leaders in term' },
  promoter: { ja: 'DX推進員（そのほかの職員）', en: 'DX promoters (all others)' },
};

/** Longer ones are cut: the list of sections stands on the card that chooses them. */
const SHOWN = 200;

/** 「総務部／課長級／DXリーダー（任期中）／「希望調査」に未回答」 */
export function addresseesText(audience: Addressees, formTitle: string | null, voice: Voice): string {
  const { dxClasses, unanswered, ...common } = audience;
  const isNarrowed = Object.values(common).some((part) => part !== undefined);
  const parts = [
    isNarrowed ? audienceText(common, voice) : undefined,
    dxClasses?.map((one) => say(DX_CLASS_WORDS[one], voice)).join(say({ ja: '、', en: ', ' }, voice)),
    unanswered === undefined ? undefined : say(unansweredText(formTitle ?? ''), voice),
  ].filter((part) => part !== undefined);
  return shorten(parts.length === 0 ? audienceText({}, voice) : parts.join(say({ ja: '／', en: ' / ' }, voice)), SHOWN);
}

function unansweredText(title: string): Words {
  return { ja: `「${title}」に未回答の人`, en: `those who have not answered “${title}”` };
}

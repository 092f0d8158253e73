import type { Words } from '../../../kernel/wording.ts';
import { TOTAL_TARGET, YEAR_TARGET } from './rules/programme.ts';

const [YEAR, TOTAL] = [String(YEAR_TARGET), String(TOTAL_TARGET)];

/** 10 is a minimum, never a cap (R3). */
export function selectedWords(count: number): Words {
  return { ja: `${String(count)}人（目標${YEAR}人以上）`, en: `${String(count)} (target: at least ${YEAR})` };
}

export function totalWords(count: number): Words {
  return { ja: `${String(count)}人（目標${TOTAL}人以上）`, en: `${String(count)} (target: at least ${TOTAL})` };
}

export function submittedWords({
  all,
  deciding,
  consenting,
}: {
  readonly all: number;
  readonly deciding: number;
  readonly consenting: number;
}): Words {
  const [count, manager, nominee] = [String(all), String(deciding), String(consenting)];
  return {
    ja: `${count}件（所属長の決定待ち ${manager}件、本人の同意待ち ${nominee}件）`,
    en: `${count} (waiting: ${manager} for the manager, ${nominee} for consent)`,
  };
}

export function askNominationsWords(applications: number): Words {
  const count = String(applications);
  return {
    ja: `所属からの推薦を受け付けますか。方針では公募が原則で、推薦は応募の状況に応じた方法です（5.5.(2)）。いまの応募は${count}件です。`,
    en: `Open nominations? The policy puts open applications first; nominations depend on the response (5.5.(2)). There are ${count} applications now.`,
  };
}

export const CLOSE_NOMINATIONS: Words = {
  ja: '新しい推薦の受付をやめますか。すでに出された推薦は、そのまま進みます。',
  en: 'Stop taking new nominations? Those already made go on.',
};

export const ASK_CLOSE: Words = {
  ja: '募集を締め切りますか。新しい応募と推薦は受け付けなくなります。所属長の決定を待っている候補者は、決まりしだい選考に加わります。',
  en: 'Close the call? No new applications or nominations are taken. Those waiting for their manager join when decided.',
};

export function undecidedWords({ unchosen, deciding }: { readonly unchosen: number; readonly deciding: number }): Words {
  const [a, b] = [String(unchosen), String(deciding)];
  return {
    ja: `⚠ まだ公表できません。選考を決めていない人 ${a}人、所属長の決定待ち ${b}人。全員の結果が決まると公表できます。`,
    en: `⚠ Not yet: ${a} not decided here, ${b} waiting for their manager. It can be published when all are settled.`,
  };
}

export function unansweredWords(count: number): Words {
  return {
    ja: `本人の同意の返事がない推薦${String(count)}件は、公表と同時に取り下げになります。`,
    en: `${String(count)} nominations without an answer are withdrawn on publication.`,
  };
}

export const NOBODY: Words = { ja: '⚠ まだ公表できません。選出した人がいません。', en: '⚠ Not yet: nobody is selected.' };

export function askPublishWords({ selected, passedOver }: { readonly selected: number; readonly passedOver: number }): Words {
  const [a, b] = [String(selected), String(passedOver)];
  const few = selected < YEAR_TARGET;
  return {
    ja: `公表すると、${a}人に「選出」、${b}人に「今回は選出なし」の知らせが届きます。取り消せません。${few ? `選出は、目標の${YEAR}人より少ない人数です。このままでよいですか。` : ''}`,
    en: `On publication ${a} people hear that they are selected and ${b} that they are not. It cannot be undone.${few ? ` This is fewer than the target of ${YEAR}. Is that right?` : ''}`,
  };
}

export function namedWords({ named, all }: { readonly named: number; readonly all: number }): Words {
  const [a, b] = [String(named), String(all - named)];
  return all === named
    ? { ja: `${a}人（全員が同意しています）`, en: `${a} (everybody agreed)` }
    : { ja: `${a}人（${b}人は公表に同意していません）`, en: `${a} (${b} did not agree to be named)` };
}

export function toldWords(count: number): Words {
  return { ja: `✓ 公表しました。${String(count)}人に知らせを送ります。`, en: `✓ Published. ${String(count)} people are told.` };
}

export function pageWords({ count, from, to }: { readonly count: number; readonly from: number; readonly to: number }): Words {
  const [all, first, last] = [String(count), String(from), String(to)];
  return count === 0
    ? { ja: 'まだいません。', en: 'Nobody yet.' }
    : { ja: `全${all}人のうち${first}〜${last}人目です。`, en: `${first}–${last} of ${all}.` };
}

export function shareWords({
  candidates,
  selected,
  percent,
}: {
  readonly candidates: number;
  readonly selected: number;
  readonly percent: number;
}): Words {
  const [a, b, c] = [String(candidates), String(selected), String(percent)];
  return { ja: `候補${a}人／選出${b}人（${c}%）`, en: `${a} candidates, ${b} selected (${c}%)` };
}

export const BALANCE_TEXT: Words = {
  ja: '候補は所属長が承認した人です。割合は、選出した人の中での割合です。',
  en: 'Candidates are those whose manager has approved. The share is of all who are selected.',
};

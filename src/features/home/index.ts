import type { Command, Feature } from '../../bot/feature.ts';
import { wordingWish } from '../../answering/understand/wording-wish.ts';
import type { Wording } from '../../kernel/wording.ts';
import { actionsOf } from './actions.ts';
import { createHandlers } from './handlers.ts';
import type { Handlers } from './handlers.ts';
import type { HomeDeps } from './home-deps.ts';
import { OWN } from './own-messages.ts';
import { verbs } from './verbs.ts';

export { verbs as HOME_VERBS } from './verbs.ts';

/** Where everything begins: the hub, マイページ, the desk, and what people set for themselves. */
export function createHome(deps: HomeDeps): Feature {
  const handlers = createHandlers(deps);
  return {
    name: 'home',
    welcome: (caller) => handlers.hub(caller, 0),
    commands: commandsOf(handlers),
    actions: actionsOf(handlers, deps.answer),
    entrances: [
      {
        place: 'hub',
        verb: verbs.mine,
        title: { ja: OWN.ja.button, en: OWN.en.button },
        mayUse: (caller) => caller.person !== null,
      },
    ],
  };
}

function commandsOf(handlers: Handlers): readonly Command[] {
  return [
    {
      name: 'home.help',
      access: 'anyone',
      words: ['ヘルプ', 'へるぷ', 'help', 'こんにちは', 'hello', 'hi', 'メニュー', 'menu', '使い方'],
      handle: (caller) => handlers.hub(caller, 0),
    },
    { name: 'home.consultation', access: 'anyone', words: ['相談窓口', '相談先', 'consultation'], handle: handlers.consultation },
    {
      name: 'home.mine',
      access: 'roster',
      words: [
        'マイページ',
        'まいぺーじ',
        'my page',
        'mypage',
        '自分の申請',
        '自分の申込み',
        '自分の申し込み',
        '自分の研修',
        '申込状況',
        '申請状況',
      ],
      handle: (caller) => handlers.mine(caller, 0),
    },
    {
      name: 'home.desk',
      access: 'roster',
      words: ['管理', '管理画面', '管理メニュー', 'デスク', 'admin', 'desk'],
      handle: (caller) => handlers.desk(caller, 0),
    },
    wordingCommand('easy', handlers),
    wordingCommand('standard', handlers),
  ];
}

/** 「やさしい日本語にして」「やさしい日本語をやめて」, in whatever words. */
function wordingCommand(wording: Wording, { choose, wording: shown }: Handlers): Command {
  return {
    name: `home.wording-${wording}`,
    access: 'anyone',
    words: [],
    understands: (text) => {
      const wish = wordingWish(text);
      return wish?.kind === 'always' && wish.wording === wording;
    },
    handle: async (caller) => shown(await choose(wording, caller)),
  };
}

const ASKS_MEANING =
  /^(?<term>[^、。?？]{2,26}?)(?:とは|というのは|っていうのは|って(?=[、]?(?:何|なに|なん|どんな|どういう|どのような|誰|だれ))|の(?:定義|意味)(?:は|を|が|って|とは|について)?)(?<rest>.*)$/u;
/** What may stand beside the term without asking for anything but its meaning; 役割, 対象 or 目的 would. */
const MEANS =
  /何者|何|なに|なん|どの(?:ような|よう)|どんな|どういう|どういった|誰|だれ|どなた|職員|人(?:材|たち|達|物)?|方針(?:では|で|に)?|者|もの|こと|指(?:す|し|して)|想定(?:した|し|され(?:た|て)?)?|区分|分類|意味|定義|言葉|用語|呼び名|名称|制度|取組|仕組み|研修|考え方|でしょう|です|ます|ください|説明|解説|教え|おしえ|知り|しり|たい|一言|ひとこと|詳しく|くわしく|正確に|簡単に|念のため|確.|そもそも|一体|いったい|お願い|書(?:いて|かれて)|(?:述べ|示さ|書か)れて|言って|いって|いう|ある|あり|いる|する|した|して|され|た|か|の|を|は|が|に|と|で|な|て|い|ん|よ|ね|だ|っけ|[\s\p{P}]/gu;

/**
 * 「高度専門人材というのは、誰を想定した区分なのでしょう」 asks what 「高度専門人材とは何ですか」 asks, and is looked up as that;
 * any other question comes back as it is.
 */
export function asDefinition(question: string): string {
  const { term = '', rest = '' } = ASKS_MEANING.exec(question)?.groups ?? {};
  if (term === '' || rest === '' || rest.replace(MEANS, '') !== '') return question;
  return `${term}とは何ですか`;
}

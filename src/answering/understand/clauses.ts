/** Ends of clauses: signs, and the 「ですが」「ので」 that leads from the circumstances to the question. */
const BREAKS =
  /[。.!?！？、,，\n]+|(?:んです|のです|です|ます|ました|まして|たん|なん)(?:が|けど|けれど|けれども|ので|から|し)(?=\s|[^\s])|(?:ところ|場合)(?:は|に)?、/u;
const SHORTEST = 5;

/** Said around a question, about no subject: cut, because every word of it would count as one that the policy does not know. */
const FRAME =
  /,?\s*\baccording to (?:the |this )?(?:basic )?(?:policy|document|chapter \d|section [\d.()]+)|^[^、。?？]{2,20}(?:で|を見て|を読んで|を開いて)(?:確認|確かめ|調べ|見|読み)(?:し)?たい(?:の|ん)ですが、|(?:、|,)(?:この|本)?(?:基本)?方針(?:で|に)は(?=どう|何|どの)|(?:すみません|すいません|恐れ入ります|お忙しいところ|失礼ですが|ちょっと|ええと|えっと|えーと|あのう?|ところで|ちなみに|念のため|確認(?:なの|です|したいの)?(?:です)?が)[、,\s]*|(?:教えて|聞いて|聞き|伺い|伺って|お聞きし|お伺いし|うかがい|知り|質問し|確認し)(?:て)?(?:ほしい|欲しい|いただきたい|頂きたい|もらいたい|みたい|たい)(?:こと|の|ん|点)?(?:が(?:ある|あります)|です|があり)*(?:の|ん)?(?:です)?(?:が|けど|けれど)?[、,。]?|(?:よく|いまいち|ちょっと)?(?:分から|わから)なくて[^。、?]{0,10}$|(?:気になって(?:い)?(?:て|る|ます)?)(?:の|ん)?(?:です)?(?:が|けど)?[、,]?|ふと思ったんですが[、,]?/gu;

/** The question without polite frames; all of it when nothing else is left. */
export function withoutFrame(text: string): string {
  const rest = text.replace(FRAME, '').trim();
  return rest.length >= SHORTEST ? rest : text;
}

/** The parts of a long question, for finding the one that names the subject; empty for a question of one piece. */
export function clausesOf(text: string): readonly string[] {
  const clauses = text.split(BREAKS).flatMap((clause) => (clause.trim().length >= SHORTEST ? [clause.trim()] : []));
  return clauses.length > 1 || clauses[0]?.length !== text.length ? clauses : [];
}

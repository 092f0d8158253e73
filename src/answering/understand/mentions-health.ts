const HEALTH =
  /ストレス|メンタル|うつ|鬱|不調|病気|病院|通院|病名|診断|休職|復職|眠れ|不眠|落ち込|体調|過労|産業医|健康|妊娠|ハラスメント|パワハラ|セクハラ|つら[いく]|辛い|しんどい|悩|相談|stress|mental|depress|sick|illness|harass|pregnan|doctor|health|counsel/i;

/** A question that tells something about the asker's own health or trouble, whatever the policy says to it: it is answered and not kept. */
export function mentionsHealth(question: string): boolean {
  return HEALTH.test(question);
}

import type { Grade } from '../../../kernel/grade.ts';

/** 主幹 and above are DXマネジャー (R1). */
const MANAGERS: readonly Grade[] = ['bucho', 'jicho', 'kacho', 'shukan'];

/** Where 副主幹職以下 stands in the policy. */
export const ELIGIBILITY_SECTION = '5.5.(2)';
export const MANAGER_SECTION = '5.4.(2)';

/** 副主幹職以下, 現業職員 included since the text does not leave them out (R1). */
export function isEligible({ grade }: { readonly grade: Grade }): boolean {
  return !MANAGERS.includes(grade);
}

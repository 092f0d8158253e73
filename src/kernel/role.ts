/** Roles of the desk (人事担当, DX推進担当, 実施事務従事者, ナレッジ編集). A manager (所属長) is not a role: it follows from the roster. */
export const ROLES = ['hr', 'dx', 'stress-check', 'kb-editor'] as const;

export type Role = (typeof ROLES)[number];

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  hr: '人事担当',
  dx: 'DX推進担当',
  'stress-check': '実施事務従事者',
  'kb-editor': 'ナレッジ編集',
};

export type RoleConflict = 'stress-check-with-hr' | 'stress-check-with-manager';

/**
 * Who decides on people may not take part in carrying out the stress check
 * (労働安全衛生規則 52条の10第2項), so 実施事務従事者 excludes 人事担当 and 所属長.
 */
export function roleConflicts(roles: readonly Role[], isManager: boolean): readonly RoleConflict[] {
  if (!roles.includes('stress-check')) return [];
  return [
    ...(roles.includes('hr') ? (['stress-check-with-hr'] as const) : []),
    ...(isManager ? (['stress-check-with-manager'] as const) : []),
  ];
}

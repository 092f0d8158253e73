/** Activities nest about ten levels; cards with containers in containers some more. */
const DEEPEST = 100;

/** Keys that reach the prototype of whatever object the data is merged into later. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

export type ActivityBody = Readonly<Record<string, unknown>>;

/** An object with a `type`, or null for everything that no Bot Framework service would send. */
export function parseActivity(text: string): ActivityBody | null {
  const parsed = parse(text);
  if (!isObject(parsed) || typeof parsed['type'] !== 'string' || parsed['type'] === '') return null;
  return isHarmless(parsed) ? parsed : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is ActivityBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Level by level instead of by recursion, so that depth cannot exhaust the stack before it is noticed. */
function isHarmless(root: ActivityBody): boolean {
  let level: readonly object[] = [root];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEEPEST || level.some(hasForbiddenKey)) return false;
    level = level.flatMap(childrenOf);
  }
  return true;
}

function hasForbiddenKey(value: object): boolean {
  return !Array.isArray(value) && Object.keys(value).some((key) => FORBIDDEN_KEYS.has(key));
}

function childrenOf(value: object): readonly object[] {
  return Object.values(value).filter((child: unknown): child is object => typeof child === 'object' && child !== null);
}

import type { LogFields } from '../kernel/log.ts';
import { isRecord } from './guard.ts';

/** Kind, code and place of an error. Never its message: an SDK puts addresses, keys and people's text into it. */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const place = error.stack?.split('\n').find((line) => line.includes('/src/'));
  return {
    error: error.name,
    code: codeOf(error),
    place: place?.trim().replace(/^.*\/src\//, 'src/') ?? '',
  };
}

function codeOf(error: Error): string {
  const fields: unknown = error;
  if (!isRecord(fields)) return '';
  return [fields['statusCode'], fields['code']]
    .filter((part) => typeof part === 'number' || typeof part === 'string')
    .join(' ')
    .slice(0, 60);
}

import pino from 'pino';
import type { Log } from '../kernel/log.ts';

/** JSON lines on standard output. The Log port admits scalars only, so no object with a person's text can slip in. */
export function createLog(level: 'debug' | 'info' | 'warn' | 'error', destination?: pino.DestinationStream): Log {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' },
    destination ?? pino.destination(1),
  );
  return {
    debug: (event, fields = {}) => logger.debug(fields, event),
    info: (event, fields = {}) => logger.info(fields, event),
    warn: (event, fields = {}) => logger.warn(fields, event),
    error: (event, fields = {}) => logger.error(fields, event),
  };
}

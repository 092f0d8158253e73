import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ConnectorRules, Ledger } from './ledger.ts';

export interface ConnectorProcess {
  readonly url: string;
  /** All that it has seen until now. */
  readonly ledger: () => Promise<Ledger>;
  readonly stop: () => void;
}

export async function startConnectorProcess(rules: ConnectorRules): Promise<ConnectorProcess> {
  const child = fork(join(import.meta.dirname, 'connector.ts'), [JSON.stringify(rules)], { serialization: 'advanced' });
  const [{ port }] = (await once(child, 'message')) as [{ readonly port: number }];
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    ledger: async () => {
      const answered = once(child, 'message');
      child.send('ledger');
      const [ledger] = (await answered) as [Ledger];
      return ledger;
    },
    stop: () => child.disconnect(),
  };
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Takes every message like Teams' connector and answers with an id; keeps nothing. */
export async function startConnector(): Promise<{ readonly url: string; readonly count: () => number; readonly stop: () => void }> {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      count += 1;
      response.setHeader('content-type', 'application/json').end(`{"id":"${String(count)}"}`);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}/`, count: () => count, stop: () => server.close() };
}

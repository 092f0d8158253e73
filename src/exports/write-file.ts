import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ExportRequest } from './port.ts';

export type FileContent = Pick<ExportRequest, 'format' | 'sheets'>;

/** Writes the file in a thread of its own: 5,000 rows take about a second, in which nobody else would be answered. */
export async function writeFile({ format, sheets }: FileContent): Promise<Buffer> {
  const worker = new Worker(new URL('./write-file-worker.ts', import.meta.url), { workerData: { format, sheets }, execArgv: [] });
  try {
    const [bytes] = (await once(worker, 'message')) as [Uint8Array];
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } finally {
    await worker.terminate();
  }
}

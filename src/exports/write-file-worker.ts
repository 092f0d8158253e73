import { parentPort, workerData } from 'node:worker_threads';
import type { FileContent } from './write-file.ts';
import { writeCsv } from './write-csv.ts';
import { writeExcel } from './write-excel.ts';

// The thread beside the bot that `write-file.ts` starts: one file, then it ends.
const { format, sheets } = workerData as FileContent;
const bytes = Uint8Array.from(format === 'csv' ? writeCsv(sheets[0]) : await writeExcel(sheets));
parentPort?.postMessage(bytes, [bytes.buffer]);

import { inflateRawSync } from 'node:zlib';

/** Where one file of a ZIP archive is and how large it says it is. */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly compressedSize: number;
  readonly headerAt: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** The comment behind the end record has at most so many bytes. */
const MAX_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/**
 * The wanted files of a ZIP archive. Inflates at most `limit` bytes in all, whatever the archive says of itself, so that a few KB cannot fill the memory.
 * Null when it is no sound archive or holds more.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean, limit: number): ReadonlyMap<string, Buffer> | null {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map<string, Buffer>();
  let left = limit;
  try {
    for (const entry of entriesOf(archive)) {
      if (!wanted(entry.name)) continue;
      const content = contentOf(entry, archive, left);
      left -= content.length;
      files.set(entry.name, content);
    }
  } catch {
    // Node says RangeError for a place outside the archive, zlib its own codes for damage and for too much: all mean the same here.
    return null;
  }
  return files;
}

function entriesOf(archive: Buffer): Entry[] {
  const end = endRecord(archive);
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new RangeError('no directory entry');
    const nameLength = archive.readUInt16LE(at + 28);
    const entry = {
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      compressedSize: archive.readUInt32LE(at + 20),
      headerAt: archive.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    return entry;
  });
}

function endRecord(archive: Buffer): number {
  for (let at = archive.length - 22; at >= Math.max(0, archive.length - 22 - MAX_COMMENT); at -= 1) {
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw new RangeError('no end of directory');
}

function contentOf(entry: Entry, archive: Buffer, limit: number): Buffer {
  const start = entry.headerAt + 30 + archive.readUInt16LE(entry.headerAt + 26) + archive.readUInt16LE(entry.headerAt + 28);
  const data = archive.subarray(start, start + entry.compressedSize);
  if (entry.method === DEFLATED) return inflateRawSync(data, { maxOutputLength: Math.max(1, limit) });
  if (entry.method !== STORED || data.length > limit) throw new RangeError('not readable');
  return data;
}

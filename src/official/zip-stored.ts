import { crc32 } from 'node:zlib';

/** A ZIP archive of these files, not compressed: what mammoth takes. */
export function zipStored(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const nameBytes = Buffer.from(name);
    const facts = factsOf(nameBytes, content);
    directory.push(record(0x02014b50, [[20, 2], ...facts, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), nameBytes);
    const local = record(0x04034b50, facts);
    parts.push(local, nameBytes, content);
    at += local.length + nameBytes.length + content.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = record(0x06054b50, [
    [0, 2],
    [0, 2],
    [files.size, 2],
    [files.size, 2],
    [size, 4],
    [at, 4],
    [0, 2],
  ]);
  return Buffer.concat([...parts, ...directory, end]);
}

type Field = readonly [value: number, bytes: 2 | 4];

/** The fields that the header before a file and its directory entry share. */
function factsOf(name: Buffer, content: Buffer): Field[] {
  return [
    [20, 2],
    // Names are UTF-8.
    [0x0800, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [crc32(content), 4],
    [content.length, 4],
    [content.length, 4],
    [name.length, 2],
    [0, 2],
  ];
}

function record(signature: number, fields: readonly Field[]): Buffer {
  const all: readonly Field[] = [[signature, 4], ...fields];
  return Buffer.concat(
    all.map(([value, bytes]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );
}

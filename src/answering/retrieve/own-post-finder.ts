import { ownPostOf } from '../understand/own-post.ts';
import type { OwnPost } from '../understand/own-post.ts';
import type { TableLookup } from './table-lookup.ts';
import type { Topic } from './topic.ts';

/** In the words of the table of posts; a table without these columns answers nobody. */
const ASKED: Readonly<Record<OwnPost['asks'], string>> = { abilities: '求められる能力', all: '役割と求められる能力' };

/** 「4月から部長です。何が必要ですか」 asks for the row of 部長; null when no row is told of, or more than one. */
export function createOwnPostFinder(tables: TableLookup, look: (text: string) => Topic): (text: string) => Topic | null {
  return (text) => {
    const own = ownPostOf(text);
    if (own === null) return null;
    const rows = new Set(tables.read(own.told).flatMap((reading) => reading.rows.map((row) => row.names[0] ?? '')));
    const [name] = rows;
    if (name === undefined || rows.size > 1) return null;
    const topic = look(`${name}の${ASKED[own.asks]}`);
    return topic.table?.kind === 'cells' ? topic : null;
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyDocument } from '../../src/knowledge/schema.ts';
import type { SourceLine } from '../../src/knowledge/source-line.ts';
import { readDocument } from '../../src/official/read-document.ts';

type Section = PolicyDocument['sections'][number];
const section = (path: string, title: string, heading: string, match: Section['match'] = 'line'): Section => ({
  path,
  title,
  heading,
  match,
});

/** The outline of the made-up policy in `fixtures/`. */
export const MIDORI: PolicyDocument = {
  title: 'みどり市人材育成基本方針',
  edition: '第2版',
  english: { title: 'Midori City Policy', edition: '2nd edition' },
  sections: [
    section('目次', '目次', '目次'),
    section('はじめに', 'はじめに', 'はじめに'),
    section('1', '基本の考え方', '1基本の考え方'),
    section('2', '研修の取組', '2研修の取組'),
    section('2.1', '職場での研修', '1.職場での研修'),
    section('2.1/見守り研修', '見守り研修', '見守り研修'),
    section('2.2', '外での研修', '2.外での研修'),
    section('2.2/オンライン講座の受講支援', 'オンライン講座の受講支援', 'オンライン講座の受講支援', 'prefix'),
    section('2.2/自主勉強会への支援', '自主勉強会への支援', '自主勉強会への支援', 'prefix'),
    section('2.2/先進地の視察', '先進地の視察', '先進地の視察', 'prefix'),
    section('3', '職場環境と健康', '3職場環境と健康'),
    section('3.(1)', '働きやすい時間の使い方', '(1)働きやすい時間の使い方を所属ごとに話し合い、無理のない勤務を組み立てるための取組'),
    section('3.(2)', '組織の図', '(2)組織の図'),
    section('3.(3)', '言葉の説明', '(3)言葉の説明'),
    section('3.(3)/ふりかえり面談', 'ふりかえり面談', 'ふりかえり面談とは', 'prefix'),
  ],
};

export function fixture(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, 'fixtures', name));
}

/** The lines of a file that can be read. */
export async function linesOf(name: string, bytes: Uint8Array = fixture(name)): Promise<readonly SourceLine[]> {
  const read = await readDocument(name, bytes);
  if (read.kind !== 'lines') throw new Error(read.message);
  return read.lines;
}

/** The made-up policy as somebody might have typed it. */
export const MIDORI_MD = `# みどり市人材育成基本方針［第2版］

## はじめに
この方針は、みどり市で働くすべての職員のためのものです。

## 1 基本の考え方
失敗から学ぶ職場をめざします。
毎年10名を育てます。

## 2 研修の取組
### 1. 職場での研修
毎週30分の対話の時間を設けます。

#### 見守り研修
**二人一組**で窓口に立ちます。

### 2. 外での研修
種類\t内容
オンライン講座の受講支援\t市が契約した講座を受けることができます。
自主勉強会への支援\t会議室を使うことができます。
先進地の視察\t年度ごとに2班とします。

## 3 職場環境と健康
健康は、よい仕事の土台です。
`;

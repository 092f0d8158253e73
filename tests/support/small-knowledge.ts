import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A complete knowledge base of one page, and the official text it is written from. */
export const SMALL_SOURCE = `
## はじめに
この方針は平成13年3月に作られました。

## 1 目的
職員は**研修を受けること**ができ、期間は6ヶ月間、毎年10名以上とします。
`;

const FILES: Readonly<Record<string, string>> = {
  'document.yaml': `title: 小さな方針
edition: 初版
english: { title: Small policy, edition: 1st edition }
sections:
  - { path: はじめに, title: はじめに, heading: はじめに }
  - { path: '1', title: 目的, page: 1, heading: 1目的 }
`,
  'city.yaml': `name: 戸田市
english: Toda City
contact: { name: 人事課, english: the Personnel Section }
consultation: [{ name: 産業医による健康相談, english: industrial physician }]
emergency: [{ name: 消防・救急, english: ambulance, detail: '119' }]
`,
  'synonyms.yaml': `groups:
  - [研修, トレーニング]
`,
  'readings.yaml': `readings: {}
`,
  'entries/all.yaml': `entries:
  - id: history
    kind: fact
    title: 方針の策定
    section: はじめに
    questions: [いつできましたか, 策定 時期, いつつくられたの]
    answer: 平成13年3月に作られました。
    easy: 平成13年3月に できました。
    english: { title: History, answer: It was made in March 2001., questions: [When was it made?] }
  - id: training
    kind: fact
    title: 研修の期間と人数
    section: '1'
    questions: [期間は, 何人ですか, 研修 人数]
    answer: |
      「研修を受けること」ができます。期間は6ヶ月間で、毎年10名以上です。
    facts: [{ label: 期間, value: 6か月 }]
    items: [研修を受けること]
    table: years
    easy: 6ヶ月間です。
    english: { title: Training, answer: It lasts 6 months., questions: [How long is it?] }
    related: [history]
`,
  'tables/years.yaml': `id: years
title: 人数の表
section: '1'
english: { title: Numbers }
columns: [{ id: number, title: 人数, english: number }, { id: length, title: 期間, english: length }]
rows:
  - { id: a, names: [職員], english: staff, cells: { number: 10名以上, length: 6ヶ月間 } }
  - { id: b, names: [ほかの職員], english: others, cells: { number: [10名以上, 毎年], length: 6ヶ月間 } }
values: { 毎年: [年ごと] }
`,
};

/** Writes the small knowledge base into a new folder, with some words of some files replaced. */
export function writeSmallKnowledge(changes: readonly (readonly [file: string, from: string, to: string])[] = []): string {
  const directory = mkdtempSync(join(tmpdir(), 'navi-knowledge-'));
  for (const [file, text] of Object.entries(FILES)) {
    const changed = changes.filter(([name]) => name === file).reduce((result, [, from, to]) => result.replace(from, to), text);
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), changed);
  }
  return directory;
}

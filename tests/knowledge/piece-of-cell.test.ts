import { describe, expect, it } from 'vitest';
import { isPieceOfCell } from '../../src/knowledge/piece-of-cell.ts';

describe('a piece of a cell', () => {
  it('is the whole cell, or part of one written in sentences', () => {
    expect(isPieceOfCell('折衝力', '折衝力')).toBe(true);
    expect(isPieceOfCell('新刊を選ぶ', '棚の本を並べる。新刊を選ぶ。')).toBe(true);
  });

  it('is no part of a value, nor anything else', () => {
    expect(isPieceOfCell('折衝力', '政治的折衝力')).toBe(false);
    expect(isPieceOfCell('花に水をやる', '棚の本を並べる。新刊を選ぶ。')).toBe(false);
  });
});

/** Whether a text is a cell, or a sentence or clause of one written in sentences: 折衝力 is no piece of 政治的折衝力. */
export function isPieceOfCell(piece: string, cell: string): boolean {
  return cell === piece || (cell.includes('。') && cell.includes(piece));
}

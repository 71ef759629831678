/** Which rows of a long list are to be drawn. */
export interface RowWindow {
  first: number;
  /** One behind the last. */
  end: number;
  /** Height of what is left out above, px. */
  above: number;
  /** Height of the whole list, px. */
  whole: number;
}

/** Rows drawn beyond those to be seen, so that scrolling shows no blank. */
const MORE = 8;

export function rowWindow(scrolled: number, height: number, rowHeight: number, rows: number): RowWindow {
  const first = Math.min(Math.max(0, Math.floor(scrolled / rowHeight) - MORE), Math.max(0, rows - 1));
  const end = Math.min(rows, Math.ceil((Math.max(0, scrolled) + height) / rowHeight) + MORE);
  return { first, end: Math.max(first, end), above: first * rowHeight, whole: rows * rowHeight };
}

/** Where to scroll so that a row is seen whole; as it is if it is. */
export function scrollFor(row: number, scrolled: number, height: number, rowHeight: number): number {
  const top = row * rowHeight;
  if (top < scrolled) return top;
  return top + rowHeight > scrolled + height ? top + rowHeight - height : scrolled;
}

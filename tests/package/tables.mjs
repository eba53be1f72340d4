// Reads the tables of a document, for the tests that hold them to the code.

/** The tables of a page: each row an object by its columns' headings. */
export function readTables(text) {
  const blocks = text
    .split(/\n(?!\|)/)
    .map((block) => block.split("\n").filter((line) => line.startsWith("|")));
  return blocks
    .filter((lines) => lines.length > 2)
    .map(([head, , ...rows]) => ({
      headings: cells(head),
      rows: rows.map((row) => Object.fromEntries(cells(row).map((cell, at) => [cells(head)[at], cell]))),
    }));
}

function cells(line) {
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

/** Each code in a cell. */
export const codeIn = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code);

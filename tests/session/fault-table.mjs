// Prints rows with aligned columns.

export function printTable(columns, rows) {
  const titles = Object.fromEntries(columns.map((column) => [column, words(column)]));
  const widths = columns.map((column) => Math.max(...[titles, ...rows].map((row) => row[column].length)));
  const line = (cell) =>
    console.log(
      columns
        .map((column, at) => cell(column).padEnd(widths[at]))
        .join("  ")
        .trimEnd(),
    );
  console.log();
  line((column) => titles[column]);
  line((column) => "-".repeat(widths[columns.indexOf(column)]));
  for (const row of rows) line((column) => row[column]);
  console.log();
}

/** "nextCall" reads "next call". */
const words = (name) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

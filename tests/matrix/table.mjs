// The table of rows, for the terminal and for docs/compatibility.md.

import { readFileSync, writeFileSync } from "node:fs";
import { toolsOf } from "./projects.mjs";

const page = new URL("../../docs/compatibility.md", import.meta.url);

const introduction = `# Where it runs

Each row is an app of a few lines that has the packed package, signs a shopper in and lists her orders on both
platforms, against the sandbox: in a browser where it is a page, with a console free of errors.
\`npm run test:matrix\` runs all rows and writes this page; \`npm test -- matrix\` runs the quick ones. The apps are
in \`tests/matrix/\`; what no note asks for needs no configuration.
`;

/** Prints what came of each row that ran. */
export function printTable(ran) {
  const width = Math.max(...ran.map(({ row }) => row.name.length));
  for (const { row, versions, outcome } of ran) {
    console.log(`${row.name.padEnd(width)}  ${outcome.padEnd(3)}  ${tools(row, versions)}`);
  }
}

/** Writes docs/compatibility.md. */
export function writePage(ran) {
  const groups = [...new Set(ran.map(({ row }) => row.group))];
  const sections = groups.map((group) => {
    const members = ran.filter(({ row }) => row.group === group);
    const lines = members.map(({ row, versions, outcome }) =>
      line(row.name, outcome, tools(row, versions), row.note ?? ""),
    );
    return `\n## ${group}\n\n${["| | runs | versions | note |", "| --- | --- | --- | --- |", ...lines].join("\n")}\n`;
  });
  writeFileSync(page, introduction + sections.join(""));
}

/** The rows that the page does not have, with the tools that they have now. */
export function unwritten(rows) {
  const lines = readFileSync(page, "utf8").split("\n");
  const isWritten = ({ name, project }) =>
    lines.some((line) => line.startsWith(`| ${name} |`) && line.includes(toolsOf(project).join(", ")));
  return rows.filter((row) => !isWritten(row)).map(({ name }) => name);
}

const tools = (row, versions) => [...toolsOf(row.project), ...versions].join(", ");

const line = (...cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

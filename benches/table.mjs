// The table of all rows: on the terminal, and in docs/benchmarks.md between its two marks.

import { readFileSync, writeFileSync } from "node:fs";

const page = new URL("../docs/benchmarks.md", import.meta.url);
const begin = "<!-- npm run bench writes from here -->";
const end = "<!-- to here -->";

const platformNames = { "elastic-path": "Elastic Path", "commerce-layer": "Commerce Layer" };

const heads = ["measure", "platform", "side", "figure", "middle half, or details", "against", "target"];

const verdict = ({ target, met }) => (target ? `${target}: ${met ? "met" : "**not met**"}` : "");

function cells(measure, { side, what, figure, spread = "", against = "", note, ...row }) {
  const name = what ? `${measure.name}: ${what}` : measure.title;
  const details = [spread, note].filter(Boolean).join("; ");
  return [name, platformNames[side.platform], side.label, figure, details, against, verdict(row)];
}

/** `results` are measures with their rows. */
export function lines(results) {
  return results.flatMap(({ measure, rows }) => rows.map((row) => cells(measure, row)));
}

export function print(results) {
  const all = [heads, ...lines(results)];
  const widths = heads.map((_, at) => Math.max(...all.map((row) => row[at].length)));
  for (const row of all)
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at]))
        .join("  ")
        .trimEnd(),
    );
}

/** `facts` are sentences on where and with what it was measured. */
export function write(results, facts) {
  const text = readFileSync(page, "utf8");
  const [head, rest] = text.split(begin);
  const tail = rest.split(end)[1];
  const rows = lines(results).map((row) => `| ${row.join(" | ")} |`);
  const table = [`| ${heads.join(" | ")} |`, "| --- | --- | --- | ---: | --- | --- | --- |", ...rows];
  const did = results.map(({ measure }) => `* **${measure.title}** (\`${measure.name}\`). ${measure.did}`);
  const made = [...facts, "", ...table, "", "## What each side did", "", ...did];
  writeFileSync(page, `${head}${begin}\n\n${made.join("\n")}\n\n${end}${tail}`);
}

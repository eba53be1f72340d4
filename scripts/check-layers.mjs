// The layer rule, checked: in src/, a floor names only the floors below it, and only the floors that
// touch the browser name the crates of the browser. Prints every place that does otherwise.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { rustTokens } from "./rust-tokens.mjs";

/** Each floor, from the top, and the floors it may name. */
const mayName = {
  api: ["session", "platform", "http", "json", "browser"],
  session: ["platform", "http", "json"],
  platform: ["http", "json"],
  http: ["json"],
  json: [],
  // Plugged in at the bottom: it implements the traits of the floors above it.
  browser: ["session", "platform", "http", "json"],
};

const browserFloors = ["api", "browser"];
const browserCrates = [
  "wasm_bindgen",
  "wasm_bindgen_futures",
  "serde_wasm_bindgen",
  "js_sys",
  "web_sys",
  "gloo_net",
];

/** One message per offence, for a repository's root folder. lib.rs stands outside: it declares the floors. */
export function checkLayers(root) {
  const source = join(root, "src");
  return readdirSync(source, { recursive: true })
    .filter((name) => name.endsWith(".rs") && name !== "lib.rs")
    .sort()
    .flatMap((name) => {
      const modules = name.replace(/(\/mod)?\.rs$/, "").split("/");
      const tokens = rustTokens(readFileSync(join(source, name), "utf8"));
      const offences =
        modules[0] in mayName ? checkFile(modules, tokens) : [[1, `${modules[0]} is not a floor`]];
      return offences.map(([line, message]) => `${relative(root, join(source, name))}:${line}: ${message}`);
    });
}

function checkFile(modules, tokens) {
  const [floor] = modules;
  const offences = [];
  for (const { line, path } of namedPaths(modules, tokens)) {
    const [named] = path;
    if (named === "*") offences.push([line, `${floor} must name floors one by one, not with *`]);
    if (!(named in mayName) || named === floor || mayName[floor].includes(named)) continue;
    offences.push([line, `${floor} may not name ${named} (arrows point down only)`]);
  }
  if (browserFloors.includes(floor)) return offences;
  for (const { text, line } of tokens) {
    if (!browserCrates.includes(text)) continue;
    offences.push([
      line,
      `${floor} may not name ${text} (only ${browserFloors.join(" and ")} touch the browser)`,
    ]);
  }
  return offences.sort(([left], [right]) => left - right);
}

/** Every path that starts at `crate`, `self` or `super`, as it reads from the crate's root. */
function namedPaths(fileModules, tokens) {
  const found = [];
  // What each open brace belongs to: the name of an inline module, or nothing.
  const open = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const { text } = tokens[at];
    if (text === "{") open.push(tokens[at - 2]?.text === "mod" ? tokens[at - 1].text : undefined);
    if (text === "}") open.pop();
    if (!["crate", "self", "super"].includes(text) || tokens[at - 1]?.text === "::") continue;
    if (tokens[at + 1]?.text !== "::") continue;
    const modules = [...fileModules, ...open.filter(Boolean)];
    found.push(...pathTree(tokens, at, modules).paths);
  }
  return found;
}

/** Reads one path, with its braces if it has any, from `at`; `base` is the module the path starts in. */
function pathTree(tokens, at, base) {
  let path = base;
  for (let next = at; ; next += 1) {
    const { text, line } = tokens[next] ?? {};
    if (text === "{") return braces(tokens, next, path);
    path = step(path, text);
    if (tokens[next + 1]?.text !== "::") return { paths: [{ line, path }], end: next + 1 };
    next += 1;
  }
}

function step(path, text) {
  if (text === "crate") return [];
  if (text === "super") return path.slice(0, -1);
  return text === "self" ? path : [...path, text];
}

function braces(tokens, at, base) {
  const paths = [];
  let next = at + 1;
  while (next < tokens.length && tokens[next].text !== "}") {
    if (tokens[next].text === ",") {
      next += 1;
      continue;
    }
    const branch = pathTree(tokens, next, base);
    paths.push(...branch.paths);
    next = branch.end;
    if (tokens[next]?.text === "as") next += 2;
  }
  return { paths, end: next + 1 };
}

if (process.argv[1] === import.meta.filename) {
  const offences = checkLayers(fileURLToPath(new URL("..", import.meta.url)));
  for (const offence of offences) console.error(offence);
  if (offences.length > 0) process.exit(1);
}

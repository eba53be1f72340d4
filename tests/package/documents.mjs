// The code of the documents: every `ts` block of a page as a module, in a project that has installed the package.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { root } from "../../scripts/processes.mjs";
import { packageFolder } from "./serve.mjs";

export const compiler = join(root, "node_modules", "typescript", "bin", "tsc");

const options = {
  target: "ES2022",
  module: "NodeNext",
  lib: ["ES2023", "DOM", "DOM.Iterable"],
  types: ["node"],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  jsx: "react-jsx",
};

const fences = /^```(ts|tsx|js|vue|svelte|html)\n([\s\S]*?)^```$/gm;
const firstLine = /^(?:\/\/|<!--) ([\w-]+(?:[./][\w-]+)*\.\w+)(?: -->)?\n/;

/**
 * A page's blocks: the file that its first line names, or one of its place on the page; and its code. What is
 * not TypeScript and names no file is a piece of one.
 */
function blocksOf(page) {
  const text = readFileSync(join(root, page), "utf8");
  return [...text.matchAll(fences)].flatMap(([, language, code], at) => {
    const name = code.match(firstLine)?.[1];
    if (!name && language !== "ts") return [];
    return { page, name, language, file: `${page}/${name ?? `block-${at + 1}.ts`}`, code };
  });
}

/**
 * Writes the blocks of the pages into a project of their own, as TypeScript, and the named ones as JavaScript too.
 * `packages` are those that their code imports beside ours, `modules` more files: names and texts.
 */
export async function projectOf(pages, { packages = [], modules = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "documents-"));
  const write = (name, text) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  write("package.json", JSON.stringify({ private: true, type: "module" }));
  write("tsconfig.json", JSON.stringify({ compilerOptions: options, include: ["**/*.ts", "**/*.tsx"] }));
  write("surroundings.d.ts", readFileSync(fileURLToPath(new URL("surroundings.d.ts", import.meta.url))));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(packageFolder, join(folder, "node_modules", "storefront-customer"), "dir");
  for (const name of ["@types", ...packages])
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name), "dir");
  for (const [name, text] of modules) write(name, text);
  const blocks = pages.flatMap(blocksOf);
  for (const { name, language, file, code } of blocks) {
    const isTypeScript = language.startsWith("ts");
    // A block without an import is a module all the same.
    write(file, isTypeScript ? `${code}export {};\n` : code);
    if (!name || !isTypeScript) continue;
    const { code: script } = await transform(code, { loader: language, jsx: "automatic", target: "es2022" });
    write(file.replace(/tsx?$/, "js"), script);
  }
  return { folder, blocks, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

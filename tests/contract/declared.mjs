// What the package's declarations say of a platform's interfaces.

import { readdirSync, readFileSync } from "node:fs";

const packageFolder = new URL("../../pkg/", import.meta.url);

/** The interfaces of a platform's entry and of its optional modules. */
export class Declared {
  #text;

  constructor(platform) {
    this.#text = readdirSync(packageFolder, { recursive: true })
      .filter((name) => name.startsWith(platform) && name.endsWith(".d.ts"))
      .map((name) => readFileSync(new URL(name, packageFolder), "utf8"))
      .join("\n");
  }

  #bodyOf(name) {
    return new RegExp(`^export interface ${name}\\b[^{]*\\{\\n([^]*?)^\\}`, "m").exec(this.#text)[1];
  }

  /** The fields of an interface. */
  fields(name) {
    return [...this.#bodyOf(name).matchAll(/^ {4}(\w+)\??:/gm)].map(([, field]) => field);
  }

  /** The conditions of a filter's interface: `{ field, type, operators }`. */
  conditions(name) {
    return [...this.#bodyOf(name).matchAll(/^ {4}(\w+)\?: Condition<(\w+), ([^>]+)>/gm)].map(
      ([, field, type, names]) => ({
        field,
        type,
        operators: [...names.matchAll(/"(\w+)"/g)].map(([, operator]) => operator),
      }),
    );
  }

  /** The texts that a type is made of. */
  literals(name) {
    const [, type] = new RegExp(`^export type ${name} =([^;]*);`, "m").exec(this.#text);
    return [...type.matchAll(/"([^"]*)"/g)].map(([, text]) => text);
  }
}

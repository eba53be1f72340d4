// Reads the package's own types: the members of each exported interface, class and type, and theirs. It knows
// the forms that the build writes, and no others; what it does not know it refuses.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "./serve.mjs";

/** Further entries for the same client: they have the types of the first, and say how it is loaded. */
const isFurther = (name) => /^(index|.*\/(external|js)|.*\.wasm)\.d\.ts$/.test(name);

/** The `.d.ts` files of the package that are wanted, by the name that each is imported by. */
export function modules(isWanted) {
  const files = readdirSync(packageFolder, { recursive: true }).filter(
    (name) => name.endsWith(".d.ts") && !isFurther(name) && isWanted(name),
  );
  return files.sort().map((file) => {
    const name = `storefront-customer/${file.slice(0, -".d.ts".length)}`;
    return { name, declarations: declarations(readFileSync(join(packageFolder, file), "utf8")) };
  });
}

/** The exported declarations of a file, each with its `name`, `kind` and the types that make it up. */
function declarations(source) {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/\/\/[^\n]*/g, "");
  const found = [];
  for (const statement of code.split(/^export (?:declare )?/m).slice(1)) {
    const [, kind, name] = statement.match(/^(\w+) (\w+)/) ?? [];
    if (kind === "interface" || kind === "class") {
      const open = statement.indexOf("{");
      found.push({ name, kind, parents: parents(statement.slice(0, open)), type: block(statement, open) });
    } else if (kind === "type" && /=\s*CommerceLayerResource</.test(statement)) {
      found.push({ name, kind: "interface", parents: ["CommerceLayerResource"], type: resource(statement) });
    } else if (kind === "type") {
      found.push({ name, kind, parents: [], type: statement.slice(statement.indexOf("=") + 1) });
    } else if (kind === "function" || kind === "const") {
      found.push({ name, kind, parents: [], type: statement.slice(`${kind} ${name}`.length) });
    } else throw new Error(`An export of a form that is not known here: ${statement.slice(0, 60)}`);
  }
  return found;
}

/** A record of JSON:API as an interface: its attributes, and each of its relationships. */
function resource(statement) {
  const list = statement.slice(statement.indexOf("<") + 1, statement.lastIndexOf(">"));
  const [, attributes, names = ""] = parts(list, ",");
  const relationships = [...names.matchAll(/"(\w+)"/g)].map(([name]) => `${name}: CommerceLayerRelationship`);
  const own = relationships.length ? `; relationships: { ${relationships.join("; ")} }` : "";
  return `{ attributes: ${attributes}${own} }`;
}

/** The names after `extends` in the head of an interface or a class, which may have parameters of its own. */
function parents(head) {
  const [, , , list = ""] = head.match(/^\w+ (\w+)(<.*>)?\s+extends\s+([\s\S]*)$/) ?? [];
  return parts(list, ",").map((parent) => parent.match(/^\w+/)[0]);
}

/** A block in braces, from its opening brace to the closing one. */
function block(text, start) {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}") depth -= 1;
    if (depth === 0) return text.slice(start, at + 1);
  }
  throw new Error(`A block has no end: ${text.slice(start, start + 60)}`);
}

/** The parts of a text between separators that are in no brackets. */
export function parts(text, separator) {
  let depth = 0;
  const found = [""];
  for (const [at, character] of [...text].entries()) {
    const isArrow = character === ">" && text[at - 1] === "=";
    if ("({[<".includes(character)) depth += 1;
    if (")}]>".includes(character) && !isArrow) depth -= 1;
    if (depth === 0 && character === separator) found.push("");
    else found[found.length - 1] += character;
  }
  return found.map((part) => part.trim()).filter(Boolean);
}

/** The members of an object type, by name: each with its type, or as a method. */
function membersOf(type) {
  const members = new Map();
  for (const member of parts(type.trim().slice(1, -1), ";")) {
    const [head, , name] = member.match(/^(?:readonly )?("?)([\w-]+)\1\??(?=\s*[:(<])/) ?? [];
    // Nothing that has a name: an index signature, a private constructor.
    if (!head) continue;
    const rest = member.slice(head.length);
    members.set(name, { isMethod: /^[(<]/.test(rest), type: rest.replace(/^:\s*/, "") });
  }
  return members;
}

/** Every name of the types of some modules. */
export class Types {
  constructor(isWanted) {
    this.modules = modules(isWanted);
    const all = this.modules.flatMap(({ declarations }) => declarations);
    this.byName = new Map(all.map((one) => [one.name, one]));
  }

  /** A type's own members and literals, without those of the types that it extends. */
  own(name) {
    const { kind, type } = this.byName.get(name);
    if (kind === "interface" || kind === "class") return membersOf(type);
    const members = new Map();
    if (kind !== "type") return members;
    for (const part of parts(type.replace(/;\s*$/, ""), "|")) {
      if (part.startsWith("{")) for (const [own, member] of membersOf(part)) members.set(own, member);
      else if (/^["`]/.test(part))
        for (const [, literal] of part.matchAll(/"(\w[\w-]*)"/g)) members.set(literal, { type: part });
    }
    return members;
  }

  /** The same with those of the types that it extends. */
  members(name) {
    const inherited = this.byName.get(name).parents.filter((parent) => this.byName.has(parent));
    return new Map([...inherited.flatMap((parent) => [...this.members(parent)]), ...this.own(name)]);
  }

  /**
   * The steps of a path from a type, such as `totals.total` from `Order`: each with the type that declares it,
   * where it has a name. `undefined` where the path leads nowhere.
   */
  steps(name, path) {
    const steps = [];
    let from = name;
    let members = this.byName.has(name) ? this.members(name) : new Map();
    for (const step of path.split(".")) {
      const member = members.get(step);
      if (!member) return undefined;
      steps.push({ ...member, owner: from && this.declaring(from, step), step });
      from = this.nameOf(member.type);
      members = from ? this.members(from) : this.joined(member.type);
    }
    return steps;
  }

  /** Which of a type and those that it extends has a member. */
  declaring(name, member) {
    if (this.own(name).has(member)) return name;
    const parents = this.byName.get(name).parents.filter((parent) => this.byName.has(parent));
    return parents.map((parent) => this.declaring(parent, member)).find(Boolean);
  }

  /** The name of the one type of this package that a type is, or a list of; else `undefined`. */
  nameOf(type) {
    const [first] = parts(type, "|");
    const name = first?.match(/^(?:readonly )?([A-Z]\w+)(?:<[\s\S]*>)?(?:\[\])*$/)?.[1];
    return this.byName.has(name) ? name : undefined;
  }

  /** The members of a type that is made in place: of an object, or of several joined by `&`. */
  joined(type) {
    const all = parts(type.trim().replace(/(\[\])+$/, ""), "&").map((part) => {
      const name = this.nameOf(part.replace(/^Partial<(\w+)>$/, "$1"));
      return name ? this.members(name) : objectOf(part);
    });
    return new Map(all.flatMap((members) => [...members]));
  }

  /** The paths of a type down to what is not made of members in place; lists and single objects alike. */
  leaves(name) {
    const below = (members) =>
      [...members].flatMap(([own, member]) => {
        const isNamed = this.nameOf(member.type);
        const inner = member.isMethod || isNamed ? new Map() : this.joined(member.type);
        return inner.size ? below(inner).map((path) => `${own}.${path}`) : [own];
      });
    return below(this.own(name));
  }
}

/** The members of an object that is written in place. */
function objectOf(type) {
  const single = type.trim().replace(/(\[\])+$/, "");
  return single.startsWith("{") && parts(single, "|").length === 1 ? membersOf(single) : new Map();
}

// docs/elastic-path.md and docs/commerce-layer.md against the package's types: what the tables name exists, and
// what exists is named.
//
// A column headed by a type, as `Order`, holds members of that type. A column "Our API" holds types,
// members (`Money.amount`), methods (`shop.orders.list`, `carts(shop).create`), functions and modules. A column
// "Operators" holds those of the filter beside it. Other columns are words.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { Types } from "./declarations.mjs";
import { codeIn, readTables } from "./tables.mjs";

/** Each page, and which of the package's types it is held to. */
const pages = [
  {
    file: "elastic-path.md",
    isItsOwn: (types) => !types.startsWith("commerce-layer"),
    tables: 20,
    names: 400,
  },
  {
    file: "commerce-layer.md",
    isItsOwn: (types) => types.startsWith("commerce-layer"),
    tables: 50,
    names: 800,
  },
].map((page) => ({ ...page, ...read(page) }));

/** A page's tables, the types it is held to, and every code of the columns that name something of the API. */
function read({ file, isItsOwn }) {
  const types = new Types(isItsOwn);
  const tables = readTables(readFileSync(new URL(`../../docs/${file}`, import.meta.url), "utf8"));
  const named = tables.flatMap(({ headings, rows }) =>
    headings
      .filter((heading) => typeOf(heading) || heading === "Our API")
      .flatMap((heading) =>
        rows.flatMap((row) =>
          codeIn(row[heading]).map((code) => ({ heading, code, row: Object.values(row)[0] })),
        ),
      ),
  );
  return { types, read: tables, named };
}

function typeOf(heading) {
  return heading.match(/^`(\w+)`$/)?.[1];
}

/** What a cell names: for each code in it the steps to it, or a whole declaration; `undefined` for nothing. */
function resolve(types, heading, code) {
  const type = typeOf(heading);
  if (type) return types.steps(type, code);
  if (types.modules.some(({ name }) => name === code)) return [{ module: code }];
  const [, module, call] = code.match(/^(\w+)\(shop\)\.([\w.]+)$/) ?? [];
  if (call && types.byName.get(module)?.kind === "function") {
    return types.steps(module[0].toUpperCase() + module.slice(1), call);
  }
  if (code.startsWith("shop.")) return types.steps("CustomerClient", code.slice("shop.".length));
  const [name, ...path] = code.split(".");
  if (path.length) return types.steps(name, path.join("."));
  return types.byName.has(name) && [{ declaration: name }];
}

for (const { file, types, read, named, tables, names } of pages) {
  describe(file, () => {
    test("the page has its tables", () => {
      assert.ok(read.length > tables && named.length > names, `${read.length} tables, ${named.length} names`);
      for (const { headings, rows } of read) {
        for (const row of rows) assert.equal(Object.keys(row).length, headings.length, JSON.stringify(row));
      }
    });

    test("what the tables name exists", () => {
      const wrong = named.filter(({ heading, code }) => !resolve(types, heading, code));
      assert.deepEqual(wrong, [], "not in the package's types");
    });

    test("every row says where it is in the API, or that it is not served and why", () => {
      const silent = read
        .filter(({ headings }) => headings.includes("Our API"))
        .flatMap(({ rows }) => rows)
        .filter((row) => !codeIn(row["Our API"]).length && !/^not served: \w/.test(row["Our API"]));
      assert.deepEqual(silent, []);
    });

    test("every module, type, member and method is in a table", () => {
      const seen = new Set();
      for (const { heading, code } of named) {
        let place;
        for (const { module, declaration, owner, step } of resolve(types, heading, code) || []) {
          place = owner ? `${owner}.${step}` : `${place}.${step}`;
          seen.add(module ?? declaration ?? place);
        }
      }
      const missing = types.modules.flatMap(({ name, declarations }) => [
        ...[name].filter((module) => !seen.has(module)),
        ...declarations.flatMap(({ name }) => {
          const leaves = types.leaves(name);
          if (leaves.length === 0) return seen.has(name) ? [] : [name];
          return leaves.map((leaf) => `${name}.${leaf}`).filter((leaf) => !isSeen(leaf));
        }),
      ]);
      /** A member is in a table, or the one that has nothing but it. */
      function isSeen(leaf) {
        const [name, ...path] = leaf.split(".");
        if (seen.has(leaf)) return true;
        const isAlone = types
          .leaves(name)
          .filter((other) => `${name}.${other}`.startsWith(`${parentOf(leaf)}.`)).length;
        return path.length > 1 && isAlone === 1 && isSeen(parentOf(leaf));
      }
      function parentOf(leaf) {
        return leaf.slice(0, leaf.lastIndexOf("."));
      }
      assert.deepEqual(missing, [], `not in docs/${file}`);
    });

    test("the operators of each filter are those of its type", () => {
      const filters = read.filter(({ headings }) => headings.includes("Operators"));
      assert.ok(filters.length >= 1);
      for (const { headings, rows } of filters) {
        const heading = headings.find((one) => /Filter`$/.test(one));
        for (const row of rows) {
          const [attribute] = codeIn(row[heading]);
          const { type } = types.steps(typeOf(heading), attribute).at(-1);
          const [, operators] = type.match(/^Condition<[^,]+, (.*)> \| undefined$/);
          assert.deepEqual(
            codeIn(row.Operators),
            [...operators.matchAll(/"(\w+)"/g)].map(([, one]) => one),
            attribute,
          );
        }
      }
    });
  });
}

const [elasticPath, commerceLayer] = pages;

/** The methods and values of a capability, by their paths, and those of the capabilities in it. */
function methodsOf(types, type, path) {
  return [...types.members(type)].flatMap(([name, member]) => {
    const inner = types.nameOf(member.type);
    const isCapability = inner && [...types.members(inner).values()].some(({ isMethod }) => isMethod);
    return isCapability ? methodsOf(types, inner, `${path}.${name}`) : [`${path}.${name}`];
  });
}

test("the package's own page has every method of a client", () => {
  const own = readFileSync(new URL("../../pkg-template/README.md", import.meta.url), "utf8");
  const { rows } = readTables(own).find(({ headings }) => headings.includes("methods"));
  const listed = rows.flatMap((row) =>
    codeIn(row.methods).map((method) => `${codeIn(row[""])[0]}.${method}`),
  );
  assert.deepEqual(listed.sort(), methodsOf(elasticPath.types, "CustomerClient", "shop").sort());
});

const reference = new URL("../../../shared/reference/", import.meta.url);

test("the attributes of the platform's overview of customers are rows", {
  skip: !existsSync(reference),
}, () => {
  const file = readdirSync(reference).find((name) => name.startsWith("000"));
  const text = readFileSync(new URL(file, reference), "utf8");
  const attributes = [...text.matchAll(/^\| `([\w.]+)`/gm)].map(([, attribute]) => attribute);
  assert.equal(attributes.length, 8);
  const rows = elasticPath.named
    .filter(({ heading }) => typeOf(heading) === "ElasticPathCustomer")
    .map(({ code }) => code);
  // The overview's table says `meta.created_at`; its sample, as every other, has `meta.timestamps.created_at`.
  const real = (attribute) => attribute.replace(/^meta\./, "meta.timestamps.");
  assert.deepEqual(
    attributes.filter((attribute) => !rows.includes(real(attribute))),
    [],
  );
});

test("the attributes and relationships of the customer's three ages are rows", {
  skip: !existsSync(reference),
}, () => {
  const rows = commerceLayer.read
    .filter(({ headings }) => headings[0] === "`CommerceLayerCustomer`")
    .flatMap(({ rows }) => rows.map((row) => row["`CommerceLayerCustomer`"]));
  const cells = [...rows, ...anonymization(), "`type`", "`links.self`"].join();
  const files = readdirSync(reference).filter((name) => /^00[123]/.test(name));
  assert.equal(files.length, 3);
  for (const file of files) {
    const text = readFileSync(new URL(file, reference), "utf8").replaceAll(/[*\\]/g, "");
    const told = [...text.matchAll(/^(?:\| )?((?:attributes|relationships|meta|links)\.[\w.]+)/gm)];
    const members = told.map(([, member]) => member);
    assert.ok(members.length >= 20, file);
    const isThere = (member) => new RegExp(`(?<![\\w.])${member}(?![\\w.])`).test(cells);
    assert.deepEqual(
      members.filter((member) => !isThere(member)),
      [],
      file,
    );
  }

  /** What is in the anonymization's table, by its place in the customer. */
  function anonymization() {
    const { rows } = commerceLayer.read.find(
      ({ headings }) => headings[0] === "`CommerceLayerAnonymization`",
    );
    const names = rows.flatMap((row) => codeIn(row["`CommerceLayerAnonymization`"]));
    const parents = names.map((name) => name.split(".")[0]);
    return [...names, ...parents].map((name) => `\`attributes.anonymization_info.${name}\``);
  }
});

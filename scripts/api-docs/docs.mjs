// npm run docs: the API's pages, made from the package's types, in docs/api. Any warning is an error.
//   npm run docs               builds the package first, where it is not current
//   npm run docs -- --check    takes pkg/ as it is, and writes nothing
//
// A workspace of its own, because TypeDoc runs on an earlier TypeScript than the rest of the repository.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Application, ReflectionKind } from "typedoc";
import { build } from "../build.mjs";
import { Failure, main, root } from "../processes.mjs";
import { setup } from "../setup.mjs";

const output = join(root, "docs", "api");

const { Class, Function: Free, Interface, Method, Property, TypeAlias, Variable } = ReflectionKind;
const documented = Class | Free | Interface | Method | Property | TypeAlias | Variable;

/** The platform's own records are documented by the platform; options and clients by us. */
const isPlatformRecord = (name) => /^(ElasticPath|CommerceLayer)(?!Options$|Settings$|Client$)/.test(name);

await main(async () => {
  const isCheck = process.argv.includes("--check");
  if (!isCheck) {
    Object.assign(process.env, await setup({ components: ["rust-src"] }));
    await build({ quiet: true });
  }
  const app = await Application.bootstrap({
    entryPoints: entryPoints(),
    tsconfig: join(root, "scripts", "api-docs", "tsconfig.json"),
    name: "storefront-customer",
    readme: join(root, "pkg-template", "README.md"),
    disableSources: true,
    excludeExternals: true,
    validation: { notExported: true, invalidLink: true },
  });
  const project = await app.convert();
  if (project) {
    app.validate(project);
    for (const bare of project.getReflectionsByKind(documented).filter(isOurs)) {
      if (!isDocumented(bare)) app.logger.warn(`${bare.getFullName()} has no documentation.`);
    }
  }
  if (!project || app.logger.hasErrors() || app.logger.hasWarnings()) {
    throw new Failure("The API's documentation is not whole: correct what is said above.");
  }
  if (isCheck) return;
  await app.generateDocs(project, output);
  console.log(`The pages begin at ${join(output, "index.html")}`);
});

/** The types that the package has by name; `…/js` and the root declare none of their own. */
function entryPoints() {
  const { exports } = JSON.parse(readFileSync(join(root, "pkg", "package.json"), "utf8"));
  const types = Object.values(exports).flatMap(({ types }) => types ?? []);
  const own = types.filter((file) => !/\/(index|js|[\w-]+\.wasm)\.d\.ts$/.test(file));
  return own.map((file) => join(root, "pkg", file));
}

/** Not of a platform's record; nor of a type without a name, which is told of where it stands. */
function isOurs(reflection) {
  return reflection.parent.name !== "__type" && !chain(reflection).some(isPlatformRecord);
}

/** Functions are documented by what they can be called with. */
function isDocumented(reflection) {
  const signatures = reflection.signatures ?? [reflection];
  return signatures.every((one) => one.hasComment());
}

/** A reflection's name, its owner's, and so on. */
function chain(reflection) {
  return reflection ? [reflection.name, ...chain(reflection.parent)] : [];
}

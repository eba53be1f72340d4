// docs/sandbox.md against the sandbox: every command runs, every control, fault, shopper and switch is there as the
// page says, and none is there that the page does not have.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { commerceLayer } from "storefront-customer/commerce-layer";
import { elasticPath } from "storefront-customer/elastic-path";
import { root } from "../../scripts/processes.mjs";
import { compiler, projectOf } from "../package/documents.mjs";
import { sandboxUrl } from "../package/serve.mjs";
import { codeIn, readTables } from "../package/tables.mjs";
import { switchesOf } from "./switches.mjs";

const page = "docs/sandbox.md";
const text = readFileSync(join(root, page), "utf8");
const tables = readTables(text);
const sandbox = sandboxUrl();
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");

/** The tables of the page that begin with this heading, and the rows of the first. */
const tablesOf = (heading) => tables.filter(({ headings }) => headings[0] === heading);
const rowsOf = (heading) => tablesOf(heading)[0].rows;
const firstCode = (row) => codeIn(Object.values(row)[0])[0];

const call = (method, path, body) => fetch(`${sandbox}${path}`, { method, ...(body && { body }) });
const about = async () => (await call("GET", "/__sandbox")).json();

/** What the sandbox says that there might have been in place of what makes no sense. */
async function known(path, body, method = "POST") {
  const response = await call(method, path, JSON.stringify(body));
  assert.equal(response.status, 400);
  const { error } = await response.json();
  return codeIn(error).slice(1).sort();
}

beforeEach(() => call("POST", "/__sandbox/reset"));

describe("commands", () => {
  const lines = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block]) =>
    block.trim().split("\n"),
  );
  const installed = mkdtempSync(join(tmpdir(), "sandbox-"));
  after(() => rmSync(installed, { recursive: true, force: true }));

  /** Runs a command that serves, on a free port, and gives what it said and answered. */
  async function served(command, env = process.env) {
    const [program, ...args] = command.replace("4010", "0").split(" ");
    const child = spawn(program, args, {
      cwd: root,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    let said = "";
    const url = await new Promise((resolve) => {
      child.stdout.setEncoding("utf8").on("data", (text) => {
        said += text;
        const [, url] = said.match(/^sandbox listening on (http:\S+)$/m) ?? [];
        if (url) resolve(url);
      });
      ended.then(() => resolve());
    });
    assert.ok(url, said);
    const { shop } = await (await fetch(`${url}/__sandbox`)).json();
    // As Ctrl-C does: to all that were started.
    process.kill(-child.pid, "SIGINT");
    await ended;
    await assert.rejects(fetch(url), "it has ended");
    return shop;
  }

  /** What each command of the page must have done, by its first word. */
  const tried = {
    npm: async (line) => assert.equal(await served(line), "Marlow & Finch"),
    cargo: async (line) => {
      // The build that is there anyway, in place of a new one for release.
      const args = [
        ...line.split(" ").slice(1),
        "--debug",
        "--quiet",
        "--root",
        installed,
        "--target-dir",
        target,
      ];
      execFileSync("cargo", args, { cwd: root, stdio: "inherit" });
    },
    "storefront-customer-sandbox": async (line) => {
      const env = { ...process.env, PATH: `${join(installed, "bin")}:${process.env.PATH}` };
      assert.equal(await served(line, env), "Marlow & Finch");
    },
    curl: async (line) => {
      const own = line
        .replace("http://localhost:4010", sandbox)
        .replace("curl ", "curl --silent --show-error --fail ");
      execFileSync("sh", ["-c", own], { stdio: ["ignore", "pipe", "inherit"] });
    },
  };
  for (const line of lines) test(line, () => tried[line.split(" ")[0]](line));

  test("the options are those that the program has", () => {
    const program = join(target, "debug", "storefront-customer-sandbox");
    let usage;
    try {
      execFileSync(program, ["--help-me"], { stdio: "pipe", encoding: "utf8" });
    } catch ({ stderr }) {
      usage = stderr;
    }
    assert.deepEqual(
      rowsOf("option").map(firstCode).sort(),
      [...usage.matchAll(/\[(--[\w-]+)/g)].map(([, option]) => option).sort(),
    );
  });
});

test("every control answers as the page says, to the body that it shows", async () => {
  const { rows } = tablesOf("call")[0];
  for (const { call: asked, body, answer } of rows) {
    const [method, path] = codeIn(asked)[0].split(" ");
    const [example] = codeIn(body);
    const response = await call(method, path, example);
    const [status] = answer.split(":");
    assert.equal(String(response.status), status, asked);
    if (status === "204") continue;
    const given = await response.json();
    // A code in the answer's words is a member of it.
    const [member] = codeIn(answer).filter((code) => /^[a-z]+$/.test(code));
    if (member) assert.ok(member in given, `${asked}: ${member}`);
  }
  const source = readFileSync(join(root, "sandbox/src/control.rs"), "utf8");
  const routes = [...source.matchAll(/"(\/__sandbox[^"]*)",?\s*((?:\.?\w+\(\w+\))+)/g)].flatMap(
    ([, path, methods]) =>
      [...methods.matchAll(/(get|post|put|delete)\(/g)].map(
        ([, method]) => `${method.toUpperCase()} ${path}`,
      ),
  );
  assert.deepEqual(rows.map(firstCode).sort(), routes.sort());
});

test("the log, the orders and the revocation do what the page says of them", async () => {
  await call("GET", "/v2/orders");
  const { requests } = await (await call("GET", "/__sandbox/requests?path=/v2/orders")).json();
  assert.deepEqual(
    requests.map(({ path, status }) => [path, status]),
    [["/v2/orders", 401]],
  );
  const before = Number(rowsOf("shopper")[0].orders);
  const grown = await call(
    "POST",
    "/__sandbox/orders",
    JSON.stringify({ email: "ada@example.com", more: 5 }),
  );
  assert.equal((await grown.json()).orders, before + 5);
});

test("every kind of token and of fault is on the page, with what goes with it", async () => {
  assert.deepEqual(
    rowsOf("kind of token").map(firstCode).sort(),
    await known("/__sandbox/revoke", { kinds: ["nothing"] }),
  );
  const faults = rowsOf("kind");
  assert.deepEqual(
    faults.map(firstCode).sort(),
    await known("/__sandbox/faults", { fault: { kind: "nothing" } }),
  );
  for (const row of faults) {
    const beside = codeIn(row["beside it"]);
    const fault = { kind: firstCode(row), nothing: true };
    const response = await call("POST", "/__sandbox/faults", JSON.stringify({ fault }));
    // A fault that has nothing beside it takes no notice of more.
    const { error = "" } = await response.json();
    const fields = codeIn(error).slice(1).sort();
    assert.deepEqual(beside.slice().sort(), fields, row.kind);
  }
  const match = await known("/__sandbox/faults", { match: { nothing: 1 }, fault: { kind: "drop" } });
  assert.deepEqual(match, ["method", "pathPrefix"]);
  assert.match(text, /any of `method` and `pathPrefix`/);
});

test("a request is done, or not, as the table of faults says", async () => {
  const shop = await elasticPath({ clientId: "sandbox-storefront", baseUrl: sandbox, storage: "memory" });
  const { email, password } = (await about()).shoppers[0];
  await shop.auth.login({ email, password });
  const { id } = (await shop.addresses.list()).items[0];
  const examples = { latency: { ms: 5 }, status: { status: 400 }, emptyBody: { status: 400 } };
  for (const row of rowsOf("kind")) {
    const kind = firstCode(row);
    const city = `City of ${kind}`;
    const order = { match: { method: "PUT" }, fault: { kind, ...examples[kind] } };
    // Enough for each time that the client sends it again.
    await call("POST", "/__sandbox/faults", JSON.stringify({ ...order, times: 5 }));
    await shop.addresses.update(id, { city }).catch(() => {});
    await call("DELETE", "/__sandbox/faults");
    const isDone = (await shop.addresses.get(id)).city === city;
    assert.equal(isDone ? "yes" : "no", row["is it done?"], kind);
  }
  shop.dispose();
});

test("every shopper can sign in on both platforms, and has what the page says", async () => {
  const { shoppers } = await about();
  const rows = rowsOf("shopper");
  assert.deepEqual(
    rows.map((row) => ({
      name: row.shopper,
      email: codeIn(row["e-mail address"])[0],
      password: codeIn(row.password)[0],
    })),
    shoppers,
  );
  for (const [at, { email, password }] of shoppers.entries()) {
    const channel = {
      clientId: "sandbox-sales-channel",
      baseUrl: sandbox,
      authUrl: sandbox,
      storage: "memory",
    };
    const shops = [
      await elasticPath({ clientId: "sandbox-storefront", baseUrl: sandbox, storage: "memory" }),
      await commerceLayer(channel),
    ];
    const counts = [];
    for (const shop of shops) {
      await shop.auth.login({ email, password });
      assert.equal((await shop.addresses.list()).items.length, Number(rows[at].addresses), email);
      counts.push((await shop.orders.list({ limit: 1 })).totalCount);
      shop.dispose();
    }
    const carts = email === "ada@example.com" ? 2 : 0;
    assert.deepEqual(counts, [Number(rows[at].orders), Number(rows[at].orders) - carts], email);
  }
});

test("the clients are those of the page, and each market lets in whom it says", async () => {
  const { clients, commerceLayer: other } = await about();
  const all = [...Object.values(clients), ...Object.values(other.clients)];
  const rows = rowsOf("client").map((row) => [codeIn(row.id)[0], codeIn(row.secret)[0]]);
  assert.deepEqual(rows.sort(), all.map(({ clientId, clientSecret }) => [clientId, clientSecret]).sort());
  const scopes = rowsOf("market of Commerce Layer");
  assert.deepEqual(
    scopes.map(({ scope }) => codeIn(scope)[0]),
    other.markets.map(({ code }) => `market:code:${code}`),
  );
  const { shoppers } = await about();
  for (const { "": note, scope: cell } of scopes) {
    for (const { email, password } of shoppers) {
      const [scope] = codeIn(cell);
      const options = {
        clientId: "sandbox-sales-channel",
        scope,
        baseUrl: sandbox,
        authUrl: sandbox,
        storage: "memory",
      };
      const shop = await commerceLayer(options);
      const mayEnter = !note.startsWith("private") || email === "ada@example.com";
      const entered = await shop.auth.login({ email, password }).then(
        () => true,
        () => false,
      );
      assert.equal(entered, mayEnter, `${email} ${scope}`);
      shop.dispose();
    }
  }
});

test("every switch is on the page with what it starts as and its own words, and no other is", async () => {
  const { settings } = await about();
  const [, elasticPathRows, commerceLayerRows] = tablesOf("switch").map(({ rows }) => rows);
  const { commerceLayer: others, ...own } = settings;
  for (const [rows, current, file, struct] of [
    [elasticPathRows, own, "sandbox/src/settings.rs", "Settings"],
    [commerceLayerRows, others, "sandbox/src/commerce_layer/settings.rs", "CommerceLayerSettings"],
  ]) {
    assert.deepEqual(rows.map(firstCode).sort(), Object.keys(current).sort());
    const words = switchesOf(file, struct);
    for (const row of rows) {
      const name = firstCode(row);
      const value = current[name];
      const [shown] = codeIn(row["at the start"]);
      if (shown) assert.deepEqual(JSON.parse(shown), value, name);
      else assert.equal(row["at the start"], `${value.length} of them`, name);
      assert.equal(row["what it does"].replaceAll("\\|", "|"), words.get(name), name);
    }
  }
});

test("the values of a switch are those that it takes", async () => {
  const { settings } = await about();
  for (const row of tablesOf("switch")[0].rows) {
    const path = firstCode(row).split(".");
    const change = path.reduceRight((value, name) => ({ [name]: value }), "nothing");
    assert.deepEqual(
      codeIn(row.values).sort(),
      await known("/__sandbox/settings", change, "PUT"),
      path.join("."),
    );
    const current = path.reduce((value, name) => value[name], settings);
    assert.ok(codeIn(row.values).includes(current));
  }
});

describe("code", () => {
  let project;
  before(async () => {
    project = await projectOf([page]);
  });
  after(() => project?.remove());

  test("all of it compiles", () => {
    try {
      execFileSync("node", [compiler, "--project", project.folder], { encoding: "utf8" });
    } catch ({ stdout }) {
      assert.fail(stdout);
    }
  });

  test("the tests of a storefront pass", () => {
    const env = { ...process.env, SANDBOX_BIN: join(target, "debug", "storefront-customer-sandbox") };
    // A test runner in a test runner would report to the outer one.
    delete env.NODE_TEST_CONTEXT;
    const file = join(project.folder, page, "account.test.js");
    const output = execFileSync("node", ["--test", "--test-reporter=tap", file], { env, encoding: "utf8" });
    assert.match(output, /^# pass 2$/m);
  });
});

// No token, password or e-mail address is anywhere that others can read. Every test of this folder ends with
// that question (stage.mjs); this one sees to it that there is something to find.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Leaks } from "./leaks.mjs";
import { order, revoke } from "./sandbox.mjs";
import { ada, useStage } from "./stage.mjs";

const stage = useStage();

test("calls that succeed, fail and are renewed let no secret out", async () => {
  const [page] = await Promise.all([stage.newTab(), stage.newTab()]);
  const attempt = (code) => page.evaluate(`attempt(() => ${code})`);
  const [email, password] = ["noor@example.com", "hush-hush-hush"];
  stage.leaks.keep(email, password);

  assert.equal(
    await attempt(`shop.auth.login({ email: "${email}", password: "${password}" })`),
    "invalid-credentials",
  );
  assert.equal(await attempt("shop.auth.login(ada)"), "ok");
  assert.equal(await attempt("shop.profile.get()"), "ok");
  assert.equal(
    await attempt(`shop.auth.register({ name: "Noor", email: "${ada.email}", password: "${password}" })`),
    "conflict",
  );
  assert.equal(await attempt('shop.profile.update({ email: "grace@example.com" })'), "conflict");
  assert.equal(await attempt('shop.orders.get("nothing")'), "not-found");
  await revoke("implicit");
  assert.equal(await attempt("shop.orders.list()"), "ok");
  await order("/v2/customers/", { kind: "drop" });
  assert.equal(await attempt("shop.profile.get()"), "network");
  assert.equal(await attempt("shop.auth.logout()"), "ok");
  stage.leaks.keep("grace@example.com");

  await stage.leaks.settled();
  const { secrets, ...texts } = stage.leaks.counts;
  // Two visitor's tokens, one shopper's, three addresses, two passwords.
  assert.equal(secrets, 8);
  assert.ok(
    ["address", "channel", "event", "error", "console"].every((kind) => texts[kind] > 0),
    `nothing was seen of some kind: ${JSON.stringify(texts)}`,
  );
});

test("the search for secrets finds one", () => {
  const leaks = new Leaks([ada.email]);
  leaks.note("address", `https://example.com/?email=${encodeURIComponent(ada.email)}`);
  leaks.note("console", "nothing");
  assert.equal(leaks.found().length, 1);
});

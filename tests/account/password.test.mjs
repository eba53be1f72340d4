// A shopper's password and the end of the account, and what the store may say to a registration.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { customers } from "storefront-customer/elastic-path/customers";
import { ada, backEnd, change, failure, requests, reset, signedIn, storefront } from "./stage.mjs";

beforeEach(reset);

test("a password is changed after the old one has been checked", async () => {
  const shop = await signedIn();
  const wrong = await failure(shop.profile.changePassword({ password: "new-one", currentPassword: "no" }));
  assert.equal(wrong.code, "invalid-credentials");
  assert.deepEqual(wrong.fields, [{ field: "currentPassword", message: "is not the account's password." }]);
  await shop.profile.changePassword({ password: "new-one", currentPassword: ada.password });
  assert.equal(shop.auth.session.state, "customer");
  const other = await storefront();
  assert.equal((await failure(other.auth.login(ada))).code, "invalid-credentials");
  await other.auth.login({ ...ada, password: "new-one" });
});

test("a store that ends sessions with the old password says so at the next call", async () => {
  await change({ passwordChangeRevokesTokens: true });
  const shop = await signedIn();
  await shop.profile.changePassword({ password: "new-one" });
  assert.equal((await failure(shop.profile.get())).code, "not-signed-in");
  assert.equal(shop.auth.session.state, "anonymous");
});

test("a customer without a password gets one from a back end, and signs in with it", async () => {
  const shop = await storefront();
  const profile = await shop.auth.register({ name: "Mary Somerville", email: "mary@example.com" });
  assert.deepEqual([profile.hasPassword, shop.auth.session.state], [false, "anonymous"]);
  const server = await backEnd();
  await customers(server).update(profile.id, { password: "mechanism" });
  await shop.auth.login({ email: "mary@example.com", password: "mechanism" });
  assert.equal((await shop.profile.get()).hasPassword, true);
});

test("a deleted account is gone, and so is its session", async () => {
  const shop = await signedIn();
  await shop.profile.delete();
  assert.equal(shop.auth.session.state, "anonymous");
  assert.equal((await failure(shop.profile.get())).code, "not-signed-in");
  assert.equal((await failure(shop.auth.login(ada))).code, "invalid-credentials");
});

test("a store that does not let visitors register says where to do it (G5)", async () => {
  await change({ implicitMayRegister: false });
  const shop = await storefront();
  const error = await failure(shop.auth.register({ name: "Mary", email: "mary@example.com", password: "x" }));
  assert.equal(error.code, "forbidden");
  assert.match(error.message, /on your server/);
  const server = await backEnd();
  const made = await server.auth.register({
    name: "Mary",
    email: "mary@example.com",
    password: "long-enough",
  });
  assert.equal(made.name, "Mary");
});

test("a taken e-mail address is a conflict, whoever asks", async () => {
  const shop = await storefront();
  const error = await failure(shop.auth.register({ name: "Ada", email: ada.email, password: "long-enough" }));
  assert.equal(error.code, "conflict");
  assert.doesNotMatch(error.message, /@/);
});

test("neither password is in the log of what was sent but where it belongs", async () => {
  const shop = await signedIn();
  await shop.profile.changePassword({ password: "new-one", currentPassword: ada.password });
  const paths = (await requests()).map(({ method, path, query }) => `${method} ${path}?${query ?? ""}`);
  assert.ok(
    paths.every((line) => !line.includes("new-one") && !line.includes(ada.password)),
    paths.join(),
  );
});

// Proves that the layer check catches each kind of offence, and lets the rest pass.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { checkLayers } from "./check-layers.mjs";

const upwards = (from, to) => [`${from} may not name ${to} (arrows point down only)`];

const offences = [
  ["a use", "http/retry.rs", "use crate::session::Session;", upwards("http", "session")],
  ["a path in code", "json/mod.rs", "fn f() { crate::http::send(); }", upwards("json", "http")],
  [
    "braces",
    "http/mod.rs",
    "use crate::{json::Json, platform::{Platform, a::*}};",
    [...upwards("http", "platform"), ...upwards("http", "platform")],
  ],
  ["super", "platform/mod.rs", "use super::session;", upwards("platform", "session")],
  [
    "super twice",
    "platform/shop/orders.rs",
    "use super::super::super::api::Orders;",
    upwards("platform", "api"),
  ],
  [
    "super in an inline module",
    "http/mod.rs",
    "mod tests { use super::super::session; }",
    upwards("http", "session"),
  ],
  ["super in braces", "http/retry.rs", "use super::{super::session::Session};", upwards("http", "session")],
  ["the floor itself", "platform/mod.rs", "use crate::api;", upwards("platform", "api")],
  [
    "a macro's $crate",
    "json/mod.rs",
    "macro_rules! m { () => { $crate::http::x() } }",
    upwards("json", "http"),
  ],
  ["browser naming api", "browser/fetch.rs", "use crate::api::Client;", upwards("browser", "api")],
  ["session naming browser", "session/mod.rs", "use crate::browser::Fetch;", upwards("session", "browser")],
  ["everything at once", "http/mod.rs", "use crate::*;", ["http must name floors one by one, not with *"]],
  [
    "a crate of the browser",
    "session/mod.rs",
    "use web_sys::Storage;",
    ["session may not name web_sys (only api and browser touch the browser)"],
  ],
  [
    "an attribute of the browser",
    "json/mod.rs",
    "#[wasm_bindgen]\nstruct Json;",
    ["json may not name wasm_bindgen (only api and browser touch the browser)"],
  ],
  ["a new floor", "cellar/mod.rs", "", ["cellar is not a floor"]],
];

for (const [what, file, source, messages] of offences) {
  test(`catches ${what}`, (context) => {
    const expected = messages.map((message) => `src/${file}:1: ${message}`);
    assert.deepEqual(check(context, { [file]: source }), expected);
  });
}

const allowed = {
  "lib.rs": "pub mod api; use wasm_bindgen::prelude::*;",
  "api/mod.rs":
    "use crate::{browser::Fetch, session::Session, platform, http, json::Json}; use js_sys::Object;",
  "browser/mod.rs": "use crate::session::{Clock, Store}; use gloo_net::http::Request;",
  "session/mod.rs": "use crate::platform::Platform; mod tests { use super::*; }",
  "platform/mod.rs": "use super::{http::Request, json as data};",
  "http/url.rs": "use super::Request; fn f<'a>(x: &'a str) -> char { 'a' }",
  "json/mod.rs": `
    //! Used by [\`crate::http\`] and by wasm_bindgen.
    /* crate::api /* nested */ web_sys */
    const TEXT: &str = "crate::session \\" js_sys";
    const RAW: &str = r#"crate::session "web_sys" "#;
    fn f(http: u8) -> u8 { http }`,
};

test("lets arrows point down", (context) => assert.deepEqual(check(context, allowed), []));

test("names the line", (context) => {
  const source =
    '/* two\nlines */\nconst A: &str = "three\nand four";\nuse crate::{\n  json::Json,\n  api::Client,\n};';
  assert.deepEqual(check(context, { "http/mod.rs": source }), [
    "src/http/mod.rs:7: http may not name api (arrows point down only)",
  ]);
});

function check(context, files) {
  const root = mkdtempSync(join(tmpdir(), "layers-"));
  context.after(() => rmSync(root, { recursive: true }));
  for (const [name, source] of Object.entries(files)) {
    const file = join(root, "src", name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, source);
  }
  return checkLayers(root);
}

// A checkout without the platforms' documents beside it can be tested all the same, and says what it could not.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

for (const platform of ["elastic-path", "commerce-layer"]) {
  test(`without the documents of ${platform} their tests are skipped, loudly, and nothing fails`, () => {
    // Without this a run within a run reports to the outer one.
    const { NODE_TEST_CONTEXT, ...env } = process.env;
    const files = ["requests", "responses", "types", "filters"].map((name) =>
      fileURLToPath(new URL(`${platform}/${name}.test.mjs`, import.meta.url)),
    );
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--test", "--test-reporter=spec", ...files],
      {
        env: { ...env, SPECS: "/nowhere" },
        encoding: "utf8",
      },
    );
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout + stderr, /The contract is NOT checked/);
    const total = (label) => Number(new RegExp(`^ℹ ${label} (\\d+)$`, "m").exec(stdout)[1]);
    assert.ok(total("skipped") > 20 && total("fail") === 0 && total("pass") > 20, stdout);
  });
}

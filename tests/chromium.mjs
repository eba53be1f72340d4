// Starts Chromium for the suites that drive it, with the arguments that webdriver.json has for wasm-pack.

import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const settings = JSON.parse(readFileSync(new URL("../webdriver.json", import.meta.url)));
// Playwright says itself whether there is a window.
const args = settings["goog:chromeOptions"].args.filter((argument) => argument !== "--headless");

/** `options` are Playwright's. */
export function launchChromium(options = {}) {
  return chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args, ...options });
}

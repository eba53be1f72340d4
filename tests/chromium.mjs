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

/** Notes what goes wrong in a page as its console shows it. */
export function noteComplaints(page, complaints) {
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    // Chromium itself reports each response of 400 and more, and each that does not come.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      complaints.push(message.text());
  });
}

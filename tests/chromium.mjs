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

/** What Chromium reports itself of each response of 400 and more, and Firefox of each that did not come. */
const reports = /^(Failed to load resource|Error: Cross-Origin Request Blocked)/;

/** Notes what goes wrong in a page as its console shows it. */
export function noteComplaints(page, complaints) {
  const complain = (text) => {
    if (!reports.test(text)) complaints.push(text);
  };
  page.on("pageerror", (error) => complain(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complain(message.text());
  });
}

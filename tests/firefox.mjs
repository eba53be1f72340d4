// Starts Firefox for what also runs in a second engine. It is the system's own Firefox, which speaks WebDriver
// BiDi and not Playwright's protocol; Playwright's own BiDi client asks ESR for commands it does not have.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** Where tests/matrix/projects.mjs installs Puppeteer. */
const tools = createRequire(new URL("../target/matrix/firefox/package.json", import.meta.url));

/** FIREFOX names the program. Gives a browser with the part of Playwright's interface that the tests of both engines use. */
export async function launchFirefox() {
  const { default: puppeteer } = await import(pathToFileURL(tools.resolve("puppeteer-core")));
  const executablePath = process.env.FIREFOX;
  const firefox = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  const version = (await firefox.version()).replace(/^firefox\//, "");
  return {
    version: () => version,
    newContext: () => firefox.createBrowserContext(),
    newPage: () => firefox.newPage(),
    close: () => firefox.close(),
  };
}

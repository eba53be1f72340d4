// Where the platforms' own documents are: beside the project, because they are not ours to copy.

import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** The folder of all of them; `SPECS` names another place. */
const specs = process.env.SPECS
  ? pathToFileURL(`${process.env.SPECS}/`)
  : new URL("../../../shared/specs/", import.meta.url);

/** The commissioned pages about customers. */
export const referenceFolder = new URL("../reference/", specs);

/**
 * A platform's folder, and why nothing can be held against it here, or `false`. A test takes that as `skip`.
 */
export function specsOf(platform) {
  const folder = new URL(`${platform}/`, specs);
  if (existsSync(folder)) return { folder, areAbsent: false };
  const areAbsent = `the platform's documents are not at ${folder.pathname} (set SPECS to the folder above)`;
  console.warn(`\n${"!".repeat(100)}\nThe contract is NOT checked: ${areAbsent}.\n${"!".repeat(100)}\n`);
  return { folder, areAbsent };
}

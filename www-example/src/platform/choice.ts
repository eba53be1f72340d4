// Which platform the pages speak to: what the address says (`?platform=`), else what this tab had before, else
// what was chosen last in this browser. Each platform's code comes only where it is chosen.
import { fetched } from "../fetched";
import type { Platform } from "./platform";

export interface PlatformChoice {
  readonly name: string;
  readonly title: string;
  open(): Promise<Platform>;
}

const first: PlatformChoice = {
  name: "elastic-path",
  title: "Elastic Path",
  open: async () => (await fetched(() => import("./elastic-path"))).open(),
};

export const choices: readonly PlatformChoice[] = [
  first,
  {
    name: "commerce-layer",
    title: "Commerce Layer",
    open: async () => (await fetched(() => import("./commerce-layer"))).open(),
  },
];

const parameter = "platform";
const key = "marlow-finch:platform";

/** Looks once, when the page is opened: a reload keeps to what it finds. */
export function takeChoice(): PlatformChoice {
  const address = new URL(location.href);
  const asked = find(address.searchParams.get(parameter));
  const choice = asked ?? find(read(() => sessionStorage)) ?? find(read(() => localStorage)) ?? first;
  // A tab keeps its own, whatever is chosen in another one.
  keep(() => sessionStorage, choice);
  if (asked) {
    keep(() => localStorage, choice);
    // An address that is copied later should not choose for others.
    address.searchParams.delete(parameter);
    history.replaceState(null, "", address);
  }
  return choice;
}

/** A link that chooses, and opens a page there. */
export function linkTo(choice: PlatformChoice, path: string): string {
  return `?${parameter}=${choice.name}#${path}`;
}

function find(name: string | null): PlatformChoice | undefined {
  return choices.find((choice) => choice.name === name);
}

function read(storage: () => Storage): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

function keep(storage: () => Storage, { name }: PlatformChoice): void {
  try {
    storage().setItem(key, name);
  } catch {
    // The browser may deny storage; then every page begins with the first, or with what its address says.
  }
}

// Who is measured, as data. A side is a module of sides/, the whole of an account as a storefront writes it: what
// is bundled for the bytes is what every other measure runs.
//
// platform   whose API it speaks, and with it the shape of the account's data
// reads      how its results are read: see page/readings.mjs
// isOurs     the others are the platform's own SDKs
// onlyLoads  the code of another side with more around it, so that only bytes and start differ
// partial    what it has no methods for, so that its size is not that of the same task

export const sides = [
  { name: "ours-elastic-path", label: "ours", platform: "elastic-path", reads: "unified", isOurs: true },
  {
    name: "js-sdk",
    label: "@elasticpath/js-sdk",
    platform: "elastic-path",
    reads: "elastic-path",
    packages: ["@elasticpath/js-sdk"],
  },
  {
    name: "sdks-shopper",
    label: "@epcc-sdk/sdks-shopper",
    platform: "elastic-path",
    reads: "elastic-path",
    packages: ["@epcc-sdk/sdks-shopper"],
    partial: "has no customers, sign-in or addresses: written by hand on its client",
  },
  { name: "ours-commerce-layer", label: "ours", platform: "commerce-layer", reads: "unified", isOurs: true },
  {
    name: "commerce-layer-bundle",
    label: "@commercelayer/sdk/bundle + js-auth",
    onlyLoads: true,
    platform: "commerce-layer",
    reads: "commerce-layer",
    packages: ["@commercelayer/sdk", "@commercelayer/js-auth"],
  },
  {
    name: "commerce-layer-sdk",
    label: "@commercelayer/sdk, five resources, + js-auth",
    platform: "commerce-layer",
    reads: "commerce-layer",
    packages: ["@commercelayer/sdk", "@commercelayer/js-auth"],
  },
];

/** The client of each platform's sandbox. */
export const clients = {
  "elastic-path": "sandbox-storefront",
  "commerce-layer": "sandbox-sales-channel",
};

export const platforms = Object.keys(clients);

export const sidesOf = (platform) => sides.filter((side) => side.platform === platform);

/** Those whose calls are measured. */
export const callersOf = (platform) => sidesOf(platform).filter(({ onlyLoads }) => !onlyLoads);

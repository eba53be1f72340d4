// The two addresses the journeys need, told by the environment.
const PURPOSES = {
  DEMO_URL: "the address the demo is served at",
  SANDBOX_URL: "the address of the sandbox which the demo was built for",
};

export function setting(name) {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: it must be ${PURPOSES[name]}. "npm test -- demo" sets it.`);
  return name === "DEMO_URL" ? new URL(value).href : value.replace(/\/$/, "");
}

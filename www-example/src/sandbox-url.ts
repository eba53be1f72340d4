// Where the sandbox is unless the demo was built for another shop.
export const sandboxUrl = import.meta.env.VITE_SANDBOX_URL || "http://127.0.0.1:4010";

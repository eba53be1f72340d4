// A page whose service worker answers for it. `?type=classic` where a bundler made the worker one script.

import { sandbox, show } from "../show.js";

show(
  (async () => {
    const type = new URL(location.href).searchParams.get("type") ?? "module";
    await navigator.serviceWorker.register("./service-worker.js", { type });
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
    }
    const answer = await fetch(`./account?sandbox=${encodeURIComponent(sandbox())}`);
    return answer.json();
  })(),
);

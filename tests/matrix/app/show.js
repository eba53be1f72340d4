// Puts what came of a visit into the document, where the harness reads it.

export function show(visit) {
  visit.catch(explain).then((seen) => {
    document.querySelector("#account").textContent = JSON.stringify(seen);
  });
}

export const explain = (error) => ({ error: String(error), cause: String(error?.cause) });

/** Where the sandbox is: the page's address says it. */
export const sandbox = () => new URL(location.href).searchParams.get("sandbox");

// A timer that an AbortSignal may end early. Its promise resolves with the signal's reason, or with
// undefined when the time is over. `stop` leaves nothing behind: no timer and no listener.

export function start(milliseconds, signal) {
  let timer;
  let abort;
  const promise = new Promise((resolve) => {
    abort = () => resolve(signal.reason ?? new DOMException("The call was ended.", "AbortError"));
    if (signal?.aborted) return abort();
    timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", abort);
  });
  const stop = () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  };
  return { promise, stop };
}

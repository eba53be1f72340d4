// Work that the browser does while Rust waits: a request, a timer. A job is an object whose `state` is
// 0 while it is under way, 1 once it has ended with `value`, and 2 once it has failed with it.

/** Goes on with a task of `browser/task.rs`. */
let resume;

/** Called with the module's exports before anything else. */
export function connect(exports) {
  resume = exports.resume;
}

/** Goes on with a task as soon as nothing else of it is running. */
export function later(task) {
  Promise.resolve(task).then(resume);
}

/** How far a job is. The task is gone on with when that changes. */
export function poll(job, task) {
  job.task = task;
  return job.state;
}

/** Ends a job whose outcome nobody waits for any more, and what is left of one that has ended. */
export function stop(job) {
  job.task = undefined;
  job.end();
}

function begin(work, end) {
  const job = { state: 0, end };
  const settle = (state) => (value) => {
    job.state = state;
    job.value = value;
    if (job.task !== undefined) resume(job.task);
  };
  work(settle(1), settle(2));
  return job;
}

/** Ends with `undefined` when the time is over, or with an AbortSignal's reason before. */
export function wait(milliseconds, signal) {
  let timer;
  let abort;
  return begin(
    (resolve) => {
      abort = () => resolve(signal.reason ?? new DOMException("The call was ended.", "AbortError"));
      if (signal?.aborted) return abort();
      timer = setTimeout(resolve, milliseconds);
      signal?.addEventListener("abort", abort);
    },
    () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    },
  );
}

/** Ends with the answer, whatever its status, or with `undefined` where no request can be made of this. */
export function send(method, url, headers, body) {
  const controller = new AbortController();
  return begin(
    (...settle) => exchange(method, url, headers, body, controller.signal).then(...settle),
    () => controller.abort(),
  );
}

async function exchange(method, url, headers, body, signal) {
  let request;
  try {
    request = new Request(url, { method, headers, body, signal });
  } catch {
    return;
  }
  const response = await fetch(request);
  const text = await response.text();
  const answer = { status: response.status, content: text ? 1 : 0 };
  for (const name of ["retry-after", "date", "x-request-id"]) answer[name] = response.headers.get(name);
  try {
    if (text) answer.json = JSON.parse(text);
  } catch {
    answer.content = 2;
  }
  return answer;
}

/** A promise, with what settles it. */
export function deferred() {
  const deferred = {};
  deferred.promise = new Promise((...settle) => {
    deferred.settle = settle;
  });
  return deferred;
}

export function promise(deferred) {
  return deferred.promise;
}

export function settle(deferred, failed, value) {
  deferred.settle[failed](value);
}

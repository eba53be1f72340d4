// Tasks and promises, between the browser's microtasks and `task.rs`. A task is a number.

/** Goes on with a task. */
let resume;

/** Called with the module's exports before any task begins. */
export function connect(exports) {
  resume = exports.resume;
}

/** Goes on with a task as soon as nothing else is running. */
export function later(task) {
  Promise.resolve(task).then(resume);
}

/** Follows a promise: `state` is 0 until it settles, 1 once it has brought `value`, 2 once it has failed with it. */
export function follow(promise) {
  const followed = { state: 0 };
  const settle = (state) => (value) => {
    Object.assign(followed, { state, value });
    if (followed.task !== undefined) resume(followed.task);
  };
  promise.then(settle(1), settle(2));
  return followed;
}

/** How far it is. The task is gone on with when that changes. */
export function poll(followed, task) {
  followed.task = task;
  return followed.state;
}

/** A promise, with what settles it. */
export function deferred() {
  const deferred = {};
  deferred.promise = new Promise((...settle) => {
    deferred.settle = settle;
  });
  return deferred;
}

export function settle(deferred, failed, value) {
  deferred.settle[failed](value);
}

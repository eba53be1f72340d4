// The order of a module's functions, which means nothing to an engine and 300 bytes to a compressor: it looks back for
// what it has seen, and writes how far. So like stands beside like.

/** How much it counts that two have the same type, beside how like their instructions are, which is 1 at most. */
const SAME_TYPE = 0.15;

/** The same module, as `wasm-dis` prints it, with each function behind the one that is most like it. */
export function inOrder(text) {
  const [opening, ...lines] = text.split("\n");
  const end = lines.lastIndexOf(")");
  const forms = [];
  for (const line of lines.slice(0, end)) {
    // Forms are indented by one space, and what is in them by more.
    if (/^ \(/.test(line)) forms.push([line]);
    else forms.at(-1).push(line);
  }
  const isFunction = ([line]) => /^ \(func /.test(line);
  const ordered = chain(forms.filter(isFunction).map(profileOf));
  const others = forms.filter((form) => !isFunction(form));
  return [opening, ...others.flat(), ...ordered.flatMap(({ form }) => form), ")", ""].join("\n");
}

/** Begins with the first, and goes on with the one most like the last. */
function chain([first, ...others]) {
  const left = new Set(others);
  const ordered = [first];
  while (left.size) {
    const last = ordered.at(-1);
    let best;
    let closest = -1;
    for (const one of left) {
      const likeness = compare(last, one);
      if (likeness > closest) [best, closest] = [one, likeness];
    }
    left.delete(best);
    ordered.push(best);
  }
  return ordered;
}

/** A function's type, and how often each three instructions follow each other in it. */
function profileOf(form) {
  const type = form[0].replaceAll(/\$\S+/g, "");
  const instructions = form.slice(1).flatMap((line) => /^ *\(?([\w.]+)/.exec(line)?.[1] ?? []);
  const counts = new Map();
  for (const at of instructions.keys()) {
    const three = instructions.slice(at, at + 3).join(" ");
    counts.set(three, (counts.get(three) ?? 0) + 1);
  }
  // One without instructions is like none.
  return { form, type, counts, length: Math.hypot(...counts.values()) || 1 };
}

function compare(one, other) {
  const [few, many] = [one.counts, other.counts].sort((a, b) => a.size - b.size);
  let product = 0;
  for (const [three, count] of few) product += count * (many.get(three) ?? 0);
  return product / (one.length * other.length) + (one.type === other.type ? SAME_TYPE : 0);
}

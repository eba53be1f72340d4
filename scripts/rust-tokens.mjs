// Splits Rust source into the tokens that paths are made of, without comments, strings and characters.

const pattern = new RegExp(
  [
    String.raw`(?<skip>\/\/[^\n]*`, // a line comment
    String.raw`\b[bc]?r(?<hashes>#*)"[\s\S]*?"\k<hashes>`, // a raw string
    String.raw`\b[bc]?"(?:\\[\s\S]|[^"\\])*"`, // a prefixed string
    String.raw`"(?:\\[\s\S]|[^"\\])*"`, // a string
    String.raw`b?'(?:\\[^\n]+?|[^'\\\n])')`, // a character; a lifetime has no closing quote
    String.raw`(?<block>\/\*)`,
    String.raw`(?<word>(?:r#)?[\p{L}_][\p{L}\p{N}_]*)`,
    "(?<sign>::|[{},;*()=<>])",
    String.raw`(?<newline>\n)`,
  ].join("|"),
  "gu",
);

export function rustTokens(source) {
  const tokens = [];
  let line = 1;
  for (let match = pattern.exec(source); match; match = pattern.exec(source)) {
    const { word, sign, block } = match.groups;
    if (word || sign) tokens.push({ text: (word ?? sign).replace("r#", ""), line });
    const text = block ? blockComment(source, match.index) : match[0];
    pattern.lastIndex = match.index + text.length;
    line += text.split("\n").length - 1;
  }
  return tokens;
}

/** A block comment from its start to its end; Rust's block comments nest. */
function blockComment(source, start) {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(source); mark; mark = marks.exec(source)) {
    depth += mark[0] === "/*" ? 1 : -1;
    if (depth === 0) return source.slice(start, marks.lastIndex);
  }
  return source.slice(start);
}

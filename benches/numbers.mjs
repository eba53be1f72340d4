// Medians, quartiles and how they are written.

function quantile(values, part) {
  const sorted = values.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * part;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

export const median = (values) => quantile(values, 0.5);

export const milliseconds = (value) =>
  `${value < 1 ? value.toFixed(3) : value < 100 ? value.toFixed(2) : Math.round(value)} ms`;

/** The middle half of the values. */
export const spread = (values, write = milliseconds) =>
  `${write(quantile(values, 0.25))} – ${write(quantile(values, 0.75))}`;

export const whole = (value) => Math.round(value).toLocaleString("en");
export const ratio = (value) => `${value.toFixed(2)} ×`;

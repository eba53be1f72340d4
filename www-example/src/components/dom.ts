// Builds elements in code. Text is always inserted as text, never as markup.
export type Child = Node | string | null | undefined | false;
export type Attributes = Record<string, string | number | boolean | null | undefined>;

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(created, name, value);
  created.append(...children.filter(isPresent));
  return created;
}

/** Sets an attribute; true means "present", and false or nothing means "absent". */
export function setAttribute(target: Element, name: string, value: Attributes[string]): void {
  if (value === false || value === null || value === undefined) target.removeAttribute(name);
  else target.setAttribute(name, value === true ? "" : String(value));
}

export function link(path: string, attributes: Attributes, ...children: Child[]): HTMLAnchorElement {
  return element("a", { href: `#${path}`, ...attributes }, ...children);
}

export function button(attributes: Attributes, text: string, onClick: () => void): HTMLButtonElement {
  const created = element("button", { type: "button", ...attributes }, text);
  created.addEventListener("click", onClick);
  return created;
}

export function hiddenText(text: string): HTMLSpanElement {
  return element("span", { class: "visually-hidden" }, text);
}

function isPresent(child: Child): child is Node | string {
  return child !== null && child !== undefined && child !== false;
}

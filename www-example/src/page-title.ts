// The title of the browser's tab.
export function setPageTitle(title: string): void {
  document.title = `${title} · Marlow & Finch`;
}

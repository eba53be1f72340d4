// The strip above everything: which platform this page speaks to, and the way to the other one.
import { choices, linkTo, type PlatformChoice } from "../platform/choice";
import { pathElsewhere, type Route } from "../routes";
import { element, setAttribute } from "./dom";

/** Fills the place given and returns what brings it up to date. */
export function platformSwitch(place: HTMLElement, chosen: PlatformChoice): (route: Route) => void {
  const links = choices.map((choice) => {
    const link = element("a", { class: "platform-link" }, choice.title);
    setAttribute(link, "aria-current", choice === chosen && "true");
    return { choice, link };
  });
  place.replaceChildren(
    element("span", { class: "platform-words", id: "platform-words" }, "Runs on"),
    element("ul", {}, ...links.map(({ link }) => element("li", {}, link))),
  );
  return (route) => {
    for (const { choice, link } of links) link.href = linkTo(choice, pathElsewhere(route));
  };
}

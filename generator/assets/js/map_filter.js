// The filters above the map: fetched when somebody opens them, or when the address asks for them.

import { asksForFilters } from "./asked.js";

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} empty what stands there when no place is left
 * @param {readonly import("./map.js").Place[]} places
 * @param {(allowed: ReadonlySet<number> | null) => void} show
 * @param {(text: string) => void} say
 */
export function offerFilters(element, empty, places, show, say) {
  /** @type {ReturnType<typeof import("./filters.js").filters> | undefined} */
  let filter;
  // Counted is what has a place; offers that are over have none here.
  const base = [...new Set(places.flatMap(({ numbers }) => numbers))];

  function restrict() {
    const match = filter?.match;
    show(match ? new Set(base.filter((number) => match[number])) : null);
  }

  async function start() {
    try {
      const { filters } = await import("./filters.js");
      filter ??= filters(element, {
        url: element.dataset.url ?? "", base, pastToo: true, except: ["in"], done: "Orte ansehen", onChange: restrict,
      });
    } catch {
      say("Die Filter konnten nicht geladen werden.");
    }
  }

  element.hidden = false;
  element.querySelector("details")?.addEventListener("toggle", () => { if (!filter) void start(); });
  empty.querySelector("button")?.addEventListener("click", () => filter?.clear());
  if (asksForFilters(new URLSearchParams(location.search))) void start();
}

// The places of the map page as its list holds them, and which of them are shown.

/** @typedef {import("./distance.js").Point} Point */
/** @typedef {{row: HTMLElement, id: string, name: string, point: Point | null, numbers: number[], shown: boolean}} Place */

/** @param {ParentNode} root @returns {Place[]} */
export function placesIn(root) {
  return [...root.querySelectorAll("li.spot")].map((node) => {
    const row = /** @type {HTMLElement} */ (node);
    const [latitude, longitude] = (row.dataset.at ?? "").split(" ").map(Number);
    const known = latitude !== undefined && longitude !== undefined;
    return {
      row,
      id: row.id,
      name: row.querySelector("h3, h4")?.textContent ?? "",
      point: known ? /** @type {Point} */ ([latitude, longitude]) : null,
      numbers: (row.dataset.numbers ?? "").split(" ").filter(Boolean).map(Number),
      shown: true,
    };
  });
}

/**
 * Show the rows that have one of these numbers, and of their offers only those; null shows all.
 * @param {readonly Place[]} places
 * @param {ReadonlySet<number> | null} allowed
 */
export function showOnly(places, allowed) {
  for (const place of places) {
    place.shown = !allowed || place.numbers.some((number) => allowed.has(number));
    place.row.hidden = !place.shown;
    for (const offer of /** @type {NodeListOf<HTMLElement>} */ (place.row.querySelectorAll("[data-nr]"))) {
      offer.hidden = Boolean(allowed) && !allowed?.has(Number(offer.dataset.nr));
    }
    const more = /** @type {HTMLElement | null} */ (place.row.querySelector(".spot-more"));
    if (more) more.hidden = Boolean(allowed);
  }
}

/**
 * Hide groups whose rows are all hidden, and count the others.
 * @param {ParentNode} root
 */
export function countSections(root) {
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("section.shelf, .spot-group"))) {
    const rows = [...section.querySelectorAll("li.spot")];
    const shown = rows.filter((row) => !(/** @type {HTMLElement} */ (row).hidden)).length;
    if (rows.length) section.hidden = !shown && section.id !== "orte";
    const count = section.querySelector(":scope > h2 > small");
    if (count) count.textContent = String(shown);
  }
}

/**
 * What the status line says after a filter.
 * @param {readonly Place[]} places
 */
export function sentence(places) {
  const shown = places.filter((place) => place.shown);
  const lost = shown.filter((place) => !place.point).length;
  const number = shown.length === 1 ? "1 Ort" : `${shown.length} Orte`;
  if (!shown.length) return "Kein Ort passt zu dieser Auswahl.";
  return lost ? `${number}, davon ${lost} ohne bekannte Lage` : number;
}

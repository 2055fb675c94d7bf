// The places of the map page as its list holds them, and which of them are shown.

/** @typedef {import("./distance.js").Point} Point */
/**
 * `numbers` are those of its offers, then those of its actors; the first of the offers are in the row.
 * @typedef {{row: HTMLElement, id: string, name: string, point: Point | null, numbers: number[], offers: number, shown: boolean}} Place
 */

/** @param {ParentNode} root @returns {Place[]} */
export function placesIn(root) {
  return [...root.querySelectorAll("li.spot")].map((node) => {
    const row = /** @type {HTMLElement} */ (node);
    const [latitude, longitude] = (row.dataset.at ?? "").split(" ").map(Number);
    const more = Number(/** @type {HTMLElement | null} */ (row.querySelector(".spot-more"))?.dataset.more ?? 0);
    const known = latitude !== undefined && longitude !== undefined;
    return {
      row,
      id: row.id,
      name: row.querySelector("h3, h4")?.textContent ?? "",
      point: known ? /** @type {Point} */ ([latitude, longitude]) : null,
      numbers: (row.dataset.numbers ?? "").split(" ").filter(Boolean).map(Number),
      offers: row.querySelectorAll("[data-nr]").length + more,
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
    showOffers(place, allowed);
  }
}

/** @param {Place} place @param {ReadonlySet<number> | null} allowed */
function showOffers({ row, numbers, offers }, allowed) {
  const fitting = numbers.slice(0, offers).filter((number) => !allowed || allowed.has(number)).length;
  let here = 0;
  for (const offer of /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("[data-nr]"))) {
    offer.hidden = Boolean(allowed) && !allowed?.has(Number(offer.dataset.nr));
    if (!offer.hidden) here += 1;
  }
  const more = /** @type {HTMLElement | null} */ (row.querySelector(".spot-more"));
  if (!more) return;
  more.hidden = fitting === here;
  more.textContent = moreWords(fitting - here, here);
}

/**
 * What a row says of offers it does not name.
 * @param {number} more
 * @param {number} here those it names
 */
export function moreWords(more, here) {
  const also = here ? "und " : "", end = here ? "" : more === 1 ? " passt" : " passen";
  if (more === 1) return `${also}1 ${here ? "weiteres " : ""}Angebot${end}`;
  return `${also}${more} ${here ? "weitere " : ""}Angebote${end}`;
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
 * @param {readonly Pick<Place, "shown" | "point">[]} places
 */
export function sentence(places) {
  const shown = places.filter((place) => place.shown), lost = shown.filter((place) => !place.point).length;
  const number = `${shown.length} von ${places.length} ${places.length === 1 ? "Ort" : "Orten"}`;
  return lost ? `${number}, davon ${lost} ohne bekannte Lage` : number;
}

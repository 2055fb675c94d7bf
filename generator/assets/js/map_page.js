// The map page: puts list, drawing, street map and distances together.

import { countSections, placesIn, sentence, showOnly } from "./map.js";
import { Drawing } from "./map_drawing.js";
import { offerFilters } from "./map_filter.js";
import { moveByHand } from "./map_hands.js";
import { sortByDistance } from "./map_near.js";
import { offerStreets } from "./map_street.js";

const page = /** @type {HTMLElement} */ (document.getElementById("karte"));
const status = /** @type {HTMLElement} */ (document.getElementById("karten-status"));
const figure = document.getElementById("karten-bild");
const form = /** @type {HTMLFormElement | null} */ (document.getElementById("naehe"));
const list = document.getElementById("karten-liste");
const streets = document.getElementById("strassenkarte");
const places = placesIn(page);
const filter = document.getElementById("karten-filter");
const empty = /** @type {HTMLElement} */ (document.getElementById("karten-leer"));
const columns = /** @type {HTMLElement} */ (page.querySelector(".map-columns"));
const onlyLost = document.getElementById("karten-nur-ohne-lage");
const PAUSE = 250; // milliseconds
/** @type {Drawing | undefined} */
let drawing;
let order = () => "";
let filtered = "";
let pause = 0;

/** Say something, and before it what a filter leaves, once a pause. @param {string} text */
function say(text) {
  clearTimeout(pause);
  const words = [filtered, text].filter(Boolean).join(". ");
  pause = window.setTimeout(() => { status.textContent = words; }, PAUSE);
}

/**
 * Show only what has one of these numbers, as a filter chose them; null shows all.
 * @param {ReadonlySet<number> | null} allowed
 */
export function show(allowed) {
  showOnly(places, allowed);
  countSections(page);
  drawing?.draw();
  const shown = places.filter((place) => place.shown);
  empty.hidden = Boolean(shown.length);
  columns.hidden = !shown.length;
  if (onlyLost) onlyLost.hidden = !shown.length || shown.some((place) => place.point);
  filtered = allowed ? sentence(places) : "";
  say(order());
}

if (figure) {
  const svg = /** @type {SVGSVGElement} */ (figure.querySelector(".map-view"));
  const bar = /** @type {SVGSVGElement} */ (figure.querySelector(".map-bar"));
  const shown = new Drawing(svg, bar, places);
  drawing = shown;
  shown.draw();
  moveByHand(figure, shown, () => {
    const number = shown.inSight().length;
    say(number === 1 ? "1 Ort im Ausschnitt" : `${number} Orte im Ausschnitt`);
  });
  if (streets) offerStreets(streets, figure, shown, say);
}
if (form && list) order = sortByDistance(form, list, places, say);
if (filter) offerFilters(filter, empty, places, show, say);

// The map page: puts list, drawing, street map and distances together.

import { countSections, placesIn, sentence, showOnly } from "./map.js";
import { Drawing } from "./map_drawing.js";
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
/** @type {Drawing | undefined} */
let drawing;

/** @param {string} text */
function say(text) {
  status.textContent = text;
}

/**
 * Show only what has one of these numbers, as a filter chose them; null shows all.
 * @param {ReadonlySet<number> | null} allowed
 */
export function show(allowed) {
  showOnly(places, allowed);
  countSections(page);
  drawing?.draw();
  say(allowed ? sentence(places) : "");
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
if (form && list) sortByDistance(form, list, places, say);

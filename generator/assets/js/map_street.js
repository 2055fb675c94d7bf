// The street map below the points: asked for at another server only after a click, remembered only where ticked.

import { shape } from "./map_drawing.js";
import { tilesOf, WIDTH } from "./map_view.js";

/** @typedef {import("./map_drawing.js").Drawing} Drawing */

const REMEMBERED = "strassenkarte";

/** Whether this device shall load the map of this host by itself. @param {string} host */
function isRemembered(host) {
  try {
    return localStorage.getItem(REMEMBERED) === host;
  } catch {
    return false;
  }
}

/** @param {string | null} host null forgets */
function remember(host) {
  try {
    if (host === null) localStorage.removeItem(REMEMBERED);
    else localStorage.setItem(REMEMBERED, host);
  } catch { /* where nothing may be stored, the button works all the same */ }
}

/**
 * Offer the street map.
 * @param {HTMLElement} box @param {HTMLElement} figure @param {Drawing} drawing @param {(text: string) => void} say
 */
export function offerStreets(box, figure, drawing, say) {
  const { tiles: pattern = "", host = "" } = box.dataset;
  const ask = /** @type {HTMLElement} */ (box.querySelector(".map-ask"));
  const shown = /** @type {HTMLElement} */ (box.querySelector(".map-on"));
  const tick = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const on = /** @type {HTMLButtonElement} */ (box.querySelector("[data-street=on]"));
  const off = /** @type {HTMLButtonElement} */ (box.querySelector("[data-street=off]"));
  const layer = /** @type {SVGGElement} */ (drawing.svg.querySelector(".map-tiles"));
  /** @type {Map<string, SVGElement>} */
  let images = new Map();
  let isOn = false;
  let hasFailed = false;

  function draw() {
    if (!isOn) return;
    /** @type {typeof images} */
    const next = new Map();
    for (const { key, x, y, z, position, size } of tilesOf(drawing.view, drawing.svg.clientWidth / WIDTH)) {
      const image = images.get(key) ?? picture(pattern.replace("{z}", String(z)).replace("{x}", String(x)).replace("{y}", String(y)));
      // A hair wider, so that no seam shines through.
      for (const [name, value] of Object.entries({ x: position[0], y: position[1], width: size + 0.2, height: size + 0.2 })) {
        image.setAttribute(name, String(value));
      }
      next.set(key, image);
    }
    images = next;
    layer.replaceChildren(...images.values());
  }

  /** @param {string} href */
  function picture(href) {
    const image = shape("image", { href, preserveAspectRatio: "none" });
    image.addEventListener("error", () => {
      if (!hasFailed) say("Die Straßenkarte ist gerade nicht zu erreichen. Die Punkte stimmen trotzdem.");
      hasFailed = true;
    });
    return image;
  }

  /** @param {boolean} wanted */
  function turn(wanted) {
    isOn = wanted;
    hasFailed = false;
    ask.hidden = wanted;
    shown.hidden = !wanted;
    figure.classList.toggle("with-street", wanted);
    if (wanted) draw();
    else {
      images.clear();
      layer.replaceChildren();
    }
  }

  on.addEventListener("click", () => {
    if (tick.checked) remember(host);
    turn(true);
    off.focus();
    say("Die Straßenkarte wird geladen.");
  });
  off.addEventListener("click", () => {
    remember(null);
    tick.checked = false;
    turn(false);
    on.focus();
    say("Die Straßenkarte ist aus. Auf diesem Gerät ist nichts mehr gemerkt.");
  });
  drawing.listeners.push(draw);
  box.hidden = false;
  if (isRemembered(host)) turn(true);
}

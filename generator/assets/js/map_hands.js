// Moving the map: buttons, keys, mouse and fingers.

import { WIDTH } from "./map_view.js";

/** @typedef {import("./map_drawing.js").Drawing} Drawing */
/** @typedef {import("./map_view.js").Position} Position */

const SLIP = 6; // pixels that a click may wander
const KEYS = new Map([
  ["+", "in"], ["=", "in"], ["-", "out"],
  ["ArrowLeft", "left"], ["ArrowRight", "right"], ["ArrowUp", "up"], ["ArrowDown", "down"],
]);

/**
 * Let people move a drawing.
 * @param {HTMLElement} figure @param {Drawing} drawing @param {() => void} said called after buttons and keys
 */
export function moveByHand(figure, drawing, said) {
  const controls = /** @type {HTMLElement} */ (figure.querySelector(".map-controls"));
  controls.hidden = false;
  controls.addEventListener("click", (event) => {
    const way = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-move]"))?.dataset.move;
    if (!way) return;
    drawing.go(way);
    said();
  });
  figure.addEventListener("keydown", (event) => {
    const way = KEYS.get(event.key);
    const here = /** @type {Element} */ (event.target).closest(".map-view, .map-controls");
    if (!way || !here || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    drawing.go(way);
    said();
  });
  openClusters(drawing, said);
  drag(drawing);
}

/**
 * A point that stands for several places is opened by a click before it leads to one of them.
 * @param {Drawing} drawing @param {() => void} said
 */
function openClusters(drawing, said) {
  drawing.points.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    if ((link && drawing.members.get(link)?.length) === 1 || !link) return;
    const dot = /** @type {SVGCircleElement} */ (link.querySelector("circle"));
    const before = drawing.view;
    drawing.zoom(2, [dot.cx.baseVal.value, dot.cy.baseVal.value]);
    if (drawing.view === before || drawing.view.scale === before.scale) return; // as near as it gets: follow the link
    event.preventDefault();
    said();
  });
}

/** @param {Drawing} drawing */
function drag(drawing) {
  const { svg } = drawing;
  /** @type {Map<number, Position>} */
  const fingers = new Map();
  let wandered = 0;
  const unit = () => WIDTH / svg.clientWidth;

  svg.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!fingers.size) wandered = 0;
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
  });
  svg.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    /** @type {Position} */
    const now = [event.clientX, event.clientY];
    wandered += Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (wandered < SLIP) return;
    svg.setPointerCapture(event.pointerId);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, now);
    if (other) pinch(drawing, before, now, other, unit());
    else drawing.move((before[0] - now[0]) * unit(), (before[1] - now[1]) * unit());
  });
  for (const end of ["pointerup", "pointercancel"]) {
    svg.addEventListener(end, (event) => fingers.delete(/** @type {PointerEvent} */ (event).pointerId));
  }
  // What ended a drag is no click on the point below.
  svg.addEventListener("click", (event) => {
    if (wandered < SLIP) return;
    event.preventDefault();
    event.stopPropagation();
    wandered = 0;
  }, { capture: true });
  // A link under the mouse would be dragged away as a link.
  svg.addEventListener("dragstart", (event) => event.preventDefault());
}

/**
 * Two fingers: what lies between them stays there.
 * @param {Drawing} drawing @param {Position} before @param {Position} now @param {Position} other @param {number} unit
 */
function pinch(drawing, before, now, other, unit) {
  /** @param {Position} one */
  const apart = (one) => Math.hypot(one[0] - other[0], one[1] - other[1]) || 1;
  const box = drawing.svg.getBoundingClientRect();
  /** @type {Position} */
  const middle = [((now[0] + other[0]) / 2 - box.left) * unit, ((now[1] + other[1]) / 2 - box.top) * unit];
  drawing.zoom(apart(now) / apart(before), middle);
  drawing.move(((before[0] - now[0]) / 2) * unit, ((before[1] - now[1]) / 2) * unit);
}

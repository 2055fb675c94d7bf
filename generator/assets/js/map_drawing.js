// Draws the points of the map anew whenever it is zoomed, moved or filtered; the generator drew the first state.

import {
  APART, clustersOf, gridOf, labelsOf, metresPerUnit, moved, positionOf, scaleBar, WIDTH, zoomed,
} from "./map_view.js";

/** @typedef {import("./map.js").Place} Place */
/** @typedef {import("./distance.js").Point} Point */
/** @typedef {import("./map_view.js").View} View */
/** @typedef {import("./map_view.js").Position} Position */

const SPACE = document.querySelector(".map-view")?.namespaceURI ?? null;
const STEP = 1.6;
const NAMED = 3;

/**
 * An element of a drawing.
 * @param {string} name @param {Record<string, string | number>} attributes @param {string} [text]
 */
export function shape(name, attributes, text = "") {
  const made = /** @type {SVGElement} */ (document.createElementNS(SPACE, name));
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}

/** What a point is called. @param {readonly Place[]} members */
export function labelOf(members) {
  const names = members.slice(0, NAMED).map((place) => place.name).join("; ");
  if (members.length === 1) return names;
  const rest = members.length > NAMED ? ` und ${members.length - NAMED} weitere` : "";
  return `${members.length} Orte: ${names}${rest}`;
}

/** The map as one can move it. */
export class Drawing {
  /** @param {SVGSVGElement} svg @param {SVGSVGElement} bar @param {readonly Place[]} places */
  constructor(svg, bar, places) {
    this.svg = svg;
    this.bar = bar;
    this.places = places;
    /** @type {View} */
    this.whole = {
      left: Number(svg.dataset.left),
      top: Number(svg.dataset.top),
      scale: Number(svg.dataset.scale),
      height: svg.viewBox.baseVal.height,
    };
    this.view = this.whole;
    this.points = /** @type {SVGGElement} */ (svg.querySelector(".map-dots"));
    /** @type {[name: string, point: Point][]} */
    this.districts = JSON.parse(svg.dataset.districts ?? "[]");
    /** @type {Map<Element, Place[]>} */
    this.members = new Map();
    /** @type {(() => void)[]} */
    this.listeners = [];
  }

  /** Draw now, and tell those who draw below. */
  draw() {
    const shown = this.places.filter((place) => place.shown && place.point);
    const near = shown
      .map((place) => ({ place, at: positionOf(this.view, /** @type {Point} */ (place.point)) }))
      .filter(({ at: [x, y] }) => x > -APART && y > -APART && x < WIDTH + APART && y < this.view.height + APART);
    const focused = this.members.get(/** @type {Element} */ (document.activeElement))?.[0];
    this.members.clear();
    const clusters = clustersOf(near.map((one) => one.at)).map(({ position, members }) => ({
      at: position,
      places: members.map((index) => /** @type {{place: Place}} */ (near[index]).place),
    }));
    const links = clusters.map(({ at, places }) => this.link(at, places));
    this.points.replaceChildren(...links);
    const again = focused && links.find((link) => this.members.get(link)?.includes(focused));
    if (again) /** @type {SVGElement} */ (again).focus({ preventScroll: true });
    this.drawNames(clusters);
    this.drawBar();
    this.svg.classList.toggle("zoomed", this.view.scale > this.whole.scale);
    for (const tell of this.listeners) tell();
  }

  /** @param {Position} position @param {Place[]} members */
  link([x, y], members) {
    const first = /** @type {Place} */ (members[0]);
    const many = members.length > 1;
    const link = shape("a", { href: `#${first.id}`, "aria-label": labelOf(members) });
    const [cx, cy] = [x.toFixed(1), y.toFixed(1)];
    link.append(shape("circle", { class: "map-reach", cx, cy, r: APART / 2 }));
    link.append(shape("circle", { class: many ? "map-dot map-many" : "map-dot", cx, cy, r: many ? 12 : 8 }));
    if (many) link.append(shape("text", { x: cx, y: cy, dy: "0.35em", "text-anchor": "middle" }, String(members.length)));
    this.members.set(link, members);
    return link;
  }

  /** @param {{at: Position, places: Place[]}[]} clusters */
  drawNames(clusters) {
    const [areas, names] = [".map-areas", ".map-names"].map((name) => /** @type {SVGGElement} */ (this.svg.querySelector(name)));
    if (!areas || !names) return;
    const font = Number.parseFloat(getComputedStyle(this.bar.querySelector("text") ?? this.bar).fontSize);
    const labels = labelsOf(
      this.districts.map(([text, point]) => ({ text, at: positionOf(this.view, point) })),
      clusters.map(({ at, places }) => ({ at, text: [places[0]?.name, places.length > 1 && `+${places.length - 1}`].filter(Boolean).join(" ") })),
      font,
    );
    [areas, names].forEach((group, index) => group.replaceChildren(
      ...(labels[index] ?? []).map(({ text, x, y, anchor }) => shape("text", { x: x.toFixed(1), y: y.toFixed(1), "text-anchor": anchor }, text)),
    ));
  }

  drawBar() {
    const { length, words } = scaleBar(metresPerUnit(this.view));
    this.svg.querySelector(".map-grid")?.setAttribute("d", gridOf(this.view, length));
    this.bar.querySelector("path")?.setAttribute("d", `M1 12v6h${length.toFixed(1)}v-6`);
    const text = this.bar.querySelector("text");
    text?.setAttribute("x", (length + 8).toFixed(1));
    if (text) text.textContent = words;
    this.bar.setAttribute("aria-label", `Maßstab: Der Balken ist ${words} lang. Norden ist oben.`);
  }

  /** @param {number} factor @param {Position} [at] */
  zoom(factor, at) {
    this.view = zoomed(this.view, this.whole, factor, at);
    this.draw();
  }

  /** @param {number} right @param {number} down in units of the drawing */
  move(right, down) {
    this.view = moved(this.view, this.whole, right, down);
    this.draw();
  }

  /** Do what a button or a key asks for. @param {string} way */
  go(way) {
    const [across, down] = [WIDTH / 4, this.view.height / 4];
    if (way === "in") this.zoomInto(this.middle());
    else if (way === "out") this.zoom(1 / STEP);
    else if (way === "left") this.move(-across, 0);
    else if (way === "right") this.move(across, 0);
    else if (way === "up") this.move(0, -down);
    else if (way === "down") this.move(0, down);
    else {
      this.view = this.whole;
      this.draw();
    }
  }

  /** Come nearer to a position, and bring it to the middle. @param {Position} at */
  zoomInto(at) {
    const nearer = zoomed(this.view, this.whole, STEP, at);
    this.view = moved(nearer, this.whole, at[0] - WIDTH / 2, at[1] - this.view.height / 2);
    this.draw();
  }

  /** Where the places in sight are. @returns {Position[]} */
  inSight() {
    return this.places.flatMap((place) => {
      if (!place.shown || !place.point) return [];
      const [x, y] = positionOf(this.view, place.point);
      return x >= 0 && y >= 0 && x <= WIDTH && y <= this.view.height ? [/** @type {Position} */ ([x, y])] : [];
    });
  }

  /** The place in sight that has the most of the others around it: there one wants to look closer. @returns {Position} */
  middle() {
    const all = this.inSight();
    /** @param {Position} one */
    const farness = (one) => all.reduce((sum, other) => sum + Math.hypot(one[0] - other[0], one[1] - other[1]), 0);
    const few = all.slice(0, 200);
    return few.sort((one, other) => farness(one) - farness(other))[0] ?? [WIDTH / 2, this.view.height / 2];
  }
}

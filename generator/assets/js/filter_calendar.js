// The dates of what the filters leave: a calendar to subscribe to where the site has one, otherwise a file made here.

import { select } from "./facets.js";
import { make } from "./make.js";

/**
 * @typedef {import("./facets.js").Facets} Facets
 * @typedef {import("./facets.js").Selection} Selection
 * @typedef {{path: string, isExact: boolean}} Source
 */

const FILE = "termine.ics", MOST_CROSSED = 2;
const EVENT = /BEGIN:VEVENT\r\n[^]*?END:VEVENT\r\n/g, NAME = /^(NAME|X-WR-CALNAME):.*(\r\n[ \t].*)*/gm;

/**
 * The calendar of a selection, or the smallest that holds all its dates.
 * @param {Facets} facets
 * @param {Selection} selection
 * @returns {Source} `path` begins at the root of the site
 */
export function sourceOf({ list }, selection) {
  let path = "", crossed = 0, left = selection.size;
  for (const { name, calendars } of list) {
    const [value, ...others] = selection.get(name) ?? [];
    if (!calendars || !value || others.length || (calendars.code ?? value) !== value) continue;
    if (!calendars.code && (crossed += 1) > MOST_CROSSED) continue;
    path += calendars.path.slice(1) + value + "/";
    left -= 1;
  }
  return { path: (path || "kalender/") + FILE, isExact: !left };
}

/**
 * The calendar with the events of these offers alone, under a name of its own.
 * @param {string} text  a calendar of the site
 * @param {ReadonlySet<string>} ids
 * @returns {{text: string, count: number}}
 */
export function partOf(text, ids) {
  const events = text.match(EVENT) ?? [], wanted = events.filter((event) => ids.has(offerOf(event)));
  const [head] = text.split("BEGIN:VEVENT", 1), named = head.replace(NAME, "$1:Termine Ihrer Auswahl");
  // A calendar without events has its end in the head.
  const whole = events.length ? `${named}${wanted.join("")}END:VCALENDAR\r\n` : named;
  return { text: whole, count: wanted.length };
}

/**
 * The offer that an event belongs to: its UID begins with it. Long lines are folded.
 * @param {string} event
 */
const offerOf = (event) => event.replace(/\r\n[ \t]/g, "").match(/^UID:([a-z0-9-]+)/m)?.[1] ?? "";

/**
 * Draw the ways to the dates of a selection; nothing where it leaves no offer, or all.
 * @param {HTMLElement} place
 * @param {Facets} facets
 * @param {Selection} selection
 * @param {string} url  where the facets are
 */
export function drawCalendar(place, facets, selection, url) {
  const match = selection.size ? select(facets, selection) : null;
  const numbers = match ? [...match.keys()].filter((number) => number < facets.file.offers && match[number]) : [];
  const { path, isExact } = sourceOf(facets, selection), facetFile = new URL(url, location.href);
  const calendar = new URL(`../../${path}`, facetFile);
  // What is already right keeps the focus and what it says.
  const key = numbers.length ? `${calendar} ${isExact || numbers}` : "";
  if (place.dataset.key === key) return;
  place.dataset.key = key;
  if (!key) place.replaceChildren();
  else place.replaceChildren(...(isExact ? subscription(calendar) : file(calendar, numbers, new URL("ids.json", facetFile))));
}

/** @param {URL} calendar */
function subscription({ href }) {
  const all = make("span", { className: "unseen" }, ": Termine zu diesen Filtern");
  return [make("ul", { className: "subscribe" },
    make("li", {}, make("a", { href: href.replace(/^https?/, "webcal") }, "Termine zu diesen Filtern abonnieren")),
    make("li", {}, make("a", { href, download: "" }, "Als Datei laden", all)))];
}

/**
 * @param {URL} calendar
 * @param {number[]} numbers
 * @param {URL} names  the ids of all offers, by number
 */
function file(calendar, numbers, names) {
  const button = make("button", { type: "button", className: "more", id: "f-kalender" }, "Termine zu diesen Filtern als Datei laden");
  const status = make("p", { className: "hint", role: "status" });
  button.addEventListener("click", async () => {
    status.textContent = "Termine werden geladen …";
    try {
      const [text, ids] = await Promise.all([got(calendar).then((one) => one.text()), got(names).then((one) => one.json())]);
      const part = partOf(text, new Set(numbers.map((number) => ids[number])));
      if (part.count) save(part.text);
      status.textContent = part.count ? "Geladen. Spätere Änderungen kommen nicht von selbst in die Datei." : "Zu diesen Filtern ist zurzeit kein Termin bekannt.";
    } catch {
      status.textContent = "Die Termine konnten nicht geladen werden. Bitte versuchen Sie es noch einmal.";
    }
  });
  return [button, status];
}

/** @param {URL} url */
async function got(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return answer;
}

/** @param {string} text */
function save(text) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  make("a", { href, download: FILE }).click();
}

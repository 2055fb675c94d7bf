// The pages of the calendar: hides what is not wanted, fetches months and days the page only links to, and
// keeps the choice in the address.

import { countWords, queryWith, sentence, spanOf, touches, wanted, wishOf } from "./calendar.js";

const MOST_PAGES = 40;
const PAUSE = 250;

const calendar = /** @type {HTMLElement} */ (document.getElementById("kalender"));
const form = /** @type {HTMLFormElement} */ (document.getElementById("kalender-filter"));
const status = /** @type {HTMLElement} */ (document.getElementById("kalender-status"));
const stamp = /** @type {HTMLElement} */ (document.getElementById("kalender-stand"));

const facetPlace = /** @type {HTMLElement} */ (document.getElementById("kalender-facetten"));

/** @type {ReadonlySet<number> | null} */
let allowed = null;
/** @type {ReturnType<typeof import("./filters.js").filters> | undefined} */
let filter;
let round = 0;
let pause = 0;
/** Pages asked for, by address; one that did not come may be asked for again. @type {Map<string, Promise<void>>} */
const asked = new Map();

/** Show only what the filters leave. */
function restrict() {
  const match = filter?.match;
  allowed = match ? new Set([...match.keys()].filter((number) => match[number])) : null;
  void show();
}

/** Fetch the filters when somebody opens them, or follows a link with filters. */
async function startFilters() {
  const { filters } = await import("./filters.js");
  // The numbers beside the filters count what the calendar has, where this page has all of it.
  const base = all(".more a[data-von]").length ? null : [...new Set(all("[data-nr]").map((row) => Number(row.dataset.nr)))];
  filter ??= filters(facetPlace, { url: facetPlace.dataset.url ?? "", base, pastToo: true, hasDays: true, onChange: restrict });
}

/** The school holidays that the form offers, by id. */
function holidays() {
  /** @type {Record<string, import("./calendar.js").Span>} */
  const found = {};
  for (const { value, dataset } of form.querySelectorAll("option")) {
    if (value) found[value] = { from: dataset.von ?? "", until: dataset.bis ?? "" };
  }
  return found;
}

/**
 * @template {HTMLElement} Kind
 * @param {string} selector
 * @param {ParentNode} [inside]
 * @returns {Kind[]}
 */
function all(selector, inside = calendar) {
  return [...inside.querySelectorAll(selector)].map((one) => /** @type {Kind} */ (one));
}

/**
 * @param {HTMLElement} row
 * @returns {import("./calendar.js").Dated}
 */
function read(row) {
  const place = /** @type {HTMLElement} */ (row.closest("[data-tag]"));
  const first = place.dataset.tag ?? "";
  const start = place === row ? first : row.querySelector("time")?.dateTime;
  const number = Number(row.dataset.nr);
  return { number, first, last: row.dataset.bis ?? first, key: `${number} ${start}` };
}

/** Show what the address asks for. */
async function show() {
  const mine = ++round;
  const known = holidays();
  const wish = wishOf(new URLSearchParams(location.search), known);
  fill(wish);
  const span = spanOf(wish, known);
  const isChosen = Boolean(span.from || span.until || allowed);
  const rest = isChosen ? await complete(span) : "all";
  if (mine !== round) return;
  const count = mark(span, isChosen);
  carry();
  for (const link of all("td .more a")) {
    link.dataset.text ??= link.textContent ?? "";
    link.textContent = isChosen ? "mehr in der Liste" : link.dataset.text;
  }
  clearTimeout(pause);
  const words = isChosen ? sentence(count, rest) : "";
  pause = window.setTimeout(() => { status.textContent = words; }, PAUSE);
}

/**
 * Hide and show rows, days and months, and say how many there are.
 * @param {import("./calendar.js").Span} span
 * @param {boolean} isChosen
 * @returns {number}  dates shown in the lists
 */
function mark(span, isChosen) {
  for (const group of [all(".events > li"), all(".grid li")]) {
    const shown = wanted(group.map(read), span, allowed);
    group.forEach((row, place) => { row.hidden = !shown[place]; });
  }
  for (const row of all(".row[data-nr]")) row.hidden = Boolean(allowed && !allowed.has(Number(row.dataset.nr)));
  for (const part of all(".undated")) part.hidden = !part.querySelector(".row:not([hidden])");
  let count = 0;
  const pages = all(".month");
  for (const month of pages) {
    for (const day of all(".day", month)) {
      day.hidden = !day.querySelector(".events > li:not([hidden])") && !isOpen(day, span);
    }
    const here = month.querySelectorAll(".events > li:not([hidden])").length;
    const number = /** @type {HTMLElement} */ (month.querySelector("h2 small"));
    number.dataset.text ??= number.textContent ?? "";
    number.textContent = isChosen ? countWords(here) : number.dataset.text;
    if (pages.length > 1) month.hidden = !here && !isOpen(month, span);
    count += here;
  }
  return count;
}

/**
 * Whether a part of the page only links to dates of the span.
 * @param {HTMLElement} part
 * @param {import("./calendar.js").Span} span
 */
function isOpen(part, span) {
  return all(".more a[data-von]", part).some(({ dataset }) => touches(dataset.von ?? "", dataset.bis ?? "", span));
}

/**
 * Fetch what the page only links to, as far as it lies in the span.
 * @param {import("./calendar.js").Span} span
 * @returns {Promise<import("./calendar.js").Rest>}
 */
async function complete(span) {
  for (;;) {
    const links = all(".more a[data-von]").filter(({ dataset }) => touches(dataset.von ?? "", dataset.bis ?? "", span));
    if (!links.length) return "all";
    if (asked.size + links.length > MOST_PAGES) return "more";
    status.textContent = "Termine werden geladen …";
    try {
      await Promise.all(links.map((one) => loaded(/** @type {HTMLAnchorElement} */ (one))));
    } catch {
      return "failed";
    }
    if (links.some((one) => one.isConnected)) return "failed";
  }
}

/** @param {HTMLAnchorElement} link */
function loaded(link) {
  const address = link.href;
  const known = asked.get(address) ?? load(link);
  asked.set(address, known);
  known.catch(() => asked.delete(address));
  return known;
}

/**
 * Put the dates of another page of the calendar in the place of the link to it.
 * @param {HTMLAnchorElement} link
 */
async function load(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // A parsed page takes this page's address for its own.
  for (const one of page.querySelectorAll("a")) one.href = new URL(one.getAttribute("href") ?? "", answer.url).href;
  const more = link.closest(".more");
  if (link.closest(".day")) more?.replaceWith(...page.querySelectorAll(".events"));
  else replaceDays(/** @type {Element} */ (link.closest(".month")), page);
}

/**
 * @param {Element} month
 * @param {Document} page
 */
function replaceDays(month, page) {
  for (const old of month.querySelectorAll(".day, .more")) old.remove();
  month.append(...page.querySelectorAll(".month > .day"));
}

/** Take the choice along to the other pages of the calendar. */
function carry() {
  for (const one of all("nav a, .more a, .crumbs a")) {
    const link = /** @type {HTMLAnchorElement} */ (one);
    if (!link.getAttribute("href")?.startsWith("#")) link.search = location.search;
  }
}

/** @param {import("./calendar.js").Wish} wish */
function fill(wish) {
  for (const [name, value] of Object.entries(wish)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  }
}

/** @param {URLSearchParams} asked  what the form says */
function go(asked) {
  const query = queryWith(new URLSearchParams(location.search), wishOf(asked, holidays()));
  if (query !== location.search) history.pushState(null, "", location.pathname + query);
  void filter?.restore(new URLSearchParams(location.search));
  void show();
}

form.addEventListener("change", () => {
  const entries = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  go(new URLSearchParams(entries));
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  go(new URLSearchParams());
});
addEventListener("popstate", () => void show());

const stand = stamp.textContent ?? "";
addEventListener("beforeprint", () => {
  const day = new Intl.DateTimeFormat("de-DE", { dateStyle: "long" }).format(new Date());
  stamp.textContent = `Gedruckt am ${day}. ${stand}`;
});
addEventListener("afterprint", () => { stamp.textContent = stand; });

form.hidden = false;
facetPlace.hidden = false;
facetPlace.querySelector("details")?.addEventListener("toggle", startFilters, { once: true });
if ([...new URLSearchParams(location.search).keys()].some((name) => !Object.hasOwn(wishOf(new URLSearchParams(), {}), name))) void startFilters();
void show();

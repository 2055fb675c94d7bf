// Suggestions below the search field of the head and of the home page: a combobox with a list (ARIA 1.2).
// Without this, or when something fails, the field is a plain one that leads to the search page.

import { Library } from "./library.js";
import { find } from "./query.js";
import { announcement, below, correction, groups, moved, pieces, wanted } from "./suggestions.js";

/** @typedef {import("./suggestions.js").Card} Card */

const PAUSE = 130, FEWEST_LETTERS = 2;
const STEP_REM = 4, FEWEST_STEPS = 3, MOST_STEPS = 8, EDGE = 0.2; // heights that the style sheet knows
const field = /** @type {HTMLInputElement} */ (document.querySelector("search input[name=q]"));
const form = /** @type {HTMLFormElement} */ (field.form);
const action = new URL(form.getAttribute("action") ?? "", document.baseURI).href;
const library = new Library(new URL("index.json", action).href);

const popup = element("div", "suggest"), note = element("p", "suggest-note"), list = element("div", "suggest-list");
const status = element("p", "unseen");
const styled = style();

/** @type {HTMLAnchorElement[]} */
let options = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
let active = -1, turn = 0, failed = false;

/**
 * @param {string} name
 * @param {string} style
 * @param {...(Node | string)} content
 */
function element(name, style, ...content) {
  const made = document.createElement(name);
  made.className = style;
  made.append(...content);
  return made;
}

/** The sheet of the list; without it the list is not shown. */
function style() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("suggest.css", import.meta.url).href;
  return new Promise((done, fail) => {
    link.addEventListener("load", done);
    link.addEventListener("error", fail);
    document.head.append(link);
  });
}

/** Make a combobox of the field. */
function dress() {
  list.id = "vorschlaege";
  list.tabIndex = -1; // what scrolls would be a stop of the Tab key otherwise
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Vorschläge");
  status.setAttribute("role", "status");
  popup.append(note, list);
  popup.hidden = true;
  field.after(popup, status);
  field.parentElement?.classList.add("with-suggestions");
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) {
    field.setAttribute(name, value);
  }
}

/** @param {string} title @param {ReturnType<typeof wanted>} what */
function highlighted(title, what) {
  const line = element("span", "suggest-title");
  line.append(...pieces(title, what).map(([piece, asked]) => asked ? element("mark", "", piece) : piece));
  return line;
}

/** @param {string} address @param {...Node} lines */
function option(address, ...lines) {
  const made = document.createElement("a");
  made.href = address;
  made.id = `vorschlag-${options.length}`;
  made.tabIndex = -1;
  made.setAttribute("role", "option");
  made.setAttribute("aria-selected", "false");
  made.append(...lines);
  options.push(made);
  return made;
}

/** @param {string} label @param {HTMLElement[]} content @param {number} place */
function section(label, content, place) {
  const heading = element("div", "suggest-label", label);
  heading.id = `vorschlaege-${place}`;
  const made = element("div", "", heading, ...content);
  made.setAttribute("role", "group");
  made.setAttribute("aria-labelledby", heading.id);
  return made;
}

/** @param {string} query @param {number} hits */
function all(query, hits) {
  const address = new URL(action);
  address.search = new URLSearchParams({ q: query }).toString();
  return option(address.href, element("span", "suggest-all", `Alle ${hits} Treffer zeigen`));
}

/**
 * What is found for a query, with the cards of what is to be shown.
 * @param {import("./search_files.js").Index} index
 * @param {string} query
 */
async function look(index, query) {
  const found = await find(index, query), parts = groups(found.numbers, index.manifest.kinds);
  /** @type {Card[][]} */
  const cards = await Promise.all(parts.map(({ numbers }) => Promise.all(numbers.map((number) => index.card(number)))));
  return { found, parts: parts.map(({ label }, place) => ({ label, cards: cards[place] })) };
}

/** Show suggestions for what stands in the field. */
async function update() {
  const query = field.value.trim(), mine = turn += 1;
  activate(-1);
  silence();
  if (query.length < FEWEST_LETTERS || failed) return close();
  list.setAttribute("aria-busy", "true");
  try {
    const [answer] = await Promise.all([library.ask((index) => look(index, query)), styled]);
    if (mine === turn) draw(query, answer); // otherwise asked again meanwhile, or left
  } catch {
    // One failure is no reason for one at each key: the field rests as a plain one until it is focused again.
    failed = true;
    if (mine === turn) close();
  }
}

/** @param {string} query @param {Awaited<ReturnType<typeof look>>} answer */
function draw(query, { found, parts }) {
  const what = wanted(found.words), hits = found.numbers.length;
  const corrected = correction(found.words, parts.flatMap(({ cards }) => cards.map((card) => card[1])));
  const root = new URL("../", action).href;
  activate(-1);
  options = [];
  const sections = parts.map(({ label, cards }, place) => section(label, cards.map((card) =>
    option(root + card[0], highlighted(card[1], what), element("span", "suggest-below", below(card)))), place));
  say(announcement(query, options.length, corrected));
  if (hits > 1) sections.push(all(query, hits));
  note.textContent = corrected;
  note.hidden = !corrected;
  list.replaceChildren(...sections);
  list.scrollTop = 0;
  list.removeAttribute("aria-busy");
  open(options.length > 0);
}

/** @param {boolean} shown */
function open(shown) {
  const opens = shown && popup.hidden;
  popup.hidden = !shown;
  if (opens) makeRoom();
  field.setAttribute("aria-expanded", String(shown));
}

/** Let the list end above the edge of the window or the keyboard on the screen; scroll only where it could not. */
function makeRoom() {
  const step = STEP_REM * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const steps = () => Math.floor(((visualViewport?.height ?? innerHeight) - list.getBoundingClientRect().top) / step - EDGE);
  if (steps() < FEWEST_STEPS) field.scrollIntoView({ block: "start", behavior: "instant" });
  list.dataset.room = String(Math.min(MOST_STEPS, Math.max(FEWEST_STEPS, steps())));
}

/** Close the list; what is still on its way will not open it. */
function close() {
  turn += 1;
  activate(-1);
  list.removeAttribute("aria-busy");
  open(false);
}

/**
 * Say something once the visitor pauses.
 * @param {string} text
 */
function say(text) {
  silence();
  pause = setTimeout(() => { status.textContent = text; }, PAUSE);
}

function silence() {
  clearTimeout(pause);
  status.textContent = "";
}

/** @param {number} next */
function activate(next) {
  options[active]?.setAttribute("aria-selected", "false");
  active = next;
  const chosen = options[active];
  if (!chosen) return field.removeAttribute("aria-activedescendant");
  chosen.setAttribute("aria-selected", "true");
  field.setAttribute("aria-activedescendant", chosen.id);
  chosen.scrollIntoView({ block: "nearest" });
}

/** @param {KeyboardEvent} event */
function key(event) {
  if (event.isComposing) return;
  const isOpen = !popup.hidden, vertical = event.key === "ArrowDown" || event.key === "ArrowUp";
  if (vertical && event.altKey) {
    if (event.key === "ArrowUp") close(); else void update();
  } else if (vertical && isOpen) {
    activate(moved(event.key, active, options.length));
  } else if (vertical) {
    void update();
  } else if (event.key === "Escape" && isOpen) {
    close();
    silence();
  } else if (event.key === "Enter" && isOpen && options[active]) {
    options[active].click();
  } else {
    // The others belong to the text; whoever moves in it has left the list.
    if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") activate(-1);
    return;
  }
  event.preventDefault();
}

function leave() {
  close();
  silence();
}

dress();
field.addEventListener("input", update);
field.addEventListener("keydown", key);
field.addEventListener("focus", () => { failed = false; });
form.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget !== field && !(relatedTarget instanceof Node && popup.contains(relatedTarget))) leave();
});
form.addEventListener("submit", leave);
popup.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
popup.addEventListener("click", (event) => { if (event.target instanceof Element && event.target.closest("a")) leave(); });
addEventListener("pointerdown", (event) => { if (event.target instanceof Node && !form.contains(event.target)) leave(); });
addEventListener("pagehide", leave);
styled.catch(() => { failed = true; });
library.open().catch(() => {}); // what is typed will try again
if (field === document.activeElement && field.value) void update(); // typed while this was loading

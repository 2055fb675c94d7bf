// The search page: reads the field, shows the hits, keeps the address in step. Text only, never HTML.

import { Index, find } from "./query.js";

/** @typedef {[address: string, title: string, text: string, above: string, facts: string[], badge: string]} Card */

const MOST = 50, IN_BLOCK = 4;
const form = /** @type {HTMLFormElement} */ (document.getElementById("suchformular"));
const field = /** @type {HTMLInputElement} */ (document.getElementById("suchfeld"));
const status = /** @type {HTMLElement} */ (document.getElementById("such-status"));
const list = /** @type {HTMLElement} */ (document.getElementById("treffer"));
const root = list.dataset.root ?? "./";

const filterPlace = document.getElementById("filter");

/** @type {Promise<Index> | undefined} */
let opened;
/** @type {ReturnType<typeof import("./filters.js").filters> | undefined} */
let filter;
let turn = 0;

/** @param {string} name @returns {Promise<any>} */
async function get(name) {
  const answer = await fetch((list.dataset.index ?? "") + name);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

/** Open the index once; a failed try may be repeated. */
function index() {
  opened ??= get("manifest.json").then((manifest) => new Index(manifest, get));
  opened.catch(() => { opened = undefined; });
  return opened;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {string} [style]
 */
function element(name, text, style = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (style) made.className = style;
  return made;
}

/** @param {Card} card */
function row([address, title, text, above, facts, badge]) {
  const link = document.createElement("a");
  link.href = root + address;
  link.textContent = title;
  const heading = document.createElement("h2");
  heading.append(link);
  const item = document.createElement("li");
  item.className = "row";
  item.append(heading, element("p", above, "row-meta"), element("p", text, "row-text"), element("p", [...facts, badge].filter(Boolean).join(" · "), "row-facts"));
  return item;
}

/** @param {Index} index @param {number} number */
async function card(index, number) {
  return (await index.file(`cards/${Math.floor(number / IN_BLOCK)}.json`))[number % IN_BLOCK];
}

/** Show what the field asks for. */
async function show() {
  const query = field.value.trim(), mine = turn += 1;
  delete list.dataset.ready;
  if (!query && !filter?.selection.size) {
    filter?.update(null, false);
    list.replaceChildren();
    status.textContent = "";
    list.dataset.ready = "";
    return;
  }
  status.textContent = "Suche läuft …";
  try {
    const open = await index();
    const found = query ? (await find(open, query)).numbers : null;
    // Who asks for a word wants what is over as well; who browses asks for it.
    filter?.update(found, Boolean(query));
    const match = filter?.match;
    const numbers = Uint32Array.from(found ?? match?.keys() ?? []).filter((number) => !match || match[number]);
    const cards = await Promise.all([...numbers.subarray(0, MOST)].map((number) => card(open, number)));
    if (mine !== turn) return; // asked again meanwhile
    list.replaceChildren(...cards.map(row));
    status.textContent = sentence(numbers.length, query);
    list.dataset.ready = query;
  } catch {
    status.textContent = "Die Suche konnte nicht geladen werden. Bitte versuchen Sie es noch einmal.";
  }
}

/**
 * @param {number} hits
 * @param {string} query
 */
function sentence(hits, query) {
  if (!hits && filter?.selection.size) return "Nichts gefunden. Nehmen Sie einen Filter weg oder ein anderes Wort.";
  if (!hits) return `Nichts gefunden für „${query}“. Versuchen Sie ein anderes oder ein kürzeres Wort.`;
  const most = hits > MOST ? `, hier die ersten ${MOST}` : "";
  return `${hits === 1 ? "1 Treffer" : `${hits} Treffer`}${query ? ` für „${query}“` : ""}${most}`;
}

/** Keep the query in the address, so that it can be shared and gone back to. */
function remember() {
  // Half a character pair has no place in an address.
  const query = field.value.trim().replace(/\p{Surrogate}/gu, "\ufffd");
  const params = new URLSearchParams(location.search), word = query && `q=${encodeURIComponent(query)}`;
  params.delete("q");
  const asked = [word, params.toString()].filter(Boolean).join("&");
  history.replaceState(history.state, "", asked ? `?${asked}` : location.pathname);
}

field.value = new URLSearchParams(location.search).get("q") ?? "";
field.addEventListener("input", show);
field.addEventListener("change", remember);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  remember();
  void show();
});
addEventListener("popstate", () => {
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  void show();
});
void show();
if (filterPlace) {
  // Most people ask for a word alone; they do not wait for the filters.
  const start = () => import("./filters.js").then(({ filters }) => {
    filter ??= filters(filterPlace, { url: filterPlace.dataset.url ?? "", onChange: show });
  });
  filterPlace.hidden = false;
  filterPlace.querySelector("details")?.addEventListener("toggle", start, { once: true });
  if ([...new URLSearchParams(location.search).keys()].some((name) => name !== "q")) void start();
}

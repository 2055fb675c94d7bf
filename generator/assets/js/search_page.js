// The search page: reads the field, shows the hits, keeps the address in step. Text only, never HTML.

import { find } from "./search.js";

const MOST = 50;
const form = /** @type {HTMLFormElement} */ (document.getElementById("suchformular"));
const field = /** @type {HTMLInputElement} */ (document.getElementById("suchfeld"));
const status = /** @type {HTMLElement} */ (document.getElementById("such-status"));
const list = /** @type {HTMLElement} */ (document.getElementById("treffer"));
const root = list.dataset.root ?? "./";

/** @type {Promise<import("./search.js").Index> | undefined} */
let index;

/** Load the index once; a failed try may be repeated. */
function loaded() {
  index ??= fetch(list.dataset.index ?? "").then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  });
  index.catch(() => { index = undefined; });
  return index;
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

/** @param {import("./search.js").Card} card */
function row([address, title, summary, meta, badge]) {
  const link = document.createElement("a");
  link.href = root + address.slice(1);
  link.textContent = title;
  const heading = document.createElement("h2");
  heading.append(link);
  const item = document.createElement("li");
  item.className = "row";
  item.append(heading, element("p", meta, "row-meta"), element("p", summary, "row-text"), element("p", badge, "row-facts"));
  return item;
}

/** Show what the field asks for. */
async function show() {
  const query = field.value.trim();
  if (!query) {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  status.textContent = "Suche läuft …";
  try {
    const hits = find(await loaded(), query);
    if (query !== field.value.trim()) return;
    list.replaceChildren(...hits.slice(0, MOST).map((hit) => row(hit.card)));
    status.textContent = sentence(hits.length, query);
  } catch {
    status.textContent = "Die Suche konnte nicht geladen werden. Bitte versuchen Sie es noch einmal.";
  }
}

/**
 * @param {number} hits
 * @param {string} query
 */
function sentence(hits, query) {
  if (!hits) return `Nichts gefunden für „${query}“. Versuchen Sie ein anderes oder ein kürzeres Wort.`;
  const most = hits > MOST ? `, hier die ersten ${MOST}` : "";
  return `${hits === 1 ? "1 Treffer" : `${hits} Treffer`} für „${query}“${most}`;
}

/** Keep the query in the address, so that it can be shared and gone back to. */
function remember() {
  const query = field.value.trim();
  history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
}

field.value = new URLSearchParams(location.search).get("q") ?? "";
field.addEventListener("input", show);
field.addEventListener("change", remember);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  remember();
  void show();
});
void show();

// The search page: reads the field and the address, shows the hits, keeps both in step. Text only, never HTML.
// Only what the first answer needs is imported here; the rest comes when it is needed, and may fail without harm.

import { asksForFilters, read, write } from "./asked.js";
import { highlighter } from "./highlight.js";
import { completeness, shown, sortOut } from "./hits.js";
import { hasPins } from "./page.js";
import { find } from "./query.js";
import { Index } from "./search_files.js";
import { make } from "./make.js";
import { kindsOf, listsOf, rowOf, written } from "./search_rows.js";

/**
 * @typedef {import("./search_rows.js").Card} Card
 * @typedef {import("./search_order.js").Order} Order
 * @typedef {import("./hits.js").Sorted & {
 *   open: Index, query: string, kind: string, words: import("./search_words.js").Word[], complete: number, inFront: boolean,
 *   base: number[], filter: typeof filter, order: Order | null, go: typeof go, root: string,
 * }} Answer
 */

const PAUSE = 130, PATIENCE = 300, MOST_LISTS = 4, SHORTEST = 3, LONGEST = 120; // milliseconds; letters
const NOT_AS_WRITTEN = ["", "typo", "start", "split"];
const PART = "Diese Treffer enthalten nur einen Teil Ihrer Wörter:";
const form = /** @type {HTMLFormElement} */ (document.getElementById("suchformular"));
const field = /** @type {HTMLInputElement} */ (document.getElementById("suchfeld"));
const [status, list, start, advice, tools, kinds, lists, near, place] =
  ["such-status", "treffer", "such-start", "such-rat", "such-leiste", "such-arten", "such-listen", "such-ort", "filter"]
  .map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
const more = /** @type {HTMLButtonElement} */ (document.getElementById("such-mehr"));
const sort = /** @type {HTMLSelectElement} */ (document.getElementById("such-sort"));
const root = list.dataset.root ?? "./";

/** @type {Promise<Index> | undefined} */
let opened;
/** @type {ReturnType<typeof import("./filters.js").filters> | undefined} */
let filter;
let asked = read(new URLSearchParams(location.search));
let turn = 0, starting = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** Whether the address is one to go back to; while somebody types, it is not yet. */
let settled = Boolean(asked.query);
let comesBack = performance.getEntriesByType("navigation").some((one) => /** @type {PerformanceNavigationTiming} */ (one).type === "back_forward");

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

/** Fetch the filters once; a failed try may be repeated. */
async function startFilters() {
  try {
    const { filters } = await import("./filters.js");
    const sheet = make("link", { rel: "stylesheet", href: place.dataset.sheet ?? "" });
    if (!filter) place.prepend(sheet);
    filter ??= filters(place, { url: place.dataset.url ?? "", except: ["in"], onChange: () => { if (!starting) changed(); } });
    starting = true;
    await filter.restore(new URLSearchParams(location.search));
  } catch {
    if (!place.querySelector("p")) place.append(make("p", { role: "status" }, "Die Filter konnten nicht geladen werden. Öffnen Sie sie noch einmal."));
  } finally {
    starting = false;
  }
}

/** The address has changed, by a filter or by a way back. */
function changed() {
  asked = read(new URLSearchParams(location.search));
  settled = true;
  if (!asked.query || asked.query !== field.value.trim()) field.value = asked.query;
  return show();
}

/**
 * Go on to another view of the search, as a step to go back from.
 * @param {Partial<typeof asked>} change
 * @param {URLSearchParams} [params] with other filters
 */
async function go(change, params = new URLSearchParams(location.search)) {
  const filtersChange = params.toString() !== new URLSearchParams(location.search).toString();
  asked = { ...asked, page: 1, ...change };
  field.value = asked.query;
  settled = true;
  remember("pushState", params);
  if (filtersChange && filter) await filter.restore(params); // tells us
  else await show();
}

/**
 * @param {"pushState" | "replaceState"} how
 * @param {URLSearchParams} [params]
 */
function remember(how, params = new URLSearchParams(location.search)) {
  const address = write({ ...asked, query: asked.query.replace(/\p{Surrogate}/gu, "\ufffd") }, params) || location.pathname;
  if (address === (location.search || location.pathname)) return;
  if (how === "pushState") history.replaceState({ ...history.state, focus: document.activeElement?.id }, "");
  history[how](how === "pushState" ? {} : history.state, "", address);
}

/** Find what is asked for, and show it. */
async function show() {
  const mine = (turn += 1), params = new URLSearchParams(location.search);
  clearTimeout(timer);
  delete list.dataset.ready;
  const patience = setTimeout(() => { status.textContent = "Suche lädt …"; }, PATIENCE);
  try {
    const wanted = asksForFilters(params), browses = wanted || Boolean(asked.kind);
    if (browses && !filter?.ready && (wanted || !asked.query)) await startFilters();
    const answer = asked.query || browses ? await answerTo() : null;
    if (mine !== turn) return;
    const nodes = answer && await drawn(answer);
    if (mine !== turn) return;
    clearTimeout(patience);
    draw(answer, nodes);
    if (answer) await explain(answer, mine, wanted && !filter?.ready);
    else status.textContent = "";
    if (mine === turn) done();
  } catch {
    if (mine === turn) fail();
  } finally {
    clearTimeout(patience);
  }
}

/** @returns {Promise<Answer>} */
async function answerTo() {
  const open = await index(), { query, kind } = asked, sizes = open.manifest.kinds;
  const { numbers, words } = query ? await find(open, query) : { numbers: Array(open.manifest.documents).keys(), words: [] };
  const found = [...numbers], { rows: base } = sortOut(found, sizes, kind);
  // Who asks for a word wants what is over as well; who browses asks for it.
  filter?.update(base, Boolean(query));
  const match = filter?.match, sorted = sortOut(match ? found.filter((number) => match[number]) : found, sizes, kind);
  const order = asked.sort ? await import("./search_order.js").then(({ orderOf }) => orderOf(asked, sorted.rows, open, root)).catch(() => null) : null;
  const rows = order?.rows ?? sorted.rows;
  return { ...sorted, rows, open, query, words, base, kind, filter, order, go, root, ...completeness(rows, words) };
}

/** @param {Answer} answer */
async function drawn({ open, rows, lists: others, words, complete, inFront, order }) {
  const mark = highlighter(words, open.manifest.names), { angebote } = open.manifest.kinds;
  const some = rows.slice(0, shown(asked.page));
  const [cards, listCards] = await Promise.all([some, asked.kind || order ? [] : others.slice(0, MOST_LISTS)]
    .map((numbers) => Promise.all(numbers.map((number) => open.card(number)))));
  const parted = inFront && !order && complete ? complete : -1;
  return {
    rows: cards.map((card, at) => rowOf(card, {
      root, mark, number: some[at], isOffer: some[at] < angebote, extra: order?.words(some[at]) ?? "", before: at === parted ? PART : "",
    })),
    lists: listsOf(listCards, root),
  };
}

/**
 * Put everything into the page at once.
 * @param {Answer | null} answer
 * @param {{rows: HTMLElement[], lists: HTMLElement[]} | null} nodes
 */
function draw(answer, nodes) {
  const focus = document.activeElement?.id ?? "", left = answer ? answer.rows.length - (nodes?.rows.length ?? 0) : 0;
  const params = new URLSearchParams(location.search);
  list.replaceChildren(...nodes?.rows ?? []);
  kinds.replaceChildren(...answer ? kindsOf(answer, asked.kind, (kind) => write({ ...asked, kind, page: 1 }, params) || location.pathname) : []);
  lists.lastElementChild?.replaceChildren(...nodes?.lists ?? []);
  lists.hidden = !nodes?.lists.length;
  advice.replaceChildren();
  tools.hidden = !kinds.children.length && !list.children.length;
  sort.value = asked.sort;
  near.hidden = asked.sort !== "entfernung";
  more.hidden = left < 1;
  more.textContent = `Mehr Treffer zeigen (noch ${written(left)})`;
  start.classList.toggle("on", !answer);
  if (focus && document.activeElement === document.body) document.getElementById(focus)?.focus();
}

/**
 * Say what was found, and what to do where that is not what was meant.
 * @param {Answer} answer
 * @param {number} mine
 * @param {boolean} unfiltered
 */
async function explain(answer, mine, unfiltered) {
  const { query, rows, words, complete, order } = answer, short = [...query].slice(0, LONGEST).join("");
  const name = query && ` für „${short}${short.length < query.length ? "…" : ""}“`;
  let said = rows.length ? `${written(rows.length)} Treffer${name}` : `Nichts gefunden${name}`;
  if (query && !rows.length && query.length < SHORTEST) said = `Bitte geben Sie mehr Buchstaben ein als „${query}“`;
  if (query && !words.length) said = `Bitte geben Sie ein Wort ein, das mehr sagt als „${short}“`;
  const also = [unfiltered ? "Die Filter konnten nicht geladen werden; hier steht alles" : "", order?.said ?? ""];
  if (order?.codes) await import("./search_place.js").then(({ placeForm }) => placeForm(near, asked.code, (code) => { void go({ code }); })).catch(() => {});
  const partly = rows.length > complete && words.length > 1;
  if (!rows.length && (!query || query.length >= SHORTEST) || partly || words.some(({ how }) => NOT_AS_WRITTEN.includes(how))) {
    const { advise } = await import("./search_advice.js").catch(() => ({ advise: () => [] }));
    if (mine === turn) also.push(...advise(advice, answer));
  }
  start.classList.toggle("on", Boolean(query) && !words.length);
  const sentences = [said, ...also].filter(Boolean);
  if (mine === turn) status.textContent = sentences.join(". ") + (sentences.length > 1 ? "." : "");
}

/** The hits are there: come back to where somebody was, and make the pins right. */
function done() {
  const { hit, y, focus } = history.state ?? {};
  const link = comesBack && document.getElementById(hit ?? "");
  if (link) {
    link.focus({ preventScroll: true });
    scrollTo({ top: y, behavior: "instant" });
  } else if (document.activeElement === document.body) document.getElementById(focus ?? "")?.focus();
  comesBack = false;
  list.dataset.ready = asked.query;
  if (hasPins()) void import("./search_pins.js").then(({ pinRight }) => pinRight(list)).catch(() => {});
}

function fail() {
  draw(null, null);
  start.classList.remove("on");
  status.textContent = navigator.onLine ? "Die Suche konnte nicht geladen werden." : "Sie sind offline. Die Suche geht weiter, sobald Sie wieder verbunden sind.";
  const again = make("button", { type: "button", id: "such-nochmal" }, "Noch einmal versuchen");
  again.addEventListener("click", () => { field.focus(); void show(); });
  advice.replaceChildren(make("p", {}, again));
}

/** The visitor paused while typing. */
function paused() {
  const query = field.value.trim();
  if (query === asked.query && list.dataset.ready === query) return;
  const isNew = query !== asked.query;
  asked = { ...asked, query, page: isNew ? 1 : asked.page };
  if (isNew) remember(settled ? "pushState" : "replaceState");
  settled = settled && !isNew;
  void show();
}

// Who typed before this script came keeps what was typed.
if (field.value.trim()) {
  asked.query = field.value.trim();
  remember("replaceState");
} else field.value = asked.query;
field.addEventListener("input", () => {
  delete list.dataset.ready;
  clearTimeout(timer);
  timer = setTimeout(paused, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  paused();
  settled = Boolean(asked.query);
});
kinds.addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void go({ kind: link.id.slice("in-".length) });
});
sort.addEventListener("change", () => { void go({ sort: /** @type {import("./asked.js").Sort} */ (sort.value) }); });
more.addEventListener("click", async () => {
  const next = list.children.length;
  await go({ page: asked.page + 1 });
  /** @type {HTMLElement | null} */ (list.children[next]?.querySelector("h2 a"))?.focus();
});
list.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const hit = target.closest("a")?.id, button = target.closest(".pin-button:not([data-pin])");
  if (hit) history.replaceState({ ...history.state, hit, y: scrollY }, "");
  if (button) void import("./search_pins.js").then(({ pin }) => pin(/** @type {HTMLButtonElement} */ (button)), () => { status.textContent = "Merken geht gerade nicht."; });
});
addEventListener("popstate", () => { void changed(); });
addEventListener("online", () => { if (document.getElementById("such-nochmal")) void show(); });
place.hidden = false;
place.querySelector("details")?.addEventListener("toggle", () => { if (!filter) void startFilters(); });
void index(); // the first letter typed finds it open
void show();

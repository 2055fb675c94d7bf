// The filter form: draws itself when somebody wants it, keeps in step with the address, tells the page.

import { counts, facetsOf, readSelection, select, writeSelection } from "./facets.js";
import { boxOf, wordsOf } from "./filter_box.js";
import { make } from "./make.js";

/**
 * @typedef {import("./facets.js").Base} Base
 * @typedef {import("./facets.js").Facets} Facets
 * @typedef {import("./facets.js").Selection} Selection
 * @typedef {{url: string, base?: Base, pastToo?: boolean, hasDays?: boolean, except?: string[], done?: string, onChange: (selection: Selection) => void}} Options
 */

/** The parameters by which the form knows, before it is loaded, that the address asks for it. */
export const NAMES = ["thema", "zielgruppe", "alter", "klasse", "von", "bis", "ferien", "turnus", "stadtteil", "reichweite",
  "kosten", "art", "format", "zugang", "sprache", "barrierefrei", "ziel", "anbieter", "stand", "in"];
/** A page of a list of hits, which a change of filters makes meaningless. */
const PAGE = "seite";
/** Where a page has fields of its own for these (`hasDays`), it hides single dates and not whole offers. */
const DAYS = ["von", "bis", "ferien"];
const COLUMNS = 3;

/**
 * Draw the filter form into an element.
 * @param {HTMLElement} element
 * @param {Options} options
 */
export function filters(element, { url, base = null, pastToo = false, hasDays = false, except = [], done: doneText = "", onChange }) {
  /** @type {Facets | undefined} */
  let facets;
  /** @type {Promise<void> | undefined} */
  let loading;
  /** @type {Selection} */
  let selection = new Map();
  /** @type {import("./filter_box.js").Box[]} */
  let boxes = [];
  /** @type {import("./facets.js").Counts} */
  let result = { hits: 0, counts: new Uint32Array(), relaxed: [] };

  const inUse = make("span", {});
  // The page may have drawn the closed form already, to fetch this script only when somebody opens it.
  const form = element.querySelector("details") ?? make("details", { className: "filters" }, make("summary", { id: "f-filter" }, "Filter"));
  const summary = /** @type {HTMLElement} */ (form.firstElementChild);
  const status = make("p", { className: "hint", role: "status" });
  const body = make("div", { className: "facets" });
  const done = make("button", { type: "button", id: "f-fertig", className: "filters-done", hidden: true });
  summary.append(inUse);
  form.append(status, body, done);
  const chips = make("ul", { className: "filter-chips", hidden: true });
  chips.setAttribute("aria-label", "Gewählte Filter");
  const dates = make("div", { className: "filter-calendar" });
  element.append(form, chips, dates);

  /** Bring numbers, marks and chips up to date, without drawing anything anew that may have the focus. */
  function refresh() {
    if (!facets) return;
    result = counts(facets, selection, base, pastToo);
    for (const box of boxes) box.show(selection, result.counts);
    const chosen = [...selection.values()].flat().length;
    inUse.textContent = chosen ? ` (${chosen} gewählt)` : "";
    done.textContent = doneText || (result.hits === 1 ? "1 Treffer ansehen" : `${result.hits.toLocaleString("de")} Treffer ansehen`);
    done.hidden = false;
    showChips(facets);
    void showDates(facets);
  }

  /**
   * Lead to the dates of what is chosen. That comes after all else, and may fail without harm.
   * @param {Facets} known
   */
  async function showDates(known) {
    if (!selection.size && !dates.children.length) return;
    const { drawCalendar } = await import("./filter_calendar.js").catch(() => ({ drawCalendar: () => {} }));
    drawCalendar(dates, known, whole(), url);
  }

  /** What is chosen of whole offers. */
  function whole() {
    return hasDays ? new Map([...selection].filter(([name]) => !DAYS.includes(name))) : selection;
  }

  /** @param {Facets} known */
  function showChips(known) {
    const old = new Map([...chips.children].map((item) => [item.firstElementChild?.id, item]));
    const wanted = known.list.flatMap((facet) =>
      (facet.kind === "days" ? ["von", "bis", "ferien"] : [facet.name]).flatMap((name) =>
        (selection.get(name) ?? []).map((value) => {
          const id = `chip-${name}-${value}`;
          return old.get(id) ?? chip(id, wordsOf(facet, name, value, known.file.holidays), () => drop(name, value));
        })));
    if (wanted.length) wanted.push(old.get("chip-alle") ?? chip("chip-alle", "", clear));
    for (const item of old.values()) if (!wanted.includes(item)) item.remove();
    wanted.forEach((item, place) => {
      if (chips.children[place] !== item) chips.insertBefore(item, chips.children[place] ?? null);
    });
    chips.hidden = !wanted.length;
  }

  /**
   * @param {string} name
   * @param {string[]} values
   */
  function choose(name, values) {
    if (values.length) selection.set(name, values);
    else selection.delete(name);
    remember();
    refresh();
    onChange(selection);
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  function drop(name, value) {
    const place = [...chips.children].findIndex((item) => item.contains(document.activeElement));
    choose(name, (selection.get(name) ?? []).filter((one) => one !== value));
    const next = chips.children[Math.min(place, chips.children.length - 2)]?.querySelector("button");
    (next ?? summary).focus();
  }

  function clear() {
    selection.clear();
    summary.focus();
    remember();
    refresh();
    onChange(selection);
  }

  /** Put the selection into the address as a step of its own, with where the focus was. */
  function remember() {
    if (!facets) return;
    const params = writeSelection(facets, selection, new URLSearchParams(location.search));
    params.delete(PAGE);
    const text = params.toString().replaceAll("+", "%20"), focus = document.activeElement?.id;
    history.replaceState({ ...history.state, focus }, "");
    history.pushState({ focus }, "", text ? `?${text}` : location.pathname);
  }

  /**
   * Take over what the address asks for.
   * @param {URLSearchParams} params
   */
  async function restore(params) {
    if (!facets && !NAMES.some((name) => params.has(name))) return;
    await load();
    if (!facets) return;
    const read = readSelection(facets, params);
    selection = read.selection;
    status.textContent = read.ignored.length ? "Einen Filter aus der Adresse gibt es hier nicht. Er wurde weggelassen." : "";
    refresh();
    boxes.forEach(({ element: box }) => { if (box.querySelector(".facet-used:not(:empty)")) box.setAttribute("open", ""); });
    onChange(selection);
  }

  /** Fetch and draw the form once; a failed try may be repeated. */
  function load() {
    status.textContent = "Filter werden geladen …";
    loading ??= fetch(url).then(async (answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      const given = await answer.json();
      // What the page asks in its own way is not asked twice.
      facets = facetsOf({ ...given, facets: given.facets.filter((/** @type {{name: string}} */ { name }) => !except.includes(name)) });
      const { list, file } = facets;
      boxes = list.filter(({ kind, values }) => !(hasDays && kind === "days") && (values.length > 1 || values[0])).map((facet) => boxOf(facet, file.holidays, choose));
      // Columns of their own: nothing moves sideways when a facet is opened.
      const most = Math.ceil(boxes.length / COLUMNS), all = boxes.map((box) => box.element);
      body.replaceChildren(...Array.from({ length: COLUMNS }, (_, at) => make("div", {}, ...all.slice(at * most, (at + 1) * most))));
    });
    return loading.then(
      () => { status.textContent = ""; },
      () => {
        loading = undefined;
        status.textContent = "Die Filter konnten nicht geladen werden. Bitte versuchen Sie es noch einmal.";
      });
  }

  const whenOpened = () => {
    if (form.open && !facets) void load().then(() => facets && restore(new URLSearchParams(location.search)));
  };
  form.addEventListener("toggle", whenOpened);
  whenOpened();
  done.addEventListener("click", () => {
    form.open = false;
    summary.focus();
  });
  addEventListener("popstate", async (event) => {
    await restore(new URLSearchParams(location.search));
    const last = document.getElementById(event.state?.focus ?? "");
    if (last && element.contains(last) && last.checkVisibility()) last.focus();
  });
  void restore(new URLSearchParams(location.search));

  return {
    /** What is chosen, by parameter. */
    get selection() { return selection; },
    /** A mark for each number that the selection leaves; null where it leaves all, or where nothing is chosen yet. */
    get match() {
      return facets ? select(facets, whole(), pastToo) : null;
    },
    /** What each filter in use takes away: the hits without it. */
    get relaxed() {
      return result.relaxed.map(({ names, hits }) => {
        const facet = facets?.list.find(({ name, kind }) => (kind === "days" ? DAYS.includes(names[0]) : name === names[0]));
        return { names, hits, title: facet?.title ?? "", past: facet?.past && !selection.has(facet.name) ? facet.past : "" };
      });
    },
    /**
     * How many of these records the selection leaves to somebody who browses.
     * @param {Base} records
     */
    hitsAmong: (records) => (facets ? counts(facets, selection, records, false).hits : 0),
    /** Whether the filters are there to be used. */
    get ready() { return Boolean(facets); },
    restore,
    clear,
    /**
     * Count anew among these records.
     * @param {Base} hits
     * @param {boolean} [past]
     */
    update(hits, past = pastToo) {
      base = hits;
      pastToo = past;
      refresh();
    },
  };
}

/**
 * @param {string} id
 * @param {string} words nothing for the one that clears them all
 * @param {() => void} act
 */
function chip(id, words, act) {
  const cross = make("span", {}, "×"), rest = make("span", { className: "unseen" }, " entfernen");
  cross.setAttribute("aria-hidden", "true");
  const button = make("button", { type: "button", id }, ...(words ? [words, rest, cross] : ["Alle Filter löschen"]));
  button.addEventListener("click", act);
  return make("li", {}, button);
}

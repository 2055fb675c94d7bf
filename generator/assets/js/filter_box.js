// One facet in the filter form: drawn once, afterwards only its numbers and marks change.

import { dayOf } from "./facets.js";
import { make } from "./make.js";

/**
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {import("./facets.js").Holiday} Holiday
 * @typedef {import("./facets.js").Selection} Selection
 * @typedef {(name: string, values: string[]) => void} Choose
 * @typedef {{element: HTMLElement, show: (selection: Selection, counts: Uint32Array) => void}} Box
 */

const SHORT = 8, LONG = 12;
const PAST = "Auch frühere Angebote";
/** @type {Record<string, {label: string, min: string, max: string, unit: string}>} */
const RANGES = {
  alter: { label: "Alter in Jahren", min: "0", max: "120", unit: " Jahre" },
  klasse: { label: "Schulklasse, 1 bis 13", min: "1", max: "13", unit: "" },
};
const ENDS = { von: "Von", bis: "Bis" };
const DAY = new Intl.DateTimeFormat("de", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** @param {string} text */
const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** @param {number} number */
const inBrackets = (number) => `(${number.toLocaleString("de")})`;

/**
 * What a chip says of a value; the value itself where nobody knows it.
 * @param {Facet} facet
 * @param {string} name
 * @param {string} value
 * @param {Holiday[]} holidays
 */
export function wordsOf(facet, name, value, holidays) {
  if (value === facet.past) return PAST;
  let words = String(facet.values[facet.place.get(value) ?? -1]?.[1] ?? value);
  if (facet.kind === "range") words = value + (RANGES[name]?.unit ?? "");
  if (name === "ferien") words = holidays.find(({ id }) => id === value)?.label ?? value;
  if (name === "von" || name === "bis") words = `${name === "von" ? "ab" : "bis"} ${DAY.format((dayOf(value) ?? 0) * 864e5)}`;
  return `${facet.title}: ${words}`;
}

/**
 * Draw a facet.
 * @param {Facet} facet
 * @param {Holiday[]} holidays
 * @param {Choose} choose
 * @returns {Box}
 */
export function boxOf(facet, holidays, choose) {
  const used = make("span", { className: "facet-used" }), hint = make("p", { className: "hint", hidden: true });
  const inside = facet.kind === "codes" ? checkboxes(facet, choose)
    : facet.kind === "range" ? ageOrGrade(facet, choose) : days(holidays, choose);
  const fieldset = make("fieldset", {}, make("legend", { className: "unseen" }, facet.title), ...inside.nodes, hint);
  const summary = make("summary", { id: `f-${facet.name}` }, facet.title, used);
  const element = make("details", { className: "facet" }, summary, fieldset);
  return {
    element,
    show(selection, counts) {
      const names = facet.kind === "days" ? ["von", "bis", "ferien"] : [facet.name];
      const chosen = names.reduce((sum, name) => sum + (selection.get(name)?.length ?? 0), 0);
      used.textContent = chosen ? ` · ${chosen} gewählt` : "";
      const unknown = counts[facet.first];
      hint.hidden = !unknown;
      hint.textContent = `Bei ${unknown.toLocaleString("de")} ${unknown === 1 ? "Angebot" : "Angeboten"} ${facet.unknown}.`;
      inside.show(selection, counts);
    },
  };
}

/**
 * @typedef {{nodes: HTMLElement[], show: (selection: Selection, counts: Uint32Array) => void}} Inside
 * @typedef {{item: HTMLLIElement, box: HTMLInputElement, number: HTMLElement, words: string, id: number, top: boolean}} Row
 */

/**
 * @param {Facet} facet
 * @param {Choose} choose
 * @returns {Inside}
 */
function checkboxes(facet, choose) {
  const rows = facet.values.map(([code, label, broader], place) => rowOf(facet, String(code), String(label), place, broader));
  const list = make("ul", { className: "facet-values" }, ...rows.map(({ item }) => item));
  list.addEventListener("change", () => choose(facet.name, rows.filter(({ box }) => box.checked).map(({ box }) => box.value)));
  const narrow = rows.length > LONG ? narrowing(facet, rows) : undefined;
  return {
    nodes: narrow ? [...narrow.before, list, narrow.more] : [list],
    show(selection, counts) {
      const chosen = selection.get(facet.name) ?? [];
      for (const { item, box, number, id } of rows) {
        box.checked = chosen.includes(box.value);
        number.textContent = inBrackets(counts[id]);
        item.classList.toggle("none", !counts[id] && !box.checked);
      }
      narrow?.show(counts);
    },
  };
}

/**
 * @param {Facet} facet
 * @param {string} code
 * @param {string} label
 * @param {number} place
 * @param {unknown} broader
 * @returns {Row}
 */
function rowOf(facet, code, label, place, broader) {
  const box = make("input", { type: "checkbox", id: `f-${facet.name}-${code}`, value: code });
  const number = make("span", { className: "number" }), words = code === facet.past ? PAST : label;
  const item = make("li", { className: broader ? "below" : "" }, make("label", {}, box, make("span", {}, words, " ", number)));
  return { item, box, number, words: folded(words), id: facet.first + 1 + place, top: !broader };
}

/**
 * A long list begins with what gives most; the rest comes by a word or a button.
 * @param {Facet} facet
 * @param {Row[]} rows
 */
function narrowing(facet, rows) {
  /** @type {Set<Row>} */
  let first = new Set();
  let all = false;
  const field = make("input", { type: "search", id: `f-${facet.name}-suche`, autocomplete: "off" });
  const label = make("label", { htmlFor: field.id }, `${facet.title} suchen`);
  const status = make("p", { className: "unseen", role: "status" });
  const more = make("button", { type: "button", className: "more", id: `f-${facet.name}-mehr` });
  const apply = () => {
    const word = folded(field.value.trim());
    let shown = 0;
    for (const row of rows) {
      const fits = word ? row.words.includes(word) : all || first.has(row) || row.box.checked;
      row.item.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    status.textContent = word ? `${shown} von ${rows.length} Einträgen` : "";
    more.hidden = Boolean(word);
    more.textContent = all ? "Weniger anzeigen" : `Alle ${rows.length} anzeigen`;
    more.setAttribute("aria-expanded", String(all));
  };
  field.addEventListener("input", apply);
  more.addEventListener("click", () => { all = !all; apply(); });
  return {
    before: [make("div", { className: "facet-search" }, label, field, status)],
    more,
    /** @param {Uint32Array} counts */
    show(counts) {
      if (!first.size) {
        const best = rows.filter(({ top }) => top).sort((one, other) => counts[other.id] - counts[one.id]);
        first = new Set(best.slice(0, SHORT));
      }
      apply();
    },
  };
}

/**
 * @param {Facet} facet
 * @param {Choose} choose
 * @returns {Inside}
 */
function ageOrGrade(facet, choose) {
  const { label, min, max } = RANGES[facet.name] ?? { label: facet.title, min: "0", max: "120" };
  const field = make("input", { type: "number", id: `f-${facet.name}-zahl`, min, max, inputMode: "numeric" });
  field.addEventListener("change", () => { if (field.validity.valid) choose(facet.name, field.value ? [field.value] : []); });
  return {
    nodes: [labelled(label, field)],
    show(selection) { keep(field, selection.get(facet.name)); },
  };
}

/**
 * @param {Holiday[]} holidays
 * @param {Choose} choose
 * @returns {Inside}
 */
function days(holidays, choose) {
  const fields = Object.entries(ENDS).map(([name, label]) => {
    const field = make("input", { type: "date", id: `f-${name}`, name });
    // While a year is being typed the day is one of the year 2 or 20.
    field.addEventListener("change", () => {
      if (!field.value || dayOf(field.value) !== undefined) choose(name, field.value ? [field.value] : []);
    });
    return { field, node: labelled(label, field) };
  });
  const free = make("select", { id: "f-ferien" }, make("option", { value: "" }, "Keine Auswahl"),
    ...holidays.map(({ id, label }) => make("option", { value: id }, label)));
  free.addEventListener("change", () => choose("ferien", free.value ? [free.value] : []));
  return {
    nodes: [...fields.map(({ node }) => node), ...(holidays.length ? [labelled("In den Ferien", free)] : [])],
    show(selection) {
      for (const { field } of fields) keep(field, selection.get(field.name));
      free.value = selection.get("ferien")?.[0] ?? "";
    },
  };
}

/**
 * @param {string} text
 * @param {HTMLElement} field
 */
const labelled = (text, field) => make("div", { className: "facet-field" }, make("label", { htmlFor: field.id }, text), field);

/**
 * Show the value unless it is there already: writing it would disturb who is typing.
 * @param {HTMLInputElement} field
 * @param {string[] | undefined} values
 */
function keep(field, values) {
  if (field.value !== (values?.[0] ?? "")) field.value = values?.[0] ?? "";
}

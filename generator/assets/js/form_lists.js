// Long lists of boxes to tick: what is chosen, what to look for, and closed again when somebody goes on.

import { make } from "./make.js";

/** Everyday words of codes, by field and code. @type {Record<string, Record<string, string>>} */
let more = {};

/** @param {typeof more} words */
export const learnWords = (words) => { more = words; };

/** Say which codes of a long list are chosen. @param {Element} group */
export function tell(group) {
  const place = group.querySelector(".chosen"), chosen = [...group.querySelectorAll("input:checked")].map((one) => one.closest("label")?.textContent);
  if (place) place.textContent = chosen.length ? `Gewählt: ${chosen.join(", ")}` : "";
}

/**
 * Whether a choice is what somebody looks for.
 * @param {string} letters @param {string} label @param {string} [synonyms]
 */
export const fits = (letters, label, synonyms = "") => `${label} ${synonyms}`.toLowerCase().includes(letters.trim().toLowerCase());

/** @param {HTMLInputElement} field */
function narrow(field) {
  const labels = [...field.closest("fieldset")?.querySelectorAll(".ticks label") ?? []];
  const left = labels.filter((label) => {
    const box = /** @type {HTMLInputElement} */ (label.querySelector("input")), isIn = fits(field.value, label.textContent ?? "", more[box.name]?.[box.value]);
    label.classList.toggle("off", !isIn);
    return isIn;
  });
  const note = field.closest("details")?.querySelector(".none");
  if (note) note.textContent = left.length ? "" : "Nichts gefunden. Versuchen Sie ein anderes Wort.";
}

/** @param {HTMLFormElement} form */
export function startLists(form) {
  let isTab = false;
  for (const place of form.querySelectorAll(".narrow")) place.after(make("p", { className: "hint none", role: "status" }));
  form.addEventListener("input", (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if ("narrow" in field.dataset) narrow(field);
  });
  form.addEventListener("pointerdown", () => { isTab = false; });
  form.addEventListener("keydown", (event) => {
    const field = /** @type {HTMLElement} */ (event.target), list = listOf(field);
    isTab = event.key === "Tab";
    if (event.key === "Enter" && "narrow" in field.dataset) event.preventDefault();
    if (event.key !== "Escape" || !list?.open) return;
    list.open = false;
    list.querySelector("summary")?.focus();
  });
  // Only for the keyboard: under a pointer, what is about to be pressed would move away.
  form.addEventListener("focusin", (event) => {
    const here = /** @type {Node} */ (event.target), left = /** @type {Element | null} */ (event.relatedTarget), list = left && listOf(left);
    if (isTab && list && !list.contains(here)) list.open = false;
  });
}

/** @param {Element} field */
const listOf = (field) => /** @type {HTMLDetailsElement | null} */ (field.closest("fieldset.choices > details"));

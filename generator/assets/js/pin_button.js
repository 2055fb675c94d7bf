// The button „Merken“ for one offer; the offers' own pages and the search use it.

import { kept, keep, onChange } from "./pin_store.js";
import { joined, without } from "./pins.js";

const REFUSED = "Ihr Browser erlaubt dieser Website nicht, etwas zu merken. Legen Sie stattdessen ein Lesezeichen an.";
const FULL = "Ihre Merkliste ist voll. Bitte entfernen Sie zuerst etwas.";

/**
 * A button that keeps an offer or takes it off the list; it stays right when the list changes elsewhere.
 * @param {string} id
 * @param {string} title
 * @returns {HTMLButtonElement}
 */
export function pinButton(id, title) {
  const button = document.createElement("button");
  const name = document.createElement("span");
  const more = document.createElement("span");
  more.className = "unseen";
  more.textContent = ` „${title}“`;
  button.type = "button";
  button.className = "pin-button";
  button.dataset.pin = id;
  button.append(name, more);
  button.addEventListener("click", () => { press(button, id); });
  show(button);
  return button;
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} id
 */
function press(button, id) {
  const before = kept(), isKept = before.includes(id);
  const after = isKept ? without(before, id) : joined(before, [id]);
  if (!isKept && after.length === before.length) complain(button, FULL);
  else if (!keep(after)) complain(button, REFUSED);
  else complain(button, "");
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} sentence
 */
function complain(button, sentence) {
  const next = button.nextElementSibling;
  if (next?.classList.contains("pin-error")) next.remove();
  if (!sentence) return;
  const note = document.createElement("span");
  note.className = "pin-error notice";
  note.setAttribute("role", "alert");
  note.textContent = sentence;
  button.after(note);
}

/** @param {HTMLButtonElement} button */
function show(button) {
  const isKept = kept().includes(button.dataset.pin ?? "");
  button.setAttribute("aria-pressed", String(isKept));
  if (button.firstElementChild) button.firstElementChild.textContent = isKept ? "Gemerkt" : "Merken";
}

onChange(() => {
  for (const button of document.querySelectorAll("button[data-pin]")) show(/** @type {HTMLButtonElement} */ (button));
});

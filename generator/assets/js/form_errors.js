// What is not right yet: a list at the top with links, and a message at each field.

import { make } from "./make.js";

/** @typedef {{path: (string | number)[], rule?: string, message: string, at?: string, isHint?: boolean}} Mistake `at`: the id of the field where the path names none; a hint hinders nobody */

const FOCUSABLE = "input:not([type=hidden]), select, textarea, button";

/**
 * The field that a mistake is about, or what is around it.
 * @param {HTMLFormElement} form @param {Mistake} mistake
 * @returns {HTMLElement}
 */
export function targetOf(form, { path, at }) {
  if (at) return /** @type {HTMLElement} */ (document.getElementById(at));
  for (let length = path.length; length > 0; length -= 1) {
    const found = document.getElementById(`e-${path.slice(0, length).join(".")}`);
    if (found && !found.closest("[hidden]")) return found;
  }
  return /** @type {HTMLElement} */ (form.querySelector("#e-confirmed_on"));
}

/** @param {HTMLFormElement} form */
export function clearErrors(form) {
  for (const node of form.querySelectorAll(".error, .advice")) {
    const owner = form.querySelector(`[aria-describedby~="${node.id}"]`);
    owner?.removeAttribute("aria-invalid");
    const rest = owner?.getAttribute("aria-describedby")?.split(" ").filter((id) => id !== node.id).join(" ");
    if (rest) owner?.setAttribute("aria-describedby", rest); else owner?.removeAttribute("aria-describedby");
    node.remove();
  }
}

/**
 * Write each message at its field.
 * @param {HTMLFormElement} form @param {Mistake[]} mistakes
 */
export function showErrors(form, mistakes) {
  clearErrors(form);
  for (const one of mistakes) {
    const target = targetOf(form, one), id = `${target.id}-f`;
    if (document.getElementById(id)) continue;
    const note = make("p", { className: one.isHint ? "advice" : "error", id }, one.message);
    const box = target.localName === "fieldset" ? target : target.closest(".field");
    if (target.localName === "fieldset") target.querySelector(":scope > legend")?.after(note); else box?.append(note);
    target.setAttribute("aria-describedby", [target.getAttribute("aria-describedby"), id].filter(Boolean).join(" "));
    if (target.localName !== "fieldset" && !one.isHint) target.setAttribute("aria-invalid", "true");
  }
}

/**
 * The list of everything that is wrong; takes the focus.
 * @param {HTMLFormElement} form @param {HTMLElement} box @param {Mistake[]} mistakes
 */
export function showSummary(form, box, mistakes) {
  const number = mistakes.length === 1 ? "Eine Angabe fehlt oder stimmt noch nicht" : `${mistakes.length} Angaben fehlen oder stimmen noch nicht`;
  box.replaceChildren(make("h2", {}, number), make("ul", {}, ...mistakes.map((one) => {
    const target = targetOf(form, one);
    const link = make("a", { href: `#${target.id}` }, `${leading(nameOf(target))} ${one.message}`);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      goTo(target);
    });
    return make("li", {}, link);
  })));
  box.hidden = false;
  box.focus();
}

/** The name of a field before what is said about it; a question keeps its mark. @param {string} name */
export const leading = (name) => (name.endsWith("?") ? name : `${name.replace(/[.:]$/, "")}:`);

/** @param {HTMLElement} target */
function nameOf(target) {
  const label = target.localName === "fieldset" ? target.querySelector("legend") : document.querySelector(`label[for="${target.id}"]`) ?? target.closest("label");
  const around = target.parentElement?.closest("[data-row]")?.querySelector("legend")?.textContent;
  const words = /** @type {Element | undefined} */ (label?.cloneNode(true));
  for (const part of words?.querySelectorAll(".need, input") ?? []) part.remove();
  return [around, words?.textContent].filter(Boolean).map((text) => text?.trim()).join(", ");
}

/** Open what is closed around a field and focus it. @param {HTMLElement} target */
export function goTo(target) {
  const field = target.matches(FOCUSABLE) ? target : /** @type {HTMLElement} */ (target.querySelector(FOCUSABLE) ?? target);
  for (let node = field.parentElement; node; node = node.parentElement) if (node instanceof HTMLDetailsElement) node.open = true;
  field.focus();
}

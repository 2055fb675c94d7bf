// One entry of the pinboard: title, when, where and cost, and what can be done with it.

import { addressOf, factsOf } from "./pin_facts.js";

/**
 * Make an element with a text, or with what stands in it.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} style
 * @param {(string | Node)[]} inside
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(name, style, ...inside) {
  const made = document.createElement(name);
  if (style) made.className = style;
  made.append(...inside);
  return made;
}

/**
 * A button that looks like a second choice unless told otherwise.
 * @param {string} words
 * @param {() => void} press
 * @param {string} [style]
 */
export function act(words, press, style = "pin-plain") {
  const button = make("button", style, words);
  button.type = "button";
  button.addEventListener("click", press);
  return button;
}

/**
 * An entry; its facts come when its page has answered. `buttons` get the title into their names.
 * @param {string} id
 * @param {HTMLButtonElement[]} buttons
 * @returns {HTMLLIElement}
 */
export function entryRow(id, buttons) {
  const link = make("a", "", "Wird geladen …");
  link.href = addressOf(id);
  const heading = make("h3", "", link), about = make("div", "");
  const names = buttons.map((button) => {
    const name = make("span", "unseen", ` „${id}“`);
    button.append(name);
    return name;
  });
  const row = make("li", "row", heading, about);
  if (buttons.length) row.append(make("p", "pin-actions no-print", ...buttons));
  row.dataset.id = id;
  void factsOf(id).then((found) => {
    const title = typeof found === "string" ? id : found.facts.title;
    for (const name of names) name.textContent = ` „${title}“`;
    if (typeof found === "string") sayMissing(id, found, heading, link, about);
    else sayFacts(found.facts, found.address, link, about);
  });
  return row;
}

/**
 * @param {string} id
 * @param {"gone" | "silent"} why
 * @param {HTMLElement} heading
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} about
 */
function sayMissing(id, why, heading, link, about) {
  link.textContent = id;
  if (why === "gone") heading.replaceChildren(id);
  about.replaceChildren(make("p", "row-text", why === "gone"
    ? "Dieses Angebot gibt es nicht mehr."
    : "Die Angaben konnten nicht geladen werden. Bitte versuchen Sie es später noch einmal."));
}

/**
 * @param {import("./pin_facts.js").Facts} facts
 * @param {string} address
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} about
 */
function sayFacts(facts, address, link, about) {
  link.textContent = facts.title;
  link.href = address;
  const list = make("dl", "pin-facts");
  for (const [term, text] of [["Wann", facts.when], ["Wo", facts.where], ["Kosten", facts.cost]]) {
    if (text) list.append(make("dt", "", term), make("dd", "", text));
  }
  about.replaceChildren(make("p", "row-facts", make("span", facts.look, facts.badge)), list, make("p", "pin-where", address));
}

// Makes the hits' buttons „Merken“ those of the pinboard, once somebody uses one or has kept something before.

import { pinButton } from "./pin_button.js";

/** @param {HTMLButtonElement} plain */
function replaced(plain) {
  const real = pinButton(plain.name, plain.value), hasFocus = plain === document.activeElement;
  plain.replaceWith(real);
  if (hasFocus) real.focus();
  return real;
}

/** @param {HTMLButtonElement} plain */
export function pin(plain) {
  replaced(plain).click();
}

/** @param {HTMLElement} list */
export function pinRight(list) {
  list.querySelectorAll("button.pin-button:not([data-pin])").forEach((plain) => replaced(/** @type {HTMLButtonElement} */ (plain)));
}

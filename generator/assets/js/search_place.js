// From where distances are measured: a postal code, or the device when the visitor says so.

import { setHere } from "./search_order.js";
import { make } from "./make.js";

const PATIENCE = 15_000; // milliseconds
const INSTEAD = "Sie können stattdessen Ihre Postleitzahl eingeben.";

/**
 * Draw the form once.
 * @param {HTMLElement} element
 * @param {string} code
 * @param {(code: string) => void} measure
 */
export function placeForm(element, code, measure) {
  if (element.firstChild) return;
  const field = make("input", { id: "such-plz", inputMode: "numeric", autocomplete: "postal-code", maxLength: 5, value: code });
  const status = make("p", { className: "hint", role: "status" });
  const here = make("button", { type: "button", className: "quiet" }, "Meinen Standort verwenden");
  const form = make("form", {}, make("label", { htmlFor: field.id }, "Entfernung von Postleitzahl"), field, make("button", {}, "Sortieren"), here);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    measure(field.value.trim());
  });
  here.addEventListener("click", () => {
    if (!("geolocation" in navigator)) {
      status.textContent = `Ihr Browser kann keinen Standort bestimmen. ${INSTEAD}`;
      return;
    }
    status.textContent = "Ihr Standort wird bestimmt …";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        status.textContent = "Ihr Standort bleibt in diesem Browser.";
        setHere([coords.latitude, coords.longitude]);
        field.value = "";
        measure("");
      },
      () => { status.textContent = `Ihr Standort war nicht zu bestimmen. ${INSTEAD}`; },
      { timeout: PATIENCE },
    );
  });
  element.append(form, status);
}

// Where the pinboard is kept: in this browser, and only once somebody has put something on it.

import { fromText, KEY, toText } from "./pins.js";

/** @type {Set<() => void>} */
const listeners = new Set();

/** Whether the browser lets this site keep anything at all. */
export function mayKeep() {
  try {
    return Boolean(localStorage);
  } catch {
    return false;
  }
}

/**
 * What is kept; nothing where the browser forbids to look.
 * @returns {string[]}
 */
export function kept() {
  try {
    return fromText(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

/**
 * Keep this list; an empty one leaves nothing behind. False where the browser refuses.
 * @param {string[]} ids
 * @returns {boolean}
 */
export function keep(ids) {
  try {
    if (ids.length) localStorage.setItem(KEY, toText(ids));
    else localStorage.removeItem(KEY);
  } catch {
    return false;
  }
  tell();
  return true;
}

/**
 * Call back when the list may have changed: here, in another tab, or before the visitor came back to the page.
 * @param {() => void} listener
 */
export function onChange(listener) {
  listeners.add(listener);
}

function tell() {
  void import("./pin_link.js").catch(() => undefined);
  for (const listener of listeners) listener();
}

addEventListener("storage", (event) => { if (event.key === KEY || event.key === null) tell(); });
addEventListener("pageshow", (event) => { if (event.persisted) tell(); });

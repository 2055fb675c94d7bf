// A draft that stays on this device because somebody asked for it; nothing is written otherwise.

/** @typedef {{id: string, isNew: boolean, base: import("./form_data.js").Record_, record: import("./form_data.js").Record_}} Draft */

/** @param {string} kind */
const place = (kind) => `entwurf-${kind}`;

/** @param {string} kind @returns {Draft | null} */
export function draft(kind) {
  try {
    const kept = JSON.parse(localStorage.getItem(place(kind)) ?? "null");
    return kept && typeof kept.record === "object" ? kept : null;
  } catch {
    return null;
  }
}

/** Whether the browser allowed it. @param {string} kind @param {Draft} content */
export function keep(kind, content) {
  try {
    localStorage.setItem(place(kind), JSON.stringify(content));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} kind */
export function forget(kind) {
  try {
    localStorage.removeItem(place(kind));
  } catch {
    // What may not be read was never written.
  }
}

// The desk of an actor: one click copies the HTML for its own website. Without this script people mark the text.

for (const place of document.querySelectorAll("[data-copied]")) {
  const text = /** @type {HTMLTextAreaElement} */ (place.querySelector("textarea"));
  const button = /** @type {HTMLButtonElement} */ (place.querySelector("button"));
  const status = /** @type {HTMLElement} */ (place.querySelector("[role=status]"));
  button.hidden = false;
  button.addEventListener("click", () => { void copy(text, status); });
}

/**
 * @param {HTMLTextAreaElement} text
 * @param {HTMLElement} status
 */
async function copy(text, status) {
  try {
    await navigator.clipboard.writeText(text.value);
    status.textContent = "Der Text ist kopiert.";
  } catch {
    text.select();
    status.textContent = "Ihr Browser erlaubt das Kopieren nicht. Der Text ist markiert; bitte kopieren Sie ihn selbst.";
  }
}

export {}; // a script with nothing to share is a module by this

// The desk of an actor: one click copies the HTML for its own website. Without this script people mark the text.

const text = /** @type {HTMLTextAreaElement} */ (document.getElementById("einbetten"));
const button = /** @type {HTMLButtonElement} */ (document.getElementById("einbetten-kopieren"));
const status = /** @type {HTMLElement} */ (document.getElementById("einbetten-status"));

button.hidden = false;
button.addEventListener("click", () => { void copy(); });

async function copy() {
  try {
    await navigator.clipboard.writeText(text.value);
    status.textContent = "Der Text ist kopiert.";
  } catch {
    text.select();
    status.textContent = "Ihr Browser erlaubt das Kopieren nicht. Der Text ist markiert; bitte kopieren Sie ihn selbst.";
  }
}

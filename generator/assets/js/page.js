// Every page loads this; what a page does not have is not fetched.

// What leads to something that needs a script is shown by one.
for (const node of document.querySelectorAll("[data-with-script]")) node.removeAttribute("hidden");

if (document.getElementById("treffer")) import("./search_page.js").catch(withoutSearch);
if (document.getElementById("karte")) void import("./map_page.js");
if (document.getElementById("kalender-filter")) void import("./calendar_page.js");
if (document.getElementById("merken")) void import("./pin_offer.js");
if (document.getElementById("merkbrett")) void import("./pinboard.js");
if (document.getElementById("einbetten")) void import("./desk_page.js");
if (document.getElementById("eintrag-formular")) void import("./form_page.js");
if (hasPins()) void import("./pin_link.js");

const field = document.querySelector("search input[name=q]");
if (field && !document.getElementById("treffer")) {
  const suggest = () => void import("./suggest.js");
  field.addEventListener("focus", suggest);
  if (field === document.activeElement) suggest();
}

function withoutSearch() {
  document.getElementById("such-start")?.classList.add("on");
  document.getElementById("such-status")?.append("Die Suche konnte nicht geladen werden. Bitte laden Sie die Seite neu.");
}

/** Whether the visitor has put something on the pinboard; a look stores nothing. */
export function hasPins() {
  try {
    return localStorage.getItem("merkliste") !== null;
  } catch {
    return false;
  }
}

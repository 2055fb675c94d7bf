// What can be done with the whole pinboard: pass it on, print it, clear it.

import { act, make } from "./pin_entry.js";
import { boardAddress, factsOf } from "./pin_facts.js";
import { mailOf, offersInWords, toQuery } from "./pins.js";

/**
 * Ways to pass the list on.
 * @param {string[]} ids
 * @param {(words: string) => void} say
 * @returns {HTMLElement}
 */
export function sharing(ids, say) {
  const address = boardAddress + toQuery(ids);
  const link = make("a", "pin-link", address);
  link.href = address;
  const mail = make("a", "button pin-plain", "Per E-Mail schicken");
  mail.href = mailOf([], address);
  void Promise.all(ids.map(factsOf)).then((found) => {
    mail.href = mailOf(found.flatMap((one) => typeof one === "string" ? [] : [{ title: one.facts.title, address: one.address }]), address);
  });
  return make(
    "section", "no-print", make("h2", "", "Liste weitergeben"),
    make("p", "", "Wer diese Adresse öffnet, sieht Ihre Liste: ", link),
    make("p", "pin-actions", act("Link kopieren", () => { void copy(address, say); }), mail, act("Drucken", () => { print(); })),
  );
}

/**
 * @param {string} address
 * @param {(words: string) => void} say
 */
async function copy(address, say) {
  try {
    await navigator.clipboard.writeText(address);
    say("Der Link ist kopiert.");
  } catch {
    say("Ihr Browser erlaubt das Kopieren nicht. Bitte markieren Sie die Adresse und kopieren Sie sie selbst.");
  }
}

/**
 * The button that clears the list; it asks before.
 * @param {number} number
 * @param {() => void} clear
 * @returns {HTMLElement}
 */
export function clearing(number, clear) {
  const place = make("div", "pin-actions no-print");
  const ask = act("Alles löschen", () => {
    const keepAll = act("Nein, behalten", back);
    const group = make(
      "div", "pin-actions", make("p", "", `Wirklich ${offersInWords(number)} aus der Merkliste löschen?`),
      act("Ja, alles löschen", clear, ""), keepAll,
    );
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Alles löschen");
    group.addEventListener("keydown", (event) => { if (event.key === "Escape") back(); });
    place.replaceChildren(group);
    keepAll.focus();
  });
  function back() {
    place.replaceChildren(ask);
    ask.focus();
  }
  place.append(ask);
  return place;
}

// The page of the pinboard: the visitor's own list, or one that an address shares and nobody stores.

import { act, entryRow, make } from "./pin_entry.js";
import { boardAddress, factsOf } from "./pin_facts.js";
import { clearing, sharing } from "./pin_tools.js";
import { keep, kept, mayKeep, onChange } from "./pin_store.js";
import { fromQuery, joined, moved, offersInWords, without } from "./pins.js";

const board = /** @type {HTMLElement} */ (document.getElementById("merkbrett"));
const status = /** @type {HTMLElement} */ (document.getElementById("merkbrett-status"));
const REFUSED = "Ihr Browser erlaubt dieser Website nicht, etwas zu merken. Die Merkliste geht hier deshalb nicht.";

/** Draw what the address asks for. */
function draw() {
  const shared = fromQuery(location.search);
  board.replaceChildren(...(shared ? sharedList(shared) : ownList(kept())));
}

/** @param {string[]} ids */
function ownList(ids) {
  if (!ids.length) return emptyBoard();
  const rows = ids.map((id, place) => entryRow(id, [
    step(id, -1, place > 0, "Nach oben"),
    step(id, 1, place < ids.length - 1, "Nach unten"),
    act("Entfernen", () => { remove(id); }),
  ]));
  return [title(offersInWords(ids.length)), make("ol", "rows", ...rows), sharing(ids, say), clearing(ids.length, clear)];
}

function emptyBoard() {
  const ways = [["angebote/", "Alle Angebote"], ["themen/", "Themen"], ["suche/", "Suche"]].map(([path, words]) => {
    const link = make("a", "", words);
    link.href = new URL(`../${path}`, boardAddress).href;
    return make("li", "", link);
  });
  const how = mayKeep() ? "Öffnen Sie ein Angebot und drücken Sie „Merken“. Dann steht es hier." : REFUSED;
  return [title("Noch ist nichts gemerkt"), make("p", "", how), make("ul", "chips", ...ways)];
}

/** @param {string[]} ids */
function sharedList(ids) {
  const own = make("a", "button pin-plain", "Zu meiner Merkliste");
  own.href = boardAddress;
  if (!ids.length) return [title("Diese Adresse nennt kein Angebot"), make("p", "pin-actions", own)];
  const isNew = joined(kept(), ids).length > kept().length;
  const take = isNew ? [act("In meine Merkliste übernehmen", () => { void takeOver(ids); }, "")] : [];
  const note = isNew
    ? "Diese Liste steht in der Adresse, die Sie geöffnet haben. Gespeichert ist sie nicht."
    : "Alle diese Angebote stehen schon in Ihrer Merkliste.";
  return [
    title(`Geteilte Liste: ${offersInWords(ids.length)}`), make("p", "notice no-print", note),
    make("p", "pin-actions no-print", ...take, own), make("ol", "rows", ...ids.map((id) => entryRow(id, []))),
  ];
}

/** @param {string} words */
function title(words) {
  const heading = make("h2", "", words);
  heading.tabIndex = -1;
  return heading;
}

/**
 * @param {string} id
 * @param {number} by
 * @param {boolean} goes
 * @param {string} words
 */
function step(id, by, goes, words) {
  const button = act("", () => { if (goes) move(id, by); }, `pin-plain pin-${by < 0 ? "up" : "down"}`);
  button.append(make("span", "unseen", words));
  button.dataset.by = String(by);
  button.setAttribute("aria-disabled", String(!goes));
  return button;
}

/**
 * @param {string} id
 * @param {number} by
 */
function move(id, by) {
  const after = moved(kept(), id, by);
  if (!keepOrSay(after)) return;
  /** @type {HTMLElement | null} */ (board.querySelector(`[data-id="${id}"] [data-by="${by}"]`))?.focus();
  say(`Jetzt an Stelle ${after.indexOf(id) + 1} von ${after.length}.`);
}

/** @param {string} id */
function remove(id) {
  const before = kept(), after = without(before, id);
  if (!keepOrSay(after)) return;
  const next = after[Math.min(before.indexOf(id), after.length - 1)];
  const button = next && board.querySelector(`[data-id="${next}"] .pin-actions button:last-child`);
  (button ? /** @type {HTMLElement} */ (button) : board.querySelector("h2"))?.focus();
  say(after.length ? `Entfernt. Noch ${offersInWords(after.length)}.` : "Entfernt. Die Merkliste ist leer, gespeichert ist nichts mehr.");
}

function clear() {
  if (!keepOrSay([])) return;
  board.querySelector("h2")?.focus();
  say("Alles gelöscht. Gespeichert ist nichts mehr.");
}

/**
 * Take a shared list over, but for offers that are no more; going back shows the shared list again.
 * @param {string[]} ids
 */
async function takeOver(ids) {
  const found = await Promise.all(ids.map(factsOf));
  const before = kept(), after = joined(before, ids.filter((_, place) => found[place] !== "gone"));
  if (!keepOrSay(after)) return;
  history.pushState(null, "", boardAddress);
  draw();
  board.querySelector("h2")?.focus();
  say(`${offersInWords(after.length - before.length)} übernommen.`);
}

/** @param {string[]} ids */
function keepOrSay(ids) {
  const done = keep(ids);
  if (!done) say(REFUSED);
  return done;
}

/** @param {string} words */
function say(words) {
  status.textContent = words;
}

onChange(draw);
addEventListener("popstate", () => { say(""); draw(); });
draw();

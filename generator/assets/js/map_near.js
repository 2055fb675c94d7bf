// „In meiner Nähe“: sorts the list by distance from a postal code or from where the visitor is.

import { inWords, metres } from "./distance.js";

/** @typedef {import("./map.js").Place} Place */
/** @typedef {import("./distance.js").Point} Point */

const PATIENCE = 15_000; // milliseconds
const INSTEAD = "Sie können stattdessen Ihre Postleitzahl eingeben.";

/**
 * @param {HTMLFormElement} form @param {HTMLElement} list @param {readonly Place[]} places
 * @param {(text: string) => void} say
 * @returns {() => string} how the list is sorted, in words; empty where by name
 */
export function sortByDistance(form, list, places, say) {
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const here = /** @type {HTMLButtonElement} */ (document.getElementById("naehe-standort"));
  const back = /** @type {HTMLButtonElement} */ (document.getElementById("naehe-zurueck"));
  const located = places.filter((place) => place.point);
  /** @type {Promise<Record<string, Point>> | undefined} */
  let codes;
  let said = () => "";

  /** Sort by the distance from a point; null goes back to the names. @param {Point | null} from @param {string} [words] */
  function sort(from, words = "") {
    const rows = located.map((place) => {
      const length = from ? metres(from, /** @type {Point} */ (place.point)) : 0;
      const label = /** @type {HTMLElement} */ (place.row.querySelector(".spot-distance"));
      label.textContent = from ? inWords(length) : "";
      label.hidden = !from;
      return { place, length };
    });
    if (from) rows.sort((one, other) => one.length - other.length);
    list.append(...rows.map(({ place }) => place.row));
    back.hidden = !from;
    said = () => {
      const first = from && rows.find(({ place }) => place.shown);
      return first ? `Sortiert nach Entfernung von ${words}. Am nächsten: ${first.place.name}, ${inWords(first.length)}.` : "";
    };
    say(said());
  }

  function known() {
    codes ??= fetch(form.dataset.codes ?? "").then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
    codes.catch(() => { codes = undefined; });
    return codes;
  }

  /** @param {string} code */
  async function sortByCode(code) {
    try {
      const table = await known();
      const point = Object.hasOwn(table, code) ? table[code] : undefined;
      if (point) {
        sort(point, code);
        keep(code);
      } else say(unknown(code, Object.keys(table)));
    } catch {
      say("Die Postleitzahlen konnten nicht geladen werden. Bitte versuchen Sie es noch einmal.");
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void sortByCode(field.value.trim());
  });
  here.addEventListener("click", () => {
    if (!("geolocation" in navigator)) {
      say(`Ihr Browser kann keinen Standort bestimmen. ${INSTEAD}`);
      return;
    }
    say("Ihr Standort wird bestimmt …");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => sort([coords.latitude, coords.longitude], "Ihrem Standort"),
      (error) => say(error.code === error.PERMISSION_DENIED
        ? `Ihr Browser gibt den Standort nicht frei. ${INSTEAD}`
        : `Ihr Standort war nicht zu bestimmen. ${INSTEAD}`),
      { timeout: PATIENCE },
    );
  });
  back.addEventListener("click", () => {
    sort(null);
    keep("");
    field.value = "";
    field.focus();
    say("Sortiert nach Namen.");
  });
  form.hidden = false;
  const wanted = new URLSearchParams(location.search).get("plz");
  if (wanted) {
    field.value = wanted;
    void sortByCode(wanted);
  }
  return () => said();
}

/** @param {string} code @param {readonly string[]} known */
function unknown(code, known) {
  const these = `Bekannt sind: ${known.join(", ")}.`;
  if (!/^\d{5}$/.test(code)) return `Eine Postleitzahl hat fünf Ziffern. ${these}`;
  return `In ${code} kennen wir noch keinen Ort. ${these}`;
}

/** Keep the postal code in the address, so that it can be shared and gone back to. @param {string} code */
function keep(code) {
  const address = new URL(location.href);
  if (code) address.searchParams.set("plz", code);
  else address.searchParams.delete("plz");
  history.replaceState(null, "", address);
}

// What an offer's own page says about it; so the pinboard is as true as the page.

/**
 * @typedef {{title: string, badge: string, look: string, when: string, where: string, cost: string}} Facts
 * @typedef {{facts: Facts, address: string} | "gone" | "silent"} Found
 */

const root = new URL("../../", import.meta.url);
/** @type {Map<string, Promise<Found>>} */
const asked = new Map();

/**
 * Where the page of an offer is.
 * @param {string} id
 * @returns {string}
 */
export const addressOf = (id) => new URL(`angebote/${id}/`, root).href;

/** Where the pinboard is. */
export const boardAddress = new URL("merkliste/", root).href;

/**
 * Ask the page of an offer, once; one that did not answer is asked again next time.
 * @param {string} id
 * @returns {Promise<Found>}
 */
export function factsOf(id) {
  const answer = asked.get(id) ?? look(addressOf(id), true).catch(() => /** @type {Found} */ ("silent"));
  asked.set(id, answer);
  void answer.then((found) => { if (found === "silent") asked.delete(id); });
  return answer;
}

/**
 * @param {string} address
 * @param {boolean} mayMove
 * @returns {Promise<Found>}
 */
async function look(address, mayMove) {
  const answer = await fetch(address);
  if (answer.status === 404 || answer.status === 410) return "gone";
  if (!answer.ok) return "silent";
  // A parsed document is never shown; scripts in it do not run and pictures are not fetched.
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const onward = page.querySelector("main [data-moved] a")?.getAttribute("href");
  if (onward && mayMove) return look(new URL(onward, address).href, false);
  const facts = factsIn(page);
  return facts ? { facts, address } : "gone";
}

/**
 * @param {Document} page
 * @returns {Facts | null}
 */
function factsIn(page) {
  /** @param {string} selector */
  const text = (selector) => page.querySelector(`main ${selector}`)?.textContent?.trim() ?? "";
  /** @param {string} name */
  const lines = (name) => [...page.querySelectorAll(`main [data-fact=${name}] dd`)]
    .map((line) => line.textContent?.trim() ?? "").join("; ");
  const title = text("[data-fact=title]");
  if (!title) return null;
  const badge = page.querySelector("main [data-fact=fresh] .badge");
  const next = text("[data-fact=dates] li");
  return {
    title,
    badge: badge?.textContent ?? "",
    look: badge?.className ?? "",
    when: next ? `Nächster Termin: ${next}` : lines("when"),
    where: lines("where"),
    cost: lines("cost"),
  };
}

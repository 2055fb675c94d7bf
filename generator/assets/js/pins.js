// The pinboard as a list of ids: pure functions, nothing of the page or the browser.

export const KEY = "merkliste";
export const PARAMETER = "angebote";
export const MOST = 100;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 64;
// Longer addresses are cut off by some mail programs.
const LONGEST_MAIL = 1800;

/**
 * The ids among some values, each once, at most as many as a pinboard holds; all else is ignored.
 * @param {unknown[]} values
 * @returns {string[]}
 */
function idsAmong(values) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const one of values) {
    if (found.size === MOST) break;
    if (typeof one === "string" && one.length <= LONGEST_ID && ID.test(one)) found.add(one);
  }
  return [...found];
}

/**
 * Read what was stored; what is broken or foreign counts as nothing.
 * @param {string | null} text
 * @returns {string[]}
 */
export function fromText(text) {
  try {
    const value = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? idsAmong(value) : [];
  } catch {
    return [];
  }
}

/**
 * @param {string[]} ids
 * @returns {string}
 */
export const toText = (ids) => JSON.stringify(ids);

/**
 * The ids that an address shares; null where it shares no list.
 * @param {string} query
 * @returns {string[] | null}
 */
export function fromQuery(query) {
  const given = new URLSearchParams(query).getAll(PARAMETER);
  return given.length ? idsAmong(given.flatMap((text) => text.split(","))) : null;
}

/**
 * @param {string[]} ids
 * @returns {string}
 */
export const toQuery = (ids) => `?${PARAMETER}=${ids.join(",")}`;

/**
 * The first list with what the second adds, up to the most.
 * @param {string[]} ids
 * @param {string[]} more
 * @returns {string[]}
 */
export const joined = (ids, more) => idsAmong([...ids, ...more]);

/**
 * @param {string[]} ids
 * @param {string} id
 * @returns {string[]}
 */
export const without = (ids, id) => ids.filter((one) => one !== id);

/**
 * The list with an entry moved by some places; at the ends it stays.
 * @param {string[]} ids
 * @param {string} id
 * @param {number} by
 * @returns {string[]}
 */
export function moved(ids, id, by) {
  const from = ids.indexOf(id), to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return ids;
  const rest = without(ids, id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/**
 * The number with its noun: „1 Angebot“, „3 Angebote“.
 * @param {number} number
 * @returns {string}
 */
export const offersInWords = (number) => `${number} ${number === 1 ? "Angebot" : "Angebote"}`;

/**
 * A mail to nobody yet: titles with addresses, and where the whole list is.
 * @param {{title: string, address: string}[]} entries
 * @param {string} link
 * @returns {string}
 */
export function mailOf(entries, link) {
  const whole = `Die ganze Liste: ${link}`;
  const long = mailto([...entries.flatMap(({ title, address }) => [title, address, ""]), whole]);
  return long.length <= LONGEST_MAIL ? long : mailto([whole]);
}

/** @param {string[]} lines */
function mailto(lines) {
  return `mailto:?subject=${encodeURIComponent("Meine Merkliste")}&body=${encodeURIComponent(lines.join("\r\n"))}`;
}

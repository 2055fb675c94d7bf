// What an address asks of the search page, and the address that asks for it. Pure.

/** @typedef {"" | "termin" | "entfernung"} Sort */
/** @typedef {{query: string, kind: string, sort: Sort, code: string, page: number}} Asked */

const SORTS = ["termin", "entfernung"], OWN = ["q", "in", "sort", "plz", "seite"], MOST_PAGES = 400;

/**
 * What others put into the address, such as filters, is not in it.
 * @param {URLSearchParams} params
 * @returns {Asked}
 */
export function read(params) {
  const sort = params.get("sort") ?? "", page = params.get("seite") ?? "";
  return {
    query: (params.get("q") ?? "").trim(),
    kind: params.get("in") ?? "",
    sort: /** @type {Sort} */ (SORTS.includes(sort) ? sort : ""),
    code: params.get("plz") ?? "",
    page: /^[1-9]\d{0,3}$/.test(page) ? Math.min(Number(page), MOST_PAGES) : 1,
  };
}

/**
 * The part of the address behind the path; what belongs to others stays.
 * @param {Asked} asked
 * @param {URLSearchParams} params
 */
export function write({ query, kind, sort, code, page }, params) {
  const own = [["q", query], ["in", kind], ["sort", sort], ["plz", code], ["seite", page > 1 ? String(page) : ""]];
  const all = new URLSearchParams([...own.filter(([, value]) => value), ...[...params].filter(([name]) => !OWN.includes(name))]);
  const text = [...all].map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
  return text && `?${text}`;
}

/**
 * Whether the address asks for filters.
 * @param {URLSearchParams} params
 */
export const asksForFilters = (params) => [...params.keys()].some((name) => !OWN.includes(name));

// Parts that repeat: dates, places, prices. Each list has a pattern row, and buttons to add and to remove.

const ATTRIBUTES = ["id", "name", "for", "aria-describedby", "data-row", "data-time-of"];
/** @type {WeakMap<Element, HTMLElement>} */
const patterns = new WeakMap();

/** @param {Element} list */
export const rowsIn = (list) => /** @type {HTMLElement[]} */ ([...list.querySelectorAll(":scope > [data-row]")]);

/** @param {HTMLElement} list */
const pathOf = (list) => list.dataset.rows ?? "";

/**
 * Take the first row of each list as the pattern for all.
 * @param {HTMLFormElement} form
 * @param {(words: string) => void} say
 * @param {() => void} changed
 */
export function startRows(form, say, changed) {
  for (const list of lists(form)) {
    const [row] = rowsIn(list);
    patterns.set(list, row);
    row.remove();
    setRows(list, 0);
  }
  form.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    const list = /** @type {HTMLElement | null} */ (button?.closest("[data-rows]") ?? null);
    if (!button || !list) return;
    if ("add" in button.dataset) focusFirst(addRow(list));
    else if ("remove" in button.dataset) removeRow(list, /** @type {HTMLElement} */ (button.closest("[data-row]")), say);
    else return;
    changed();
  });
}

/** @param {ParentNode} form @returns {HTMLElement[]} */
export const lists = (form) => /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-rows]")]);

/**
 * Have as many empty rows as wanted, and at least those that are needed.
 * @param {HTMLElement} list @param {number} wanted
 */
export function setRows(list, wanted) {
  for (const row of rowsIn(list)) row.remove();
  const least = "least" in list.dataset ? 1 : 0;
  for (let at = 0; at < Math.max(wanted, least); at += 1) addRow(list);
}

/** @param {HTMLElement} list */
function addRow(list) {
  const row = /** @type {HTMLElement} */ (patterns.get(list)?.cloneNode(true)), at = rowsIn(list).length;
  number(row, pathOf(list), 0, at);
  list.querySelector(":scope > p:last-child")?.before(row);
  return row;
}

/** @param {HTMLElement} list @param {HTMLElement} row @param {(words: string) => void} say */
function removeRow(list, row, say) {
  const at = rowsIn(list).indexOf(row);
  row.remove();
  const left = rowsIn(list);
  left.forEach((one, to) => { if (to >= at) number(one, pathOf(list), to + 1, to); });
  if (!left.length && "least" in list.dataset) addRow(list);
  const next = rowsIn(list)[Math.min(at, left.length - 1)];
  /** @type {HTMLElement | null | undefined} */ (next?.querySelector("[data-remove]") ?? list.querySelector("[data-add]"))?.focus();
  say(`${list.dataset.one} ${at + 1} entfernt.`);
}

/** @param {HTMLElement} row */
function focusFirst(row) {
  /** @type {HTMLElement | null} */ (row.querySelector("input, select, textarea"))?.focus();
}

/**
 * Give a row another number: in the names of its fields, and in what people read.
 * @param {HTMLElement} row @param {string} path @param {number} from @param {number} to
 */
function number(row, path, from, to) {
  for (const node of [row, ...row.querySelectorAll("*")]) {
    for (const name of ATTRIBUTES) {
      const value = node.getAttribute(name);
      if (value) node.setAttribute(name, value.replaceAll(`${path}.${from}`, `${path}.${to}`));
    }
  }
  for (const count of row.querySelectorAll(".count")) count.textContent = String(to + 1);
}

// Facets without a page: which records a selection leaves, and how many each value would give.

/**
 * A value is [code, label, broader code?], the [lowest, highest] of a range, or [days as text].
 * @typedef {(string | number | null)[]} Value
 * @typedef {{name: string, title: string, kind: "codes" | "range" | "days", unknown: string, past?: string, calendars?: {path: string, code?: string},
 *   values: Value[], column: string | string[]}} Column
 * @typedef {{id: string, label: string, from: string, until: string}} Holiday
 * @typedef {{today: number, offers: number, records: number, holidays: Holiday[], facets: Column[]}} File
 * In `ids` stand the values of all records, from `starts[number]` on: 0 says that an offer is silent, 1 is the first value.
 * @typedef {Column & {first: number, place: Map<string, number>, spans: number[][], starts: Uint32Array, ids: Uint16Array}} Facet
 * @typedef {Map<string, string[]>} Selection
 * @typedef {Uint8Array | ArrayLike<number> | null} Base numbers, or a mark for each number, or null for all
 * @typedef {{names: string[], facet: Facet, wanted: Uint8Array, silent: boolean}} Condition
 * @typedef {{hits: number, counts: Uint32Array, relaxed: {names: string[], hits: number}[]}} Counts
 * @typedef {{file: File, list: Facet[], size: number}} Facets
 */

const MOST = 200, OUT = 255;

/**
 * The small number behind a character; the inverse of `symbol` in the generator.
 * @param {number} code
 */
const numberOf = (code) => code - 0x23 - (code > 0x5c ? 1 : 0) - (code > 0x7f ? 34 : 0);

/**
 * What each record says in one facet, as places in its list of values.
 * @param {Column} column
 * @param {number} records
 */
function rowsOf({ column, values }, records) {
  /** @type {number[][]} */
  const rows = Array.from({ length: records }, () => []);
  let number = 0;
  if (typeof column === "string") {
    for (let at = 0; at < column.length; at += 1) {
      const code = column.charCodeAt(at), value = numberOf(code);
      if (code !== 0x20) rows[number].push(value % values.length);
      if (value < values.length) number += 1;
    }
  } else {
    column.forEach((text, value) => {
      number = 0;
      for (let at = 0; at < text.length; at += 1) rows[number += numberOf(text.charCodeAt(at))].push(value);
    });
  }
  return rows;
}

/**
 * First and last days, one pair after the other.
 * @param {string} text
 */
function spansOf(text) {
  const days = [];
  for (let at = 0, day = 0; at < text.length; at += 1) days.push(day += numberOf(text.charCodeAt(at)));
  return days;
}

/**
 * Get the file ready for questions. The counts of all facets stand in one row; each facet begins at its `first`.
 * @param {File} file
 * @returns {Facets}
 */
export function facetsOf(file) {
  let size = 0;
  const list = file.facets.map((column) => {
    const first = size, starts = new Uint32Array(file.records + 1);
    const place = new Map(column.values.map(([code], at) => [String(code), at]));
    const up = column.values.map(([, , code]) => (column.kind === "codes" ? place.get(String(code)) : undefined));
    /** @type {number[]} */
    const ids = [];
    rowsOf(column, file.records).forEach((said, number) => {
      for (const value of said) { // grows while it is walked
        const broader = up[value];
        if (broader !== undefined && !said.includes(broader)) said.push(broader);
        ids.push(value + 1);
      }
      if (!said.length && number < file.offers) ids.push(0);
      starts[number + 1] = ids.length;
    });
    size += column.values.length + 1;
    const spans = column.kind === "days" ? column.values.map(([text]) => spansOf(String(text))) : [];
    return { ...column, first, place, spans, starts, ids: Uint16Array.from(ids) };
  });
  return { file, list, size };
}

/**
 * Days since 1970 of an ISO day; undefined where there is no such day.
 * @param {string} text
 */
export function dayOf(text) {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return undefined;
  const time = Date.parse(text); // some browsers take 30 February for 2 March, others for no day at all
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? time / 864e5 : undefined;
}

/**
 * The selection that an address asks for, and what in it nobody knows.
 * @param {Facets} facets
 * @param {URLSearchParams} params
 * @returns {{selection: Selection, ignored: [name: string, value: string][]}}
 */
export function readSelection({ file, list }, params) {
  /** @type {Selection} */
  const selection = new Map();
  /** @type {[string, string][]} */
  const ignored = [];
  /** @type {(name: string, most: number, knows: (value: string) => boolean) => void} */
  const take = (name, most, knows) => {
    for (const value of new Set(params.getAll(name))) {
      const known = selection.get(name) ?? [];
      if (known.length < most && knows(value)) selection.set(name, [...known, value]);
      else if (value) ignored.push([name, value]);
    }
  };
  for (const { name, kind, place } of list) {
    if (kind === "codes") take(name, MOST, (value) => place.has(value));
    else if (kind === "range") take(name, 1, (value) => /^(\d\d?|1[01]\d|120)$/.test(value));
    else {
      for (const end of ["von", "bis"]) take(end, 1, (value) => dayOf(value) !== undefined);
      take("ferien", MOST, (value) => file.holidays.some(({ id }) => id === value));
    }
  }
  return { selection, ignored };
}

/**
 * Every parameter that belongs to the filters.
 * @param {Facets} facets
 */
const namesOf = ({ list }) => list.flatMap(({ name, kind }) => (kind === "days" ? ["von", "bis", "ferien"] : [name]));

/**
 * The same parameters with this selection; what belongs to others stays.
 * @param {Facets} facets
 * @param {Selection} selection
 * @param {URLSearchParams} params
 */
export function writeSelection(facets, selection, params) {
  const written = new URLSearchParams(params);
  for (const name of namesOf(facets)) {
    written.delete(name);
    for (const value of selection.get(name) ?? []) written.append(name, value);
  }
  return written;
}

/**
 * What a record must fulfil, one condition for each filter in use.
 * @param {Facets} facets
 * @param {Selection} selection
 * @param {boolean} pastToo
 */
function conditionsOf({ file, list }, selection, pastToo) {
  /** @type {Condition[]} */
  const conditions = [];
  list.forEach((facet) => {
    /** @type {(names: string[], fits: (place: number, value: Value) => boolean, silent?: boolean) => void} */
    const add = (names, fits, silent = false) => {
      const wanted = Uint8Array.from([silent, ...facet.values.map((value, place) => fits(place, value))], Number);
      conditions.push({ names, facet, wanted, silent });
    };
    const chosen = selection.get(facet.name) ?? [];
    /** @type {(spans: [number, number][]) => (place: number) => boolean} */
    const during = (spans) => (place) => {
      const days = facet.spans[place];
      return days.some((from, at) => at % 2 === 0 && spans.some(([first, last]) => from <= last && days[at + 1] >= first));
    };
    /** @type {(name: string, otherwise: number) => number} */
    const end = (name, otherwise) => (dayOf(selection.get(name)?.[0] ?? "") ?? otherwise + file.today) - file.today;
    if (facet.kind === "days") {
      if (selection.has("von") || selection.has("bis")) add(["von", "bis"], during([[end("von", 0), end("bis", 1e6)]]));
      const spans = file.holidays.filter(({ id }) => selection.get("ferien")?.includes(id)).map(({ from, until }) =>
        /** @type {[number, number]} */ ([(dayOf(from) ?? 0) - file.today, (dayOf(until) ?? 0) - file.today]));
      if (selection.has("ferien")) add(["ferien"], during(spans));
    } else if (facet.kind === "range") {
      const asked = chosen.map(Number);
      if (asked.length) add([facet.name], (_, [low, high]) => asked.some((one) => one >= Number(low ?? 0) && one <= Number(high ?? one)));
    } else if (facet.past) {
      // Asking for the past adds it to what else is asked for; it does not take the rest away.
      const { past } = facet, living = chosen.filter((code) => code !== past), asked = chosen.includes(past);
      if (living.length) add([facet.name], (_, [code]) => chosen.includes(String(code)));
      else if (!asked && !pastToo) add([facet.name], (_, [code]) => code !== past, true);
    } else if (chosen.length) add([facet.name], (_, [code]) => chosen.includes(String(code)));
  });
  return conditions;
}

/**
 * How each record stands: 0 when it fulfils all, the number of the condition when it fails that one alone, or OUT.
 * @param {Facets} facets
 * @param {Condition[]} conditions
 * @param {Base} base
 */
function standings({ file }, conditions, base) {
  const states = new Uint8Array(file.records);
  if (base instanceof Uint8Array) {
    for (let number = 0; number < states.length; number += 1) states[number] = base[number] ? 0 : OUT;
  } else if (base) {
    states.fill(OUT);
    for (let at = 0; at < base.length; at += 1) states[base[at]] = 0;
  }
  conditions.forEach(({ facet: { starts, ids }, wanted, silent }, one) => {
    for (let number = 0; number < states.length; number += 1) {
      if (states[number] === OUT) continue;
      const end = starts[number + 1];
      let at = starts[number], fits = at === end && silent ? 1 : 0;
      for (; at < end; at += 1) fits |= wanted[ids[at]];
      if (!fits) states[number] = states[number] ? OUT : one + 1;
    }
  });
  return states;
}

/**
 * The records that a selection leaves, a mark for each number; null where it leaves all.
 * @param {Facets} facets
 * @param {Selection} selection
 * @param {boolean} [pastToo] whether what is over counts without being asked for
 */
export function select(facets, selection, pastToo = false) {
  const conditions = conditionsOf(facets, selection, pastToo);
  return conditions.length ? standings(facets, conditions, null).map((state) => (state ? 0 : 1)) : null;
}

/**
 * How many records of the base each value would give, how many are left, and how many without each filter in use.
 * A record that fails one filter alone counts for the values of that filter: choosing them would bring it back.
 * @param {Facets} facets
 * @param {Selection} selection
 * @param {Base} base
 * @param {boolean} [pastToo]
 * @returns {Counts}
 */
export function counts(facets, selection, base, pastToo = false) {
  const conditions = conditionsOf(facets, selection, pastToo), states = standings(facets, conditions, base);
  // By standing: those that fulfil all, then those that fail one filter alone.
  const groups = [null, ...conditions].map((_, state) => numbersWith(states, state));
  const found = new Uint32Array(facets.size);
  for (const facet of facets.list) {
    groups.forEach((numbers, state) => { if (!state || conditions[state - 1].facet === facet) add(found, facet, numbers); });
  }
  const hits = groups[0].length;
  return { hits, counts: found, relaxed: conditions.map(({ names }, one) => ({ names, hits: hits + groups[one + 1].length })) };
}

/** @param {Uint8Array} states @param {number} wanted */
function numbersWith(states, wanted) {
  const numbers = [];
  for (let number = 0; number < states.length; number += 1) if (states[number] === wanted) numbers.push(number);
  return numbers;
}

/** @param {Uint32Array} found @param {Facet} facet @param {number[]} numbers */
function add(found, { first, starts, ids }, numbers) {
  for (const number of numbers) {
    for (let at = starts[number], end = starts[number + 1]; at < end; at += 1) found[first + ids[at]] += 1;
  }
}

/**
 * The next day on which an offer takes place, in days since 1970; undefined where none is known.
 * @param {Facets} facets
 * @param {number} number
 * @param {number} today days since 1970
 */
export function nextDay({ file, list }, number, today) {
  const { starts, ids, spans } = list.find(({ kind }) => kind === "days") ?? list[0];
  const days = starts[number] < starts[number + 1] ? spans[ids[starts[number]] - 1] ?? [] : [];
  const at = days.findIndex((day, end) => end % 2 === 1 && day + file.today >= today);
  return at < 0 ? undefined : Math.max(days[at - 1] + file.today, today);
}

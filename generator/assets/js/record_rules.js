// The rules that a schema cannot say: between the fields of a block, in the calendar, in a web address.
// Named as in the schema; the twins of the validators in `generator/domain`.

/**
 * @typedef {import("./record_yaml.js").Data} Data
 * @typedef {Record<string, any>} Block texts, lists and blocks, each known to be right by itself
 * @typedef {string | false | undefined} Broken the id of a rule, or nothing
 */

/** @param {Data} data */
export const isBacked = (data) => typeof data === "string" || "evidence" in data || "confirmed_on" in data;

/** @param {Block} block */
const backed = (block) => !isBacked(block) && "not-backed";

/**
 * Whether a raw text is a number within the limits of a field.
 * @param {unknown} value @param {{ge: number, le: number}} field
 */
const liesIn = (value, field) => typeof value === "string" && Number(value) >= field.ge && Number(value) <= field.le;

/**
 * What holds between the fields of a block.
 * @type {Record<string, (block: Block, node: Record<string, any>) => Broken>}
 */
export const BLOCKS = {
  "Offer.is_backed": backed,
  "Actor.is_backed": backed,
  "Address.axes_not_swapped": ({ lat, lon }, { properties }) =>
    liesIn(lat, properties.lon) && liesIn(lon, properties.lat) && "coordinates-swapped",
  "Address.both_axes": ({ lat, lon }) => !lat !== !lon && "coordinates-incomplete",
  "Place.says_where": ({ kind, actor, name, street, districts }) =>
    ((kind === "actor") !== !!actor && "place-actor")
    || (["venue", "meeting_point", "area"].includes(kind) && !(name || street || districts) && "place-empty"),
  "Range.in_order": ({ min, max }) =>
    (!min && !max && "range-empty") || (min && max && Number(min) > Number(max) && "range-order"),
  "Duration.says_something": ({ minutes, text }) => !minutes && !text && "range-empty",
  "Contact.complete": ({ email, phone, url, role }) => !(email || phone || url || role) && "contact-empty",
  "Registration.reachable": ({ required, url, email, phone, note }) =>
    required === "true" && !(url || email || phone || note) && "registration-channel",
  "Cost.fits": ({ kind, amounts = [], note }) =>
    (amounts.length && ["free", "unknown"].includes(kind) && "cost-contradiction")
    || (kind === "paid" && !amounts.length && !note && "cost-incomplete"),
  "Rule.makes_sense": ({ every, weekdays, weeks, months = [] }) =>
    (weeks && (every === "week" || !weekdays) && "rule-contradiction")
    || (months.some((/** @type {string} */ month) => Number(month) < 1 || Number(month) > 12) && "number-range"),
  "Season.complete": ({ from, until, summer_time }) =>
    summer_time !== "true" && !(from && until) && "season-incomplete",
  "Session.in_order": ({ start, end }) => {
    const [first, last] = [start, end].map((one) => one?.trim().replace("T", " "));
    return last && (first.length !== last.length || last < first) && "date-order";
  },
  // The end of a year or month comes after all of its days, and ":" after all digits.
  "Period.in_order": ({ from, until }) => from && until && `${until.trim()}:` < from.trim() && "date-order",
  "Recurring.says_when": ({ rule, text, start_time, end_time }) =>
    (!rule && !text && "schedule-empty") || (end_time && !start_time && "date-order"),
};

/** @param {number} year @param {number} month @param {number} day */
const exists = (year, month, day) => new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month <= 12 && month > 0;

/**
 * A day of which month and day may be unknown.
 * @param {string} text
 * @returns {Broken}
 */
function day(text) {
  const [year, month = 1, date = 1] = text.split("-").map(Number);
  return !(year >= 1000 && year <= 2199 && exists(year, month, date)) && "date-impossible";
}

/**
 * A day, perhaps with a time that is not left out when the clocks go forward: the last Sunday of March, from 2 to 3.
 * @param {string} text
 * @returns {Broken}
 */
function moment(text) {
  const [date, clock = "00:00"] = text.split(/[T ]/);
  if (day(date)) return day(date);
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return "clock";
  const skipped = /^(198[1-9]|199|2...)/.test(date) && /-03-(2[5-9]|3.)$/.test(date) && !new Date(date).getUTCDay();
  return skipped && clock.startsWith("02") && "date-impossible";
}

/** The letters beyond a to z that German names on the web have. */
const LETTERS = "äöüßéèáàóçñ";
const HOST = new RegExp(`^(?:[\\w${LETTERS}][\\w${LETTERS}-]*\\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)$`);
const INSIDE = ["localhost", "local", "internal", "intranet", "lan", "home", "corp", "arpa", "onion"];

/**
 * A web address that everybody can open.
 * @param {string} text
 * @returns {Broken}
 */
function web(text) {
  const parts = /^https?:\/\/([^/?#@:[\]]*)(?::(?:0*(?:80|443))?)?(?:[/?#]|$)/.exec(text);
  const host = (parts?.[1] ?? "").toLowerCase();
  const isPublic = HOST.test(host) && !INSIDE.includes(host.split(".").at(-1) ?? "");
  const isCoded = /^[\0-\x7f]*$/.test(host);
  const isShown = !isCoded || host.split(".").every((label) => !label.startsWith("xn--") || isGerman(label.slice(4)));
  return !(isPublic && isShown && /^[^\s\x1c-\x1f\x85<>"'`\\{}|^]+$/.test(text)) && "web-address";
}

/**
 * Whether a label in Punycode (RFC 3492) holds only letters that German names have.
 * @param {string} code
 */
function isGerman(code) {
  const cut = code.lastIndexOf("-");
  const letters = [...code.slice(0, Math.max(cut, 0))];
  let [letter, place, bias] = [128, 0, 72];
  for (let at = cut + 1; at < code.length;) {
    const before = place;
    for (let weight = 1, base = 36; ; base += 36) {
      const digit = parseInt(code[at] ?? "", 36);
      const value = digit < 10 ? digit + 26 : digit - 10;
      if (Number.isNaN(value)) return false;
      at += 1;
      place += value * weight;
      const threshold = Math.min(Math.max(base - bias, 1), 26);
      if (value < threshold) break;
      weight *= 36 - threshold;
    }
    const length = letters.length + 1;
    let delta = Math.floor((place - before) / (before ? 2 : 700));
    delta += Math.floor(delta / length);
    for (bias = 0; delta > 455; bias += 36) delta = Math.floor(delta / 35);
    bias += Math.floor(36 * delta / (delta + 38));
    letter += Math.floor(place / length);
    if (letter > 0x10ffff) return false;
    place %= length;
    letters.splice(place, 0, String.fromCodePoint(letter));
    place += 1;
  }
  return !letters.join("").startsWith("xn--") && letters.some((one) => one > "z") && letters.every((one) => one <= "z" || (LETTERS.includes(one) && one !== "ß"));
}

/**
 * What a pattern cannot say about a text.
 * @type {Record<string, (text: string) => Broken>}
 */
export const FORMATS = {
  web,
  day,
  moment,
  "partial-date": day,
  "month-day": (text) => day(`2024-${text}`) && "date",
};

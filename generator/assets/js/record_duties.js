// What a record owes to people, once it is right by itself: the twins of those rules in `generator/rules` that
// need no other record and keep it from being published.

/**
 * @typedef {Record<string, any>} Block
 * @typedef {[path: (string | number)[], rule: string]} Duty
 */

/** @param {string} text */
const sampleHost = (text) => {
  const host = text.startsWith("http") ? /^https?:\/\/([^/?#:]*)/.exec(text)?.[1] ?? "" : text.includes(" ") ? "" : text.split("@").slice(1).at(-1) ?? "";
  return /^(?:.*\.)?example(?:\.(?:com|net|org))?$/i.test(host);
};

/**
 * Places with an address that is only there for examples; translations hold none.
 * @param {any} data @param {(string | number)[]} path
 * @returns {Duty[]}
 */
function samples(data, path) {
  if (typeof data === "string") return sampleHost(data.trim()) ? [[path, "sample-address"]] : [];
  const entries = Array.isArray(data) ? [...data.entries()] : Object.entries(data).filter(([key]) => key !== "translations");
  return entries.flatMap(([key, value]) => samples(value, [...path, key]));
}

/** @param {string} phone */
const isMobile = (phone) => /^(?:(?:\+49|0049)0?|0)1[567]\d/.test(phone.replace(/[^+\d]/g, ""));

/**
 * Everything that a right record still owes.
 * @param {Block} data @param {string} today as `2026-11-25`
 * @returns {Duty[]}
 */
export function duties(data, today) {
  const { contact = {}, registration = {}, confirmed_on: confirmed = "", evidence = {} } = data;
  const agreed = (contact.consent ?? "9").trim() <= today;
  /** @type {[boolean, Duty][]} */
  const owed = [
    [contact.person && !agreed, [["contact", "person"], "person-without-consent"]],
    [isMobile(contact.phone ?? "") && !agreed, [["contact", "phone"], "mobile-number"]],
    [isMobile(registration.phone ?? ""), [["registration", "phone"], "mobile-number"]],
    [confirmed.trim() > today, [["confirmed_on"], "date-in-future"]],
    [`${(evidence.as_of ?? "").trim()}-01-01`.slice(0, 10) > today && evidence.as_of, [["evidence", "as_of"], "date-in-future"]],
  ];
  return [...owed.filter(([isOwed]) => isOwed).map(([, duty]) => duty), ...samples(data, [])];
}

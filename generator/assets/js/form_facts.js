// The facts of an offer in words, as its page will say them; the twin of `publish/offer_pages.py` and `publish/words.py`. Pure.

import { hasTimes, partialWords, scheduleWords } from "./form_dates.js";

/**
 * @typedef {import("./form_dates.js").Part} Part
 * @typedef {{term: string, lines: string[], known: boolean}} Fact
 * @typedef {(path: string, code: string) => string} Label the words of a code, as the form offers it
 * @typedef {(refers: string, id: string) => string} Name
 */

const ASK = "bitte beim Anbieter fragen";
const TEXT = "In Worten der Quelle: ";

/**
 * @param {Part} offer @param {Label} label @param {Name} name
 * @returns {Fact[]}
 */
export function factsOf(offer, label, name) {
  const { schedule = {}, places = [], cost, duration, registration, contact, accessibility } = offer;
  return [
    fact("Wann", times(schedule), hasTimes(schedule)),
    fact("Gültig bis", [numbers(offer.valid_until)]),
    fact("Für wen", audience(offer, label)),
    fact("Wo", places.length ? places.flatMap((/** @type {Part} */ one) => placeLines(one, offer, label, name)) : [`Ort nicht bekannt – ${ASK}`], places.length > 0),
    fact("Kosten", costLines(cost, label), Boolean(cost?.kind) && cost.kind !== "unknown"),
    fact("Dauer", duration ? [durationWords(duration)] : []),
    fact("Anmeldung", registrationLines(registration), Boolean(registration)),
    fact("Kontakt", contact ? [[contact.role, contact.person].filter(Boolean).join(": "), ...ways(contact)] : []),
    fact("Form", [offer.type && label("type", offer.type), offer.format && label("format", offer.format)]),
    ...[["Sprachen", "languages"], ["Ansatz", "approaches"], ["Schulfächer", "subjects"], ["Kompetenzen", "competences"]]
      .map(([term, key]) => fact(term, [(offer[key] ?? []).map((/** @type {string} */ code) => label(key, code)).join(", ")])),
    accessibility ? fact("Barrierefreiheit", accessLines(accessibility, label)) : fact("Barrierefreiheit", [`Nicht bekannt – ${ASK}`], false),
  ].filter(({ lines }) => lines.length);
}

/** @param {string} term @param {(string | undefined)[]} lines @param {boolean} [known] @returns {Fact} */
const fact = (term, lines, known = true) => ({ term, lines: /** @type {string[]} */ (lines.filter(Boolean)), known });

/** „31.12.2027“. @param {string} [day] */
const numbers = (day = "") => day.split("-").reverse().join(".");

/** @param {Part} schedule */
function times(schedule) {
  const said = scheduleWords(schedule), { kind, text } = schedule;
  const more = text && (kind === "dated" || kind === "recurring") && !said.toLowerCase().includes(text.toLowerCase());
  return more ? [said, TEXT + text] : [said];
}

/** @param {Part} range @param {(numbers: string) => string} unit */
function rangeWords({ min, max }, unit) {
  if (min && max) return unit(min === max ? min : `${min}–${max}`);
  return unit(max ? `bis ${max}` : `ab ${min}`);
}

/** @param {Part} offer @param {Label} label */
function audience({ audiences = [], age, grades, education_levels: levels, group_size: size, access }, label) {
  return [
    audiences.map((/** @type {string} */ code) => label("audiences", code)).join(", "),
    age && "Alter: " + rangeWords(age, (numbers) => numbers + (age.max ? " Jahre" : " Jahren")),
    grades ? rangeWords(grades, (numbers) => `Klasse ${numbers}`) : (levels ?? []).map((/** @type {string} */ code) => label("education_levels", code)).join(", "),
    size && (size.min || size.max) && "Gruppe: " + rangeWords(size, (numbers) => `${numbers} Personen`) + (size.note ? ` (${size.note})` : ""),
    access && label("access", access),
  ];
}

/** @param {Part} place @param {Part} offer @param {Label} label @param {Name} name */
function placeLines(place, offer, label, name) {
  return [
    whereWords(place, offer, label, name),
    place.outdoor && (place.outdoor === "true" ? "Draußen" : "Drinnen"),
    place.public_transport && `Mit Bus und Bahn: ${place.public_transport}`,
  ];
}

/** @param {Part} place @param {Part} offer @param {Label} label @param {Name} name */
function whereWords(place, offer, label, name) {
  /** @param {string} key */
  const all = (key) => (place[key] ?? []).map((/** @type {string} */ code) => label(`places.0.${key}`, code));
  const withNote = (/** @type {string} */ words) => [words, place.note].filter(Boolean).join(", ");
  if (place.kind === "mobile") return withNote(["Kommt zu Ihnen", place.name || all("service_area").join(", ")].filter(Boolean).join(": "));
  if (place.kind === "online") return withNote(place.name || "Im Internet");
  const owner = { provider: offer.actor, actor: place.actor }[/** @type {"actor"} */ (place.kind)];
  const house = place.kind === "meeting_point" ? "Treffpunkt" : owner && name("actors", owner);
  const street = [place.street, [place.postal_code, place.city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  const districts = [...all("districts"), ...place.district ? [label("places.0.district", place.district)] : []].join(", ");
  return [house, place.name, street, districts, place.note].filter(Boolean).join(", ");
}

/** @param {Part} cost @param {Label} label */
function costLines(cost, label) {
  if (!cost?.kind || cost.kind === "unknown") return [`Preis nicht bekannt – ${ASK}`];
  // What is no number yet is not said at all.
  const amounts = (cost.amounts ?? []).filter((/** @type {Part} */ { eur = "" }) => eur && !Number.isNaN(Number(eur))).map((/** @type {Part} */ { eur = "", who, per }) =>
    [who, [euroWords(eur), per && label("cost.amounts.0.per", per)].filter(Boolean).join(" ")].filter(Boolean).join(": "));
  return [label("cost.kind", cost.kind), ...amounts, cost.free_when, cost.reductions, cost.note];
}

/** „6,50 Euro“, „4 Euro“. @param {string} eur */
const euroWords = (eur) => `${Number.isInteger(Number(eur)) ? Number(eur) : Number(eur).toFixed(2).replace(".", ",")} Euro`;

/** @param {Part} duration */
function durationWords({ text, minutes = "" }) {
  const hours = Math.floor(Number(minutes) / 60), rest = Number(minutes) % 60;
  return text || [hours && `${hours} Stunde${hours > 1 ? "n" : ""}`, rest && `${rest} Minute${rest > 1 ? "n" : ""}`].filter(Boolean).join(" ");
}

/** @param {Part} registration */
function registrationLines(registration) {
  if (!registration) return [`Ob eine Anmeldung nötig ist, ist nicht bekannt – ${ASK}`];
  const { required, note, deadline, deadline_days: days } = registration;
  return [
    required && (required === "true" ? "Anmeldung nötig" : "Ohne Anmeldung"), note,
    deadline && `Anmelden bis ${numbers(deadline)}`,
    Number(days) ? `Mindestens ${days} Tage vorher anmelden` : "", ...ways(registration),
  ];
}

/** @param {Part} contact */
function ways({ url, email, phone }) {
  return [url && shortAddress(url), email, phone && `Telefon ${phone}`];
}

/** @param {string} url */
const shortAddress = (url) => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url);

/** @param {Part} found @param {Label} label */
function accessLines({ wheelchair, features = [], note }, label) {
  return [
    wheelchair && label("accessibility.wheelchair", wheelchair),
    ...features.map((/** @type {string} */ code) => label("accessibility.features", code)), note,
  ];
}

/**
 * The facts of an actor that its page shows first.
 * @param {Part} actor @param {Label} label @param {Name} name
 * @returns {Fact[]}
 */
export function actorFacts(actor, label, name) {
  const { address, contact } = actor;
  const town = address && [address.street, [address.postal_code, address.city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  const reached = [actor.website && shortAddress(actor.website), ...contact ? [[contact.role, contact.person].filter(Boolean).join(": "), ...ways(contact)] : [], ...(actor.social ?? []).map(shortAddress)];
  return [
    fact("Gehört zu", [actor.part_of && name("actors", actor.part_of)]),
    fact("Netzwerke", (actor.member_of ?? []).map((/** @type {string} */ id) => name("actors", id))),
    fact("Anschrift", [town, address?.district && `Stadtteil ${label("address.district", address.district)}`, address?.note]),
    reached.some(Boolean) ? fact("Kontakt", reached) : fact("Kontakt", ["Keine Kontaktdaten bekannt"], false),
    fact("Öffnungszeiten", [actor.opening_hours]),
    fact("Gegründet", [actor.founded && partialWords(actor.founded)]),
    fact("Auch bekannt als", [[actor.legal_name, actor.short_name, ...(actor.aliases ?? [])].filter(Boolean).join(", ")]),
    fact("Rechtsform", [actor.legal_form]),
    fact("Arbeitet für", [(actor.audiences ?? []).map((/** @type {string} */ code) => label("audiences", code)).join(", ")]),
    ...actor.accessibility ? [fact("Barrierefreiheit", accessLines(actor.accessibility, label))] : [],
  ].filter(({ lines }) => lines.length);
}

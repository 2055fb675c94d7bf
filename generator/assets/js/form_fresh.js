// How far one may rely on a record, in two or three words; the twin of `domain/evidence.py` and the badges of `publish/words.py`. Pure.

/** @typedef {import("./form_dates.js").Part} Part */

const CONFIRMED_MONTHS = 12, AGEING_MONTHS = 24, SOURCE_CURRENT_MONTHS = 12, SOURCE_AGEING_MONTHS = 36;
const WORDS = /** @type {Record<string, string>} */ ({
  confirmed: "Vom Anbieter bestätigt", current: "Laut Quelle aktuell", ageing: "Bestätigung steht aus", planned: "Geplant",
});
const DATE = /^\d{4}(-\d\d){0,2}$/;

/** @param {number} year @param {number} month counted from 0 @param {number} day @returns {[number, number, number]} a day that there is */
const capped = (year, month, day) => [year, month, Math.min(day, new Date(Date.UTC(year, month + 1, 0)).getUTCDate())];

/** The last day that a date may mean, some months later. @param {string} date @param {number} [months] */
function lastDay(date, months = 0) {
  const [year, month = 12, day = 31] = date.split("-").map(Number), [, , known] = capped(year, month - 1, day);
  const there = capped(year + Math.floor((month - 1 + months) / 12), (month - 1 + months) % 12, known);
  return new Date(Date.UTC(...there)).toISOString().slice(0, 10);
}

/** @param {Part} schedule @param {string} today */
function isOver({ kind, sessions = [], until = "" }, today) {
  if (kind !== "dated") return kind === "past" || (DATE.test(until) && lastDay(until) < today);
  return sessions.length > 0 && sessions.every((/** @type {Part} */ one) => isPast(one, today));
}

/** Whether a date is over; what ends by six in the morning belongs to the evening before. @param {Part} session @param {string} today */
function isPast({ start = "", end = start }, today) {
  const day = end.slice(0, 10), isNight = day > start.slice(0, 10) && end.length > 10 && end.slice(11) <= "06:00";
  return Boolean(end) && (isNight ? day <= today : day < today);
}

/**
 * The step on the ladder; nothing while it is not said yet how one knows.
 * @param {Part} record @param {string} today as `2026-11-25`
 */
export function stepOf({ status, schedule = {}, valid_until: last = "9", confirmed_on: confirmed = "", evidence = {} }, today) {
  const source = DATE.test(evidence.as_of) ? evidence.as_of : "";
  if (!confirmed && !source) return "";
  if (["ended", "inactive", "renamed"].includes(status) || isOver(schedule, today) || last < today) return "historical";
  if (status === "planned") return "planned";
  if (status === "paused") return "last_known";
  if (confirmed && confirmed <= today) {
    if (today <= lastDay(confirmed, CONFIRMED_MONTHS)) return "confirmed";
    if (today <= lastDay(confirmed, AGEING_MONTHS)) return "ageing";
  }
  if (evidence.running !== "true" || !source) return "last_known";
  if (today <= lastDay(source, SOURCE_CURRENT_MONTHS)) return "current";
  return today <= lastDay(source, SOURCE_AGEING_MONTHS) ? "ageing" : "last_known";
}

/** @param {string} step @param {Part} record @param {boolean} isOffer */
export function badgeOf(step, { evidence, status }, isOffer) {
  if (step === "historical") return isOffer ? "Früheres Angebot" : "Früherer Akteur";
  if (status === "paused") return "Pausiert";
  if (step !== "last_known") return WORDS[step] ?? "Nicht bestätigt";
  if (!isOffer) return "Zuletzt belegt";
  return evidence && evidence.basis !== "lookup" ? `Zuletzt belegt ${evidence.as_of.slice(0, 4)}` : "Fortbestand offen";
}

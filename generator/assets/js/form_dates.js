// Dates, times and schedules in German words; says what `generator/domain/schedule_words.py` says. Pure.

/** @typedef {any} Part a part of a record, as a tree of texts */

export const MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
const WEEKDAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
const CODES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const UNKNOWN = "Termine nicht bekannt – bitte beim Anbieter fragen";
const EVERY = /** @type {Record<string, [string, string]>} */ ({
  week: ["jede Woche", "alle {} Wochen"], month: ["jeden Monat", "alle {} Monate"], year: ["jedes Jahr", "alle {} Jahre"],
});
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @param {...string} parts */
const joined = (...parts) => parts.filter(Boolean).join(", ");
/** @param {string[]} words */
const and = (words) => (words.length > 1 ? `${words.slice(0, -1).join(", ")} und ${words[words.length - 1]}` : words[0] ?? "");
/** @param {number[]} numbers */
const isRun = (numbers) => numbers.length > 2 && numbers.every((one, at) => one === numbers[0] + at);
/** @param {string} text */
const upper = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** „2013“, „Juni 2013“ or „7. Juni 2013“. @param {string} date */
export function partialWords(date) {
  const [year, month, day] = date.split("-").map(Number);
  if (!month) return date;
  return [day && `${day}.`, MONTHS[month - 1], year].filter(Boolean).join(" ");
}

/** „Samstag, 16. Januar 2027“. @param {string} date */
export function dayWords(date) {
  if (!DAY.test(date)) return date;
  const weekday = (new Date(`${date}T12:00Z`).getUTCDay() + 6) % 7;
  return `${WEEKDAYS[weekday]}, ${partialWords(date)}`;
}

/** „10 Uhr“ or „10:30 Uhr“. @param {string} time */
function clockWords(time) {
  const [hour, minute] = time.split(":");
  return minute === "00" ? `${Number(hour)} Uhr` : `${Number(hour)}:${minute} Uhr`;
}

/** @param {string} start @param {string} [end] */
function spanWords(start, end) {
  return end ? `${clockWords(start).replace(/ Uhr$/, "")}–${clockWords(end)}` : clockWords(start);
}

/** One date. @param {Part} session */
export function sessionWords({ start = "", end = "" }) {
  const [day, clock] = start.split(/[T ]/), [lastDay, lastClock] = end.split(/[T ]/);
  const words = dayWords(day);
  if (!clock) return lastDay > day ? `${words} bis ${dayWords(lastDay)}` : words;
  if (lastClock && lastDay > day) return `${words}, ${clockWords(clock)} bis ${dayWords(lastDay)}, ${clockWords(lastClock)}`;
  return `${words}, ${spanWords(clock, lastClock)}`;
}

/** From where a date was moved, and the note about it. @param {Part} session */
export function remarkWords({ start = "", previous_start: before = "", note }) {
  const [day, clock] = before.split(/[T ]/), isMoved = before && before.replace("T", " ") !== start.replace("T", " ");
  const moved = isMoved ? `verlegt vom ${joined(partialWords(day), clock ? clockWords(clock) : "")}` : "";
  return [moved, note].filter(Boolean).join(" – ");
}

/** When an offer takes place, in one sentence. @param {Part} schedule */
export function scheduleWords(schedule) {
  return upper(SAY[schedule.kind]?.(schedule) ?? "");
}

/** Whether anything is known about the times. @param {Part} schedule */
export const hasTimes = (schedule) => schedule.kind !== "ongoing" || Boolean(schedule.text || schedule.opening_hours);

/** @param {Part[]} sessions at least one */
function datesWords(sessions) {
  if (sessions.length === 1) return sessionWords(sessions[0]);
  const days = sessions.map((one) => String(one.start ?? "").slice(0, 10)).sort();
  return `${days.length} Termine vom ${partialWords(days[0])} bis zum ${partialWords(days[days.length - 1])}`;
}

/** @type {[off: Record<string, string>, all: Record<string, string>]} */
const [OFF, ALL_OFF] = [{ cancelled: "abgesagt", postponed: "verschoben" }, { cancelled: "abgesagt", postponed: "verschoben, neuer Termin offen" }];

/** @type {Record<string, (schedule: Part) => string>} */
const SAY = {
  dated: ({ sessions = [] }) => {
    const held = sessions.filter((/** @type {Part} */ one) => !OFF[one.status]), off = sessions.filter((/** @type {Part} */ one) => OFF[one.status]);
    const counts = Object.keys(OFF).map((state) => [off.filter((/** @type {Part} */ one) => one.status === state).length, OFF[state]]).filter(([count]) => count);
    if (held.length || !off.length) return held.length ? [datesWords(held), ...counts.map((one) => one.join(" "))].join("; ") : "";
    return (counts.length > 1 ? "abgesagt oder verschoben" : ALL_OFF[off[0].status]) + `: ${datesWords(sessions)}`;
  },
  recurring: (one) => (one.rule ? joined(
    ruleWords(one.rule), one.start_time ? spanWords(one.start_time, one.end_time) : "", seasonWords(one.season),
    one.not_on_public_holidays === "true" ? "nicht an Feiertagen" : "", periodWords(one),
  ) : joined(one.text ?? "", periodWords(one))),
  ongoing: (one) => joined(one.text || (one.opening_hours ?? []).map(hoursWords).join("; "), periodWords(one), hasTimes(one) ? "" : UNKNOWN),
  on_request: (one) => {
    const days = one.lead_time_days === "1" ? "1 Tag" : `${one.lead_time_days} Tage`;
    return joined("nach Vereinbarung", seasonWords(one.season), Number(one.lead_time_days) ? `bitte ${days} vorher anfragen` : "", one.text ?? "");
  },
  self_paced: (one) => one.text || "jederzeit, wann Sie möchten",
  past: (one) => joined("hat stattgefunden", (one.from && !one.until ? `Beginn ${partialWords(one.from)}` : periodWords(one)) || "Zeitpunkt nicht bekannt", one.text ?? ""),
};

/** @param {Part} rule */
function ruleWords({ every = "week", interval = "1", weekdays = [], weeks = [], months = [] }) {
  const days = weekdays.map((/** @type {string} */ one) => WEEKDAYS[CODES.indexOf(one)]), when = monthsWords(months.map(Number));
  const often = interval === "1" ? EVERY[every]?.[0] : EVERY[every]?.[1].replace("{}", interval);
  if (weeks.length) {
    const which = and(weeks.map((/** @type {string} */ one) => (one === "-1" ? "letzten" : `${one}.`)));
    const span = when.startsWith(" im") ? "" : every === "year" && !when ? " im Jahr" : " im Monat";
    return `am ${which} ${and(days)}${span}${when}` + (interval === "1" ? "" : `, ${often}`);
  }
  if (every === "week" && interval === "1" && days.length) return `jeden ${and(days)}${when}`;
  if (every !== "week" && days.length) return (interval === "1" ? "jeden" : `${often} an jedem`) + ` ${and(days)}${when}`;
  return [often, days.length && `am ${and(days)}`].filter(Boolean).join(" ") + when;
}

/** @param {number[]} months */
function monthsWords(months) {
  const names = months.map((one) => MONTHS[one - 1] ?? "");
  if (isRun(months)) return `, ${names[0]} bis ${names[names.length - 1]}`;
  return names.length ? ` im ${and(names)}` : "";
}

/** @param {Part} season */
function seasonWords(season) {
  if (!season) return "";
  const [from, until] = [season.from, season.until].map((one) => one && partialWords(`2024-${one}`).replace(/ 2024$/, ""));
  return joined(from && until ? `${from} bis ${until}` : "", season.summer_time === "true" ? "während der Sommerzeit" : "");
}

/** @param {Part} hours */
function hoursWords({ days = [], open = "", close = "", season }) {
  const at = days.map((/** @type {string} */ one) => CODES.indexOf(one)), names = at.map((/** @type {number} */ one) => WEEKDAYS[one]);
  const which = isRun(at) ? `${names[0]} bis ${names[names.length - 1]}` : and(names);
  return [which, open && spanWords(open, close), season && `(${seasonWords(season)})`].filter(Boolean).join(" ");
}

/** @param {Part} period */
function periodWords({ from = "", until = "" }) {
  const isDay = DAY.test(from);
  if (!until) return from && `seit ${isDay ? "dem " : ""}${partialWords(from)}`;
  const end = `bis ${DAY.test(until) ? "zum " : ""}${partialWords(until)}`;
  if (!from) return end;
  if (from === until) return isDay ? `am ${partialWords(from)}` : from.includes("-") ? `im ${partialWords(from)}` : `im Jahr ${from}`;
  if (from.includes("-") && until === from.slice(0, 4)) return `ab ${isDay ? "dem " : ""}${partialWords(from)}, Ende noch im selben Jahr`;
  return `${isDay ? "vom" : "von"} ${partialWords(from)} ${end}`;
}

/*
 * Reads calendar files with ical.js: JSON of texts by path in, JSON of what takes place by path out.
 * A day is written as 2027-01-16, a moment in seconds since 1970, as the time zone in the file says.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// Its own types do not hold under the strict settings here, so it is taken without.
const ICAL = createRequire(import.meta.url)("ical.js");

/** @param {{ isDate: boolean, toUnixTime: () => number }} time */
function written(time) {
  return time.isDate ? time.toString() : time.toUnixTime();
}

/** @param {string} text */
function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").flatMap((/** @type {{ getFirstPropertyValue: (name: string) => unknown }} */ component) => {
    const event = new ICAL.Event(component);
    const about = { uid: event.uid, summary: event.summary, description: event.description ?? "", location: event.location ?? "", sequence: event.sequence, status: component.getFirstPropertyValue("status") ?? "" };
    if (!event.isRecurring()) return [{ ...about, start: written(event.startDate), end: written(event.endDate) }];
    const found = [];
    const dates = event.iterator();
    for (let next = dates.next(); next; next = dates.next()) {
      const { startDate, endDate } = event.getOccurrenceDetails(next);
      found.push({ ...about, start: written(startDate), end: written(endDate) });
    }
    return found;
  });
}

/** @type {Record<string, string>} */
const texts = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, read(text)]))));

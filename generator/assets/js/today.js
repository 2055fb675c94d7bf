// Which day it is where the offers are. A visitor's clock may stand elsewhere: on a machine set to London it is still
// yesterday when a club in the city enters its offer after midnight.

const BERLIN = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" });

/** @returns {string} as `2026-11-25` */
export const todayInBerlin = (now = new Date()) => BERLIN.format(now);

// What the check says, for people who see labels and not keys: short, in German, with an example where one helps.

/** Dates as they are written, by kind. */
const DATES = /** @type {Record<string, string>} */ ({
  day: "2027-05-16",
  moment: "2027-05-16 10:30, oder nur der Tag: 2027-05-16",
  "month-day": "04-01 für den 1. April",
  "partial-date": "2027-05-16, 2027-05 oder nur 2027",
});
const LIMITS = /** @type {Record<string, string>} */ ({ ge: "mindestens", gt: "mehr als", le: "höchstens" });

/**
 * @typedef {{value?: string, size?: number, limit?: number, word?: string, check?: string}} Detail
 * @type {Record<string, string | ((detail: Detail) => string)>}
 */
export const SENTENCES = {
  "bad-id": "Erlaubt sind kleine Buchstaben ohne Umlaute, Ziffern und einzelne Bindestriche, zum Beispiel musterverein.",
  clock: "Bitte Stunden und Minuten zweistellig angeben, zum Beispiel 09:30.",
  "contact-empty": "Bitte eine E-Mail-Adresse, eine Telefonnummer oder eine Webadresse angeben.",
  "coordinates-incomplete": "Breite und Länge gehören zusammen. Bitte beide angeben oder keine.",
  "coordinates-swapped": "Breite und Länge sind vertauscht. In Deutschland ist die Breite die größere Zahl, zum Beispiel 52,5163 und 13,3777.",
  "cost-contradiction": "Hier stehen Preise. Bitte wählen Sie „kostenpflichtig“, oder löschen Sie die Preise.",
  "cost-incomplete": "Bitte einen Preis oder einen Hinweis zum Preis angeben, zum Beispiel 4,50 Euro für Kinder.",
  date: ({ check }) => `Das ist kein Datum. Bitte so: ${DATES[check ?? "day"]}.`,
  "date-impossible": "Diesen Tag oder diese Uhrzeit gibt es nicht, oder das Jahr liegt zu weit weg. Es hat vier Ziffern, zum Beispiel 2027.",
  "date-in-future": "Dieses Datum liegt in der Zukunft. Bitte den Tag angeben, an dem Sie die Angaben geprüft haben.",
  "date-order": "Das Ende liegt vor dem Beginn, oder einem von beiden fehlt die Uhrzeit.",
  "email-address": "Das ist keine E-Mail-Adresse. Zum Beispiel: info@beispiel.de.",
  "empty-field": "Hier fehlt eine Angabe.",
  "expected-block": "Hier werden mehrere Angaben erwartet.",
  "expected-list": "Hier wird eine Liste erwartet.",
  "expected-text": "Hier wird eine einzelne Angabe erwartet.",
  "forbidden-character": "Der Text enthält ein unsichtbares oder unlesbares Zeichen. Bitte löschen Sie es, oder tippen Sie den Text neu ein.",
  "list-length": ({ size, limit }) => `Hier stehen ${size} Einträge, ${Number(size) > Number(limit) ? "erlaubt" : "nötig"} sind ${limit}.`,
  "missing-field": "Diese Angabe fehlt noch.",
  "mobile-number": "Das ist eine Mobilnummer. Bitte die Nummer der Einrichtung angeben, oder den Tag der Einwilligung.",
  "not-backed": "Es fehlt ein Beleg. Bitte bestätigen Sie die Angaben mit dem heutigen Tag, oder nennen Sie die Quelle.",
  number: "Bitte nur eine Zahl schreiben, zum Beispiel 12, bei Preisen auch 6,50.",
  "number-range": ({ word, limit }) =>
    word ? `Diese Zahl passt nicht, erlaubt ist ${LIMITS[word]} ${limit}.` : "Monate gehen von 1 bis 12.",
  "one-line": "Hier darf der Text nur eine Zeile haben. Längeres passt in die Beschreibung.",
  "person-without-consent": "Bitte den Tag angeben, an dem die Person zugestimmt hat, oder statt des Namens die Aufgabe nennen.",
  "phone-number": "Bitte nur die Nummer angeben, mit Vorwahl und ohne Namen, zum Beispiel 01234 567-0.",
  "place-actor": "Bitte wählen Sie aus, bei wem es stattfindet, oder wählen Sie eine andere Art von Ort.",
  "place-empty": "Dieser Ort braucht einen Namen oder eine Straße.",
  "range-empty": "Hier fehlt eine Angabe. Bitte mindestens ein Feld ausfüllen.",
  "range-order": "Die kleinere Zahl steht an zweiter Stelle. Bitte vertauschen.",
  "record-shape": "Der Eintrag ist leer.",
  "registration-channel": "Wer eine Anmeldung verlangt, nennt auch einen Weg: Webadresse, E-Mail-Adresse, Telefon oder Hinweis.",
  "rule-contradiction": "Der wievielte Wochentag im Monat passt nur zu „monatlich“ oder „jährlich“ mit einem Wochentag.",
  "said-twice": ({ value }) => `„${short(value)}“ steht zweimal in der Liste.`,
  "sample-address": "Diese Adresse ist nur ein Beispiel. Bitte die eigene angeben, oder das Feld leer lassen.",
  "schedule-empty": "Bitte beschreiben Sie die Zeiten, zum Beispiel: jeden ersten Sonntag im Monat.",
  "season-incomplete": "Bitte den ersten und den letzten Tag angeben, oder „nur solange die Sommerzeit gilt“.",
  "text-length": ({ size, limit, word }) =>
    `Der Text ist zu ${word === "minLength" ? "kurz" : "lang"}: ${size} Zeichen, ${word === "minLength" ? "nötig" : "erlaubt"} sind ${limit}.`,
  "text-pattern": ({ value }) => `„${short(value)}“ hat nicht die erwartete Form.`,
  "unknown-code": "Dieser Wert steht nicht in der Liste.",
  "unknown-field": "Diese Angabe gibt es hier nicht.",
  "web-address": "Bitte die vollständige, öffentliche Adresse aus dem Browser kopieren. Sie beginnt mit „https“.",
  "yes-or-no": "Bitte ja oder nein wählen.",
};

/**
 * What a rule says about one place.
 * @param {string} rule @param {Detail} detail
 */
export function sentence(rule, detail) {
  const words = SENTENCES[rule];
  return typeof words === "function" ? words(detail) : words;
}

/**
 * No more of what somebody wrote than fits in a line.
 * @param {string} value
 */
const short = (value = "") => (value.length > 60 ? `${value.slice(0, 59)}…` : value);

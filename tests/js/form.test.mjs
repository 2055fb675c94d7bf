// The form's pure parts: fields to record and back, ids, addresses, and words of the preview.

import assert from "node:assert/strict";
import { test } from "node:test";

import { changed, entriesOf, inOrder, lacksDay, likeBefore, momentOf, numberOf, placeInForm, slugOf, treeOf } from "../../generator/assets/js/form_data.js";
import { scheduleWords } from "../../generator/assets/js/form_dates.js";
import { leading } from "../../generator/assets/js/form_errors.js";
import { LONGEST, exitsOf } from "../../generator/assets/js/form_exits.js";
import { factsOf } from "../../generator/assets/js/form_facts.js";
import { fits } from "../../generator/assets/js/form_lists.js";
import { meant, strangers } from "../../generator/assets/js/form_names.js";
import { looker } from "../../generator/assets/js/form_similar.js";

const SENDING = { repository: "https://ablage.example/stadt", mailbox: "post@stadt.example", folder: "offers", id: "bach", title: "Bach & Co", text: "title: Bach\n", isNew: true };

test("a tree becomes fields and the same tree again", () => {
  const tree = { title: "Bach", topics: ["water", "animals"], schedule: { kind: "dated", sessions: [{ start: "2027-05-16" }, { start: "2027-06-13", note: "# mit Raute: ja" }] } };
  assert.deepEqual(treeOf(entriesOf(tree), new Set(["topics"])), tree);
});

test("empty fields and rows leave nothing behind", () => {
  assert.deepEqual(treeOf([["title", "  "], ["age.min", ""], ["places.0.name", ""], ["places.1.name", " Bach "], ["topics", "x"]], new Set(["topics"])),
    { places: [{ name: "Bach" }], topics: ["x"] });
});

test("a change keeps the order of what was there and everything the form does not show", () => {
  const base = { title: "Alt", awards: [{ programme: "Preis" }], schedule: { kind: "ongoing", text: "immer\n" }, notes: "weg" };
  const fresh = { notes: "neu", schedule: { text: "immer", kind: "ongoing" }, title: "Neu" };
  const after = changed(fresh, base, new Set(["title", "schedule", "notes"]));
  assert.deepEqual(after, { title: "Neu", awards: [{ programme: "Preis" }], schedule: { kind: "ongoing", text: "immer\n" }, notes: "neu" });
  assert.deepEqual(Object.keys(after), ["title", "awards", "schedule", "notes"]);
  assert.deepEqual(changed({ title: "Neu" }, base, new Set(["title", "schedule", "notes"])), { title: "Neu", awards: [{ programme: "Preis" }] });
});

test("chosen codes stay in their old order", () => {
  assert.deepEqual(inOrder(["a", "b", "c"], ["c", "x", "a"]), ["c", "a", "b"]);
  assert.equal(likeBefore("neu", { a: "1" }), "neu");
});

for (const [title, id] of [
  ["Was lebt im Bach?", "was-lebt-im-bach"], ["Größe & Übermaß: Öl", "groesse-uebermass-oel"], ["Café São — Élan", "cafe-sao-elan"],
  ["!!!", ""], ["سوق", ""], [`${"wort ".repeat(20)}`, "wort-wort-wort-wort-wort-wort-wort-wort-wort-wort-wort-wort-wort"],
]) {
  test(`the id of „${title.slice(0, 20)}“`, () => {
    assert.equal(slugOf(title), id);
    assert.ok(slugOf(title).length <= 64);
  });
}

const KNOWN = {
  actors: { muehle: "Lernort Alte Mühle", verein: "Verein für Natur", hof: "Verein Sonnenhof" },
  actors_aliases: { "Mühlenfreunde": "muehle" }, offers: { bach: "Was lebt im Bach?" },
};

for (const [words, id] of [
  ["Lernort Alte Mühle", "muehle"], ["alte mühle", "muehle"], ["mühlenfreunde", "muehle"], ["muehle", "muehle"], ["Sonnenhof", "hof"],
  ["Verein", undefined], ["Natur", "verein"], ["natur", undefined], ["ühle", undefined], ["Alt", undefined], ["neuer-verein", undefined],
]) {
  test(`who is meant by „${words}“`, () => assert.equal(meant(words ?? "", KNOWN.actors, KNOWN.actors_aliases), id));
}

for (const [path, refers, value, isHint, says] of /** @type {[string, string, string, boolean, string][]} */ ([
  ["actor", "actors", "neuer-verein", true, "Diesen Anbieter kennen wir noch nicht. Haben Sie ihn schon gesendet? Dann geht es weiter."],
  ["partners.1", "actors", "neuer-verein", true, "Diesen Akteur kennen wir noch nicht. Haben Sie ihn schon gesendet? Dann geht es weiter."],
  ["actor", "actors", "natur", true, "Diesen Anbieter kennen wir noch nicht. Haben Sie ihn schon gesendet? Dann geht es weiter. Meinten Sie „Verein für Natur“?"],
  ["actor", "actors", "Lernort Alte Mülhe", false, "Dieser Akteur steht nicht im Verzeichnis. Meinten Sie „Lernort Alte Mühle“?"],
  ["actor", "actors", "Den gibt es nicht", false, "Dieser Akteur steht nicht im Verzeichnis. Wählen Sie aus der Liste, oder tragen Sie den Akteur zuerst ein."],
  ["series", "offers", "gibt-es-nicht", false, "Dieses Angebot steht nicht im Verzeichnis. Wählen Sie aus der Liste."],
])) {
  test(`what is said to „${value}“ at ${path}`, () => {
    const [found] = strangers([[path, value]], [{ path, refers }], KNOWN);
    assert.deepEqual([Boolean(found.isHint), found.message], [isHint, says]);
  });
}

test("a name that is known is no stranger, and rows are named as the form counts them", () => {
  const references = ["actor", "partners.0", "partners.2"].map((path) => ({ path, refers: "actors" }));
  const found = strangers([["actor", "verein"], ["partners.0", ""], ["partners.2", "Fremd"]], references, KNOWN);
  assert.deepEqual(found.map(({ path }) => path), [["partners", 2]]);
});

test("an empty row does not move a mistake to another row", () => {
  const entries = /** @type {[string, string][]} */ ([["places.0.kind", ""], ["places.2.kind", "venue"], ["places.10.kind", "online"], ["topics", "x"]]);
  assert.deepEqual(placeInForm(["places", 0, "kind"], entries), ["places", 2, "kind"]);
  assert.deepEqual(placeInForm(["places", 1], entries), ["places", 10]);
  assert.deepEqual(placeInForm(["topics", 0], entries), ["topics", 0]);
});

for (const [day, clock, start, moment] of [
  ["2027-05-16", "10:00", "", "2027-05-16 10:00"], ["2027-05-16", "", "", "2027-05-16"], ["", "", "2027-05-16", ""],
  ["", "12:30", "2027-05-16", "2027-05-16 12:30"], ["", "12:30", "", "12:30"],
]) {
  test(`the moment of „${day}“, „${clock}“ after „${start}“`, () => {
    assert.equal(momentOf(day, clock, start), moment);
    assert.equal(lacksDay(moment), moment === "12:30");
  });
}

for (const [words, number] of [
  ["4,50", "4.50"], ["4,50 €", "4.50"], ["4 Euro", "4"], ["6.50", "6.50"], ["6.50 EUR", "6.50"], [" 7 ", "7"], ["-8,04", "-8.04"],
  ["vier", "vier"], ["1.234,50", "1.234,50"], ["4,", "4,"], ["", ""],
]) {
  test(`the number „${words}“`, () => assert.equal(numberOf(words), number));
}

test("what is no number is no price in the preview", () => {
  const offer = { cost: { kind: "paid", amounts: [{ eur: "vier", who: "Kinder" }, { who: "Erwachsene" }, { eur: "4.50" }] } };
  const cost = factsOf(offer, (_, code) => code, (_, id) => id).find(({ term }) => term === "Kosten");
  assert.deepEqual(cost?.lines, ["paid", "4,50 Euro"]);
});

for (const [letters, isIn] of /** @type {[string, boolean][]} */ ([["boden", true], [" ERDE ", true], ["Kompost", true], ["wasser", false], ["", true]])) {
  test(`looking for „${letters}“ in a list`, () => assert.equal(fits(letters, "Boden", "Erde Kompost"), isIn));
}

for (const [name, before] of [["Wer bietet es an?", "Wer bietet es an?"], ["Titel", "Titel:"], ["frei (CC0-1.0).", "frei (CC0-1.0):"]]) {
  test(`„${name}“ before a message`, () => assert.equal(leading(name), before));
}

test("every way carries the record where it fits, and no address is too long", () => {
  for (const size of [10, 3000, 7000, 20_000]) {
    const text = `title: ${"ü".repeat(size)}\n`, exits = exitsOf({ ...SENDING, text });
    for (const { href, carries } of exits) {
      assert.ok(href.length <= LONGEST, `${size}: ${href.length}`);
      assert.equal(decodeURIComponent(href).includes(text), carries);
    }
    assert.deepEqual(exits.map(({ kind }) => kind), size < 1000 ? ["issue", "file", "mail"] : ["issue", "mail"]);
  }
});

test("ways that the city has not opened are not there", () => {
  assert.deepEqual(exitsOf({ ...SENDING, repository: "", mailbox: "" }), []);
  assert.deepEqual(exitsOf({ ...SENDING, mailbox: "", isNew: false }).map(({ kind }) => kind), ["issue"]);
});

test("half a character breaks no address", () => {
  assert.ok(exitsOf({ ...SENDING, text: "title: \ud800\n" }).every(({ href }) => href.includes("%EF%BF%BD")));
});

for (const [schedule, words] of /** @type {[any, string][]} */ ([
  [{ kind: "dated", sessions: [{ start: "2027-01-16 10:00", end: "2027-01-16 12:30" }] }, "Samstag, 16. Januar 2027, 10–12:30 Uhr"],
  [{ kind: "dated", sessions: [{ start: "2027-01-16", end: "2027-01-17" }] }, "Samstag, 16. Januar 2027 bis Sonntag, 17. Januar 2027"],
  [{ kind: "recurring", rule: { every: "month", weekdays: ["sunday"], weeks: ["1", "3"] }, start_time: "14:00" }, "Am 1. und 3. Sonntag im Monat, 14 Uhr"],
  [{ kind: "recurring", rule: { every: "week", interval: "2", weekdays: ["tuesday"] } }, "Alle 2 Wochen am Dienstag"],
  [{ kind: "recurring", rule: { every: "year", months: ["5", "6", "7"] } }, "Jedes Jahr, Mai bis Juli"],
  [{ kind: "ongoing" }, "Termine nicht bekannt – bitte beim Anbieter fragen"],
  [{ kind: "ongoing", text: "immer", from: "2015", until: "2027-03-01" }, "Immer, von 2015 bis zum 1. März 2027"],
  [{ kind: "on_request", lead_time_days: "1", season: { summer_time: "true" } }, "Nach Vereinbarung, während der Sommerzeit, bitte 1 Tag vorher anfragen"],
  [{ kind: "self_paced" }, "Jederzeit, wann Sie möchten"],
  [{ kind: "past", from: "2011-10-02" }, "Hat stattgefunden, Beginn 2. Oktober 2011"],
  [{ kind: "" }, ""],
])) {
  test(`a schedule in words: ${words || "nothing"}`, () => assert.equal(scheduleWords(schedule), words));
}

test("titles that share their words are alike", () => {
  const look = looker({ bach: "Bach", bienen: "Die Bienenschule für Kinder", kurz: "Bienenschule", leer: "" });
  assert.deepEqual(look("Bienenschule für Kinder", "").map(({ id, name }) => [id, name]), [["bienen", "Die Bienenschule für Kinder"]]);
  assert.deepEqual(look("Bienenschulen", "").map(({ id }) => id), ["kurz"]);
  assert.deepEqual(look("Bäche", "").map(({ id }) => id), ["bach"]);
  assert.deepEqual(look("Bach", "bach"), []);
  assert.deepEqual(look("", ""), []);
});

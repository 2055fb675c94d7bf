// The form's pure parts: fields to record and back, ids, addresses, and words of the preview.

import assert from "node:assert/strict";
import { test } from "node:test";

import { changed, entriesOf, inOrder, likeBefore, slugOf, strangers, treeOf } from "../../generator/assets/js/form_data.js";
import { scheduleWords } from "../../generator/assets/js/form_dates.js";
import { LONGEST, exitsOf } from "../../generator/assets/js/form_exits.js";
import { shared } from "../../generator/assets/js/form_similar.js";

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

test("only names that nobody has are strangers", () => {
  const known = { actors: { verein: "Verein" }, offers: {} };
  const references = [{ path: "actor", refers: "actors" }, { path: "partners.1", refers: "actors" }, { path: "series", refers: "offers" }];
  const found = strangers({ actor: "verein", partners: ["verein", "fremd"] }, references, known);
  assert.deepEqual(found.map(({ path }) => path), [["partners", 1]]);
});

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
  assert.ok(shared("Bienenschule für Kinder", "Die Bienenschule für Kinder") > 0.8);
  assert.equal(shared("Bach", "Wald"), 0);
  assert.equal(shared("", ""), 0);
});

// The pinboard, without a browser: what is stored, shared and mailed, and what hostile addresses may not do.

import assert from "node:assert/strict";
import { test } from "node:test";

import { fromQuery, fromText, joined, mailOf, MOST, moved, offersInWords, toQuery, toText, without } from "../../generator/assets/js/pins.js";

const HOSTILE = [
  "../../etc", "a/b", "a?b", "a#b", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "A", "ä", "a--b", "-a", "a-", "a b", "",
  "__proto__", "constructor.prototype", "a\0", "a\n", "x".repeat(65), "%2e%2e", "//evil.example", "\"]{}", "\u202e",
];

test("reads back what it wrote", () => {
  for (const ids of [[], ["bach"], ["bach", "wald-2", "a1"]]) assert.deepEqual(fromText(toText(ids)), ids);
});

test("takes what is broken or foreign for nothing", () => {
  for (const text of [null, "", "{", "null", "7", "{}", "\"bach\"", "[[\"bach\"]]", "[null, 3, {}]", "[".repeat(50000)]) {
    assert.deepEqual(fromText(text), [], String(text).slice(0, 20));
  }
  assert.deepEqual(fromText(JSON.stringify([...HOSTILE, "bach", 4, "bach"])), ["bach"]);
});

test("knows whether an address shares a list", () => {
  assert.equal(fromQuery(""), null);
  assert.equal(fromQuery("?q=bach"), null);
  assert.deepEqual(fromQuery("?angebote="), []);
  assert.deepEqual(fromQuery("?angebote=bach,wald"), ["bach", "wald"]);
  assert.deepEqual(fromQuery("?angebote=bach&angebote=wald,bach"), ["bach", "wald"]);
  assert.deepEqual(fromQuery("?angebote=bach%2Cwald"), ["bach", "wald"]);
});

test("ignores hostile ids in an address", () => {
  for (const id of HOSTILE) {
    assert.deepEqual(fromQuery(`?angebote=${encodeURIComponent(id)},bach`), ["bach"], id);
  }
  assert.deepEqual(fromQuery("?angebote=%E0%A4%A,bach"), ["bach"]);
});

test("shares what it would read", () => {
  assert.deepEqual(fromQuery(toQuery(["bach", "wald"])), ["bach", "wald"]);
});

test("holds no more than it may", () => {
  const many = Array.from({ length: 5000 }, (_, number) => `a${number}`);
  assert.equal(fromQuery(toQuery(many))?.length, MOST);
  assert.equal(fromText(toText(many)).length, MOST);
  assert.equal(joined(many, ["neu"]).length, MOST);
});

test("joins lists without repeating, the own ones first", () => {
  assert.deepEqual(joined(["a", "b"], ["c", "a"]), ["a", "b", "c"]);
});

test("takes one away and leaves the rest in order", () => {
  assert.deepEqual(without(["a", "b", "c"], "b"), ["a", "c"]);
  assert.deepEqual(without(["a"], "x"), ["a"]);
});

test("moves entries, and none over the ends", () => {
  assert.deepEqual(moved(["a", "b", "c"], "c", -1), ["a", "c", "b"]);
  assert.deepEqual(moved(["a", "b", "c"], "a", 1), ["b", "a", "c"]);
  for (const [id, by] of /** @type {[string, number][]} */ ([["a", -1], ["c", 1], ["x", 1]])) {
    assert.deepEqual(moved(["a", "b", "c"], id, by), ["a", "b", "c"]);
  }
});

test("counts in words", () => {
  assert.deepEqual([1, 2].map(offersInWords), ["1 Angebot", "2 Angebote"]);
});

test("writes a mail that no title can turn into another one", () => {
  const mail = mailOf([{ title: "Bach & Wald?&bcc=x@y.z\r\nBcc: x", address: "https://a.example/angebote/bach/" }], "https://a.example/merkliste/");
  const [, query] = mail.split("?");
  assert.ok(mail.startsWith("mailto:?"));
  const fields = new URLSearchParams(query);
  assert.deepEqual([...fields.keys()], ["subject", "body"]);
  assert.match(fields.get("body") ?? "", /Bach & Wald\?&bcc=x@y\.z/);
  assert.match(fields.get("body") ?? "", /angebote\/bach\//);
});

test("keeps a mail short enough for every mail program", () => {
  const entries = Array.from({ length: 60 }, (_, number) => ({ title: `Angebot ${number}`, address: `https://a.example/angebote/a${number}/` }));
  const mail = mailOf(entries, "https://a.example/merkliste/?angebote=a1");
  assert.ok(mail.length < 1800);
  assert.match(decodeURIComponent(mail), /merkliste\/\?angebote=a1/);
});

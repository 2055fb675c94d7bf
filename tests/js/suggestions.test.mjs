// Suggestions without a browser: which hits, in which words, and a folder that is gone.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Gone, Library } from "../../generator/assets/js/library.js";
import { announcement, below, correction, groups, moved, pieces, wanted } from "../../generator/assets/js/suggestions.js";

const KINDS = { angebote: 10, akteure: 5, listen: 4, leitbild: 2, seiten: 3 };

/** @param {string} text @param {string} [how] @param {string[]} [readAs] */
const word = (text, how = "exact", readAs = [text]) => ({ text, how, readAs });

/** A title with what is highlighted in brackets. @param {string} title @param {...ReturnType<typeof word>} read */
const shown = (title, ...read) => pieces(title, wanted(read)).map(([piece, asked]) => asked ? `[${piece}]` : piece).join("");

test("takes the best of each kind, in the order of the kinds", () => {
  const found = groups([20, 16, 12, 0, 3, 14, 5, 11, 7, 9, 22, 15, 17], KINDS);
  assert.deepEqual(found, [
    { label: "Angebote", numbers: [0, 3, 5, 7] },
    { label: "Akteure", numbers: [12, 14] },
    { label: "Themen und Listen", numbers: [16, 15] },
    { label: "Seiten und Leitbild", numbers: [20] },
  ]);
});

test("leaves out kinds without a hit, and kinds nobody knows", () => {
  assert.deepEqual(groups([24, 30], KINDS), []);
  assert.deepEqual(groups([], KINDS), []);
  assert.deepEqual(groups([1, 6], { angebote: 0, akteure: 2, neues: 9 }), [{ label: "Akteure", numbers: [1] }]);
});

for (const [title, read, expected] of /** @type {[string, ReturnType<typeof word>[], string][]} */ ([
  ["Ferienpass: Im Wald mit Rabe Rudi", [word("wald")], "Ferienpass: Im [Wald] mit Rabe Rudi"],
  ["Wälder der Welt", [word("wald")], "[Wälder] der Welt"],
  ["Bienenschule", [word("bien", "prefix")], "[Bien]enschule"],
  ["Bienenschule", [word("schule")], "Bienen[schule]"],
  ["Museum am Schölerberg", [word("musem", "typo", ["museum"]), word("scholerb", "prefix")], "[Museum] am [Schölerb]erg"],
  ["Repair-Café", [word("repaircafe"), word("cafe")], "Repair-[Café]"],
  ["Große Straße 5", [word("strasse")], "Große [Straße] 5"],
  ["Straßenfest", [word("stras", "prefix")], "[Straß]enfest"],
  ["Erneuerbare", [word("neu", "prefix")], "Erneuerbare"],
  ["Alles Mögliche", [word("wald", "")], "Alles Mögliche"],
  ["<b>Wald</b>", [word("b")], "<[b]>Wald</[b]>"],
  ["👩‍🔬 Wald 👩‍🔬", [word("wald")], "👩‍🔬 [Wald] 👩‍🔬"],
  ["", [word("wald")], ""],
])) {
  test(`highlights what was asked for in „${title}“`, () => assert.equal(shown(title, ...read), expected));
}

test("no piece of a title is lost or doubled, whatever it is", () => {
  for (const title of ["İstanbul ß ẞ ﬁ ſ", "e\u0301e\u0301 a\u0308", "\ud800wald\udc00", "wald".repeat(200), "مرحبا wald", "ßßßß"]) {
    for (const query of ["wald", "i", "fi", "ss", "e", "مرحبا", "ssss"]) {
      assert.equal(pieces(title, wanted([word(query), word(query, "prefix")])).map(([piece]) => piece).join(""), title);
    }
  }
});

test("says below a title what it is, by whom and when, and nothing twice", () => {
  assert.equal(below(["", "", "", "Aktionstag · Zoo", ["Am 3. Mai", "Zoo"], ""]), "Aktionstag · Zoo · Am 3. Mai");
  assert.equal(below(["", "", "", "Lernort · Zoo", ["Zoo"], ""]), "Lernort · Zoo");
  assert.equal(below(["", "", "", "Leitbild", [], ""]), "Leitbild");
});

test("names corrected words, and of several guesses those that can be seen", () => {
  const read = [word("musem", "typo", ["musee", "museum"]), word("am")];
  assert.equal(correction(read, ["Museum am Schölerberg"]), "„museum“ statt „musem“");
  assert.equal(correction(read, ["Ausstellung"]), "„musee“ oder „museum“ statt „musem“");
  assert.equal(correction([word("wald")], []), "");
});

test("says how many there are, and never of a word that has hardly begun that nothing is found", () => {
  assert.equal(announcement("wald", 6, ""), "6 Vorschläge, mit Pfeiltasten auswählen");
  assert.equal(announcement("wald", 1, ""), "1 Vorschlag, mit Pfeiltasten auswählen");
  assert.equal(announcement("musem", 2, "„museum“ statt „musem“"), "„museum“ statt „musem“: 2 Vorschläge, mit Pfeiltasten auswählen");
  assert.equal(announcement("qqq", 0, ""), "Keine Vorschläge");
  assert.equal(announcement("qq", 0, ""), "");
});

test("walks round through the options", () => {
  assert.deepEqual([-1, 0, 1, 2].map((active) => moved("ArrowDown", active, 3)), [0, 1, 2, 0]);
  assert.deepEqual([-1, 0, 1, 2].map((active) => moved("ArrowUp", active, 3)), [2, 2, 0, 1]);
  assert.equal(moved("ArrowDown", -1, 0), -1);
});

/** A site whose folder can be published anew. */
function site() {
  const served = { folder: "suche/alt/", asked: /** @type {string[]} */ ([]), pointer: "suche/alt/" };
  /** @type {import("../../generator/assets/js/library.js").Load} */
  const get = async (url) => {
    const path = new URL(url).pathname.slice(1);
    served.asked.push(path);
    if (path === "suche/index.json") return { folder: served.pointer };
    if (!path.startsWith(served.folder)) throw new Gone(url);
    return path.endsWith("manifest.json") ? { documents: 0, kinds: {}, shards: "", stop: "", names: [] } : { folder: served.folder };
  };
  return { served, library: new Library("https://beispiel.de/suche/index.json", get) };
}

/** @param {import("../../generator/assets/js/search_files.js").Index} index */
const question = (index) => index.file("terms/0.json");

test("asks for the pointer and the manifest once", async () => {
  const { served, library } = site();
  await Promise.all([library.ask(question), library.ask(question)]);
  assert.deepEqual(served.asked, ["suche/index.json", "suche/alt/manifest.json", "suche/alt/terms/0.json"]);
});

test("finds the folder anew when it is gone, for all who wait", async () => {
  const { served, library } = site();
  await library.open();
  served.folder = served.pointer = "suche/neu/";
  const answers = await Promise.all([library.ask(question), library.ask(question)]);
  assert.deepEqual(answers, [{ folder: "suche/neu/" }, { folder: "suche/neu/" }]);
  assert.equal(served.asked.filter((path) => path === "suche/index.json").length, 2);
});

test("gives up after one more try, and may be asked again later", async () => {
  const { served, library } = site();
  served.pointer = "suche/weg/";
  await assert.rejects(library.ask(question), Gone);
  assert.equal(served.asked.filter((path) => path === "suche/index.json").length, 2);
  served.pointer = served.folder;
  assert.deepEqual(await library.ask(question), { folder: "suche/alt/" });
});

test("another failure is not asked twice", async () => {
  let tries = 0;
  const library = new Library("https://beispiel.de/suche/index.json", async () => {
    tries += 1;
    throw new TypeError("offline");
  });
  await assert.rejects(library.ask(question), TypeError);
  assert.equal(tries, 1);
});

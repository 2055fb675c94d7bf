// The query over the index that the generator wrote; the twin of `generator/search/query.py`.

import { agentStem, fold, stem, words } from "./words.js";

/**
 * @typedef {import("./search_files.js").Index} Index
 * @typedef {import("./search_files.js").Postings} Postings
 * @typedef {"exact"|"prefix"|"split"|"typo"|"start"|"joined"|""} How
 */

const FEW = 5, PREFIX = 0.5, SPLIT = 0.3, TYPO = 0.4, START = 0.25, JOINED = 0.6, COVERAGE = 2, MOST_OF_IT = 0.5;
const LENGTH_FOR = { prefix: 3, typo: 4, split: 7 };
const MOST_WORDS = 12;
const SMALLEST = 0.05, STEP = 1.08;
const BLANK = 0x20, FIRST_SIGN = 0x23, BACKSLASH = 0x5c;
const ROOM = 2 ** 21; // for numbers of documents, so that weight and number fit into one key to sort by

const WEIGHTS = Array.from({ length: 300 }, (_, step) => SMALLEST * STEP ** step);

/** Most words are in the index; those who type them do not wait for guesses. */
const guesses = () => import("./guesses.js");

/** How one word of the query was understood, and the best weight of each document for it. */
class Word {
  /** @type {How} */
  how = "";
  /** @type {string[]} */
  readAs = [];
  /** How many documents have it, in any reading and in the first that found some. */
  count = 0;
  sure = 0;

  /** @param {string} text @param {number} documents */
  constructor(text, documents) {
    this.text = text;
    this.hits = new Float64Array(documents);
  }

  /** @param {number} number @param {number} weight */
  keep(number, weight) {
    if (!this.hits[number]) this.count += 1;
    if (this.hits[number] < weight) this.hits[number] = weight;
  }

  /**
   * Keep the best weight of each document.
   * @param {Postings} postings @param {number} factor @param {How} how @param {string[]} readAs
   */
  add(postings, factor, how, readAs) {
    if (typeof postings === "string") return this.addRow(postings, factor, how, readAs);
    for (const group of postings) {
      const weight = WEIGHTS[group[0]] * factor;
      for (let at = 1, number = 0; at < group.length; at += 1) {
        number += group[at];
        this.keep(number, weight);
      }
    }
    if (postings.length) this.understood(how, readAs);
  }

  /**
   * The same where a good part of all documents have the term: a blank for none, otherwise the step of the weight.
   * @param {string} row @param {number} factor @param {How} how @param {string[]} readAs
   */
  addRow(row, factor, how, readAs) {
    for (let number = 0; number < row.length; number += 1) {
      const sign = row.charCodeAt(number);
      if (sign !== BLANK) this.keep(number, WEIGHTS[sign - FIRST_SIGN - (sign > BACKSLASH ? 1 : 0)] * factor);
    }
    this.understood(how, readAs);
  }

  /**
   * The first reading that finds something names the word's; further ones do not make it commoner.
   * @param {How} how @param {string[]} readAs
   */
  understood(how, readAs) {
    if (this.count && !this.how) [this.how, this.readAs, this.sure] = [how, readAs, this.count];
  }
}

/**
 * What answers a query: what has all its words first, weighed by lunr's scores.
 * @param {Index} index
 * @param {string} query
 */
export async function find(index, query) {
  const asked = [...new Set(words(query))].filter((word) => !index.stop.has(word));
  const read = await Promise.all(asked.slice(0, MOST_WORDS).map((text) => readWord(index, text)));
  await join(index, read);
  return ranked(index, read);
}

/** @param {Index} index @param {string} text */
async function readWord(index, text) {
  const word = new Word(text, index.manifest.documents), beginning = fold(text);
  word.add(await written(index, text), 1, "exact", [text]);
  if (word.count < FEW && beginning.length >= LENGTH_FOR.prefix) await asBeginning(index, word, beginning);
  if (word.count < FEW && text.length >= LENGTH_FOR.split) await asTwoWords(index, word, beginning);
  if (!word.count && text.length >= LENGTH_FOR.typo) await asMistake(index, word, beginning);
  return word;
}

/** @param {Index} index @param {string} text */
async function written(index, text) {
  const kept = await index.postings(agentStem(text));
  return kept.length ? kept : index.postings(stem(text));
}

/** @param {Index} index @param {Word} word @param {string} beginning */
async function asBeginning(index, word, beginning) {
  const own = stem(word.text), keptApart = word.count ? index.manifest.names : [];
  for (const [term, postings] of await index.beginningWith(beginning)) {
    if (term !== own && !keptApart.includes(term)) word.add(postings, PREFIX * beginning.length / term.length, "prefix", [beginning]);
  }
  if (word.how === "prefix") word.sure = word.count;
}

/** @param {Index} index @param {Word} word @param {string} beginning */
async function asTwoWords(index, word, beginning) {
  const { halvesOf } = await guesses();
  const halves = await halvesOf(index, beginning);
  if (!halves.length) return;
  const both = await Promise.all(halves.map(async (half) => {
    const alone = new Word(half, index.manifest.documents);
    alone.add(await index.postings(stem(half)), 1, "exact", []);
    return alone;
  }));
  const rare = both.map((one) => rarity(index, one));
  for (let number = 0; number < word.hits.length; number += 1) {
    let weight = 0, share = 0;
    both.forEach(({ hits }, at) => {
      weight += hits[number];
      if (hits[number]) share += rare[at];
    });
    share /= rare[0] + rare[1];
    if (share >= MOST_OF_IT) word.keep(number, weight * share ** COVERAGE * SPLIT);
  }
  word.understood("split", halves);
}

/**
 * How much a word says: a rare one much, a common one next to nothing (lunr's idf).
 * @param {Index} index @param {Word} word
 */
function rarity({ manifest: { documents } }, { sure }) {
  return Math.log(1 + Math.abs((documents - sure + 0.5) / (sure + 0.5)));
}

/** @param {Index} index @param {Word} word @param {string} beginning */
async function asMistake(index, word, beginning) {
  const { corrections, sameStart } = await guesses();
  const typos = await corrections(index, beginning);
  const guessed = typos.length ? typos : await sameStart(index, beginning);
  const found = await Promise.all(guessed.map((guess) => written(index, guess)));
  for (const postings of found) word.add(postings, typos.length ? TYPO : START, typos.length ? "typo" : "start", guessed);
  word.sure = word.count;
}

/**
 * Let two neighbouring words also count as one: repair café, repaircafé.
 * @param {Index} index @param {Word[]} read
 */
async function join(index, read) {
  const together = await Promise.all(read.slice(1).map((word, at) => index.postings(stem(read[at].text + word.text))));
  together.forEach((postings, at) => {
    for (const word of [read[at], read[at + 1]]) word.add(postings, JOINED, "joined", [read[at].text, read[at + 1].text]);
  });
}

/** What answers a query. Ranking everything takes longer than finding it, so it waits until somebody asks. */
class Found {
  /** How many documents have each word that was understood. */
  complete = 0;
  /** @type {Uint32Array | undefined} */
  #numbers;

  /** @param {Word[]} words @param {Float64Array} worth of each document @param {Uint8Array} marks how many of the words it has */
  constructor(words, worth, marks) {
    this.words = words;
    this.worth = worth;
    this.marks = marks;
    const understood = words.filter((word) => word.count).length;
    for (const mark of marks) if (mark && mark === understood) this.complete += 1;
  }

  /** The numbers of all documents, best first. */
  get numbers() {
    this.#numbers ??= this.best(Infinity);
    return this.#numbers;
  }

  /**
   * The numbers of the best documents, in order.
   * @param {number} most
   * @param {Uint8Array | null} [match] leave out what has no mark here
   */
  best(most, match = null) {
    const { worth, marks } = this, keys = [];
    for (let number = 0; number < marks.length; number += 1) {
      if (marks[number] && (!match || match[number])) keys.push(worth[number] * ROOM + (ROOM - 1 - number));
    }
    const first = keys.length > most ? largest(keys, most) : Float64Array.from(keys).sort().reverse();
    return Uint32Array.from(first, (key) => ROOM - 1 - (key % ROOM));
  }
}

/**
 * The largest of many numbers, in order.
 * @param {number[]} keys @param {number} most
 */
function largest(keys, most) {
  /** @type {number[]} */
  const kept = [];
  for (const key of keys) {
    if (kept.length === most && key < kept[most - 1]) continue;
    let at = kept.length;
    while (at > 0 && kept[at - 1] < key) at -= 1;
    kept.splice(at, 0, key);
    if (kept.length > most) kept.pop();
  }
  return kept;
}

/** @param {Index} index @param {Word[]} read */
function ranked(index, read) {
  const { documents } = index.manifest;
  const worth = new Float64Array(documents), share = new Float64Array(documents), marks = new Uint8Array(documents);
  let mass = 0;
  for (const word of read) {
    if (!word.count) continue;
    const { hits } = word, rare = rarity(index, word);
    mass += rare;
    for (let number = 0; number < documents; number += 1) {
      if (!hits[number]) continue;
      worth[number] += hits[number];
      share[number] += rare;
      marks[number] += 1;
    }
  }
  for (let number = 0; number < documents; number += 1) {
    if (!marks[number]) continue;
    const covered = share[number] === mass ? 1 : (share[number] / mass) ** COVERAGE; // powers are slow, and most words come alone
    worth[number] = Math.floor(1000 * worth[number] * covered + 0.5);
  }
  return new Found(read, worth, marks);
}

// The files of the index, each fetched when a query first needs it.

import { fold } from "./words.js";

/**
 * @typedef {{documents: number, kinds: Record<string, number>, shards: string, stop: string, names: string[]}} Manifest
 * @typedef {number[][] | string} Postings groups of [step of weight, first number, distance to the next …], or a sign for each document
 */

const MOST_SHARDS = 3;

/** An index whose files are fetched when a query first needs them, each once. */
export class Index {
  /** @type {Map<string, Promise<any>>} */
  #files = new Map();
  /** @type {Map<string, Map<string, string>>} */
  #words = new Map();

  /**
   * @param {Manifest} manifest
   * @param {(name: string) => Promise<any>} get returns the content of a file by its name
   */
  constructor(manifest, get) {
    this.manifest = manifest;
    this.get = get;
    this.stop = new Set(manifest.stop.split(" "));
    /** The text at which each shard begins: how many letters it shares with the one before, then the rest of it. */
    let before = "";
    this.shards = manifest.shards.split(" ").filter(Boolean)
      .map((coded) => (before = before.slice(0, parseInt(coded[0], 36)) + coded.slice(1)));
  }

  /**
   * The content of a file; a failed try may be repeated.
   * @param {string} name
   * @returns {Promise<any>}
   */
  file(name) {
    const known = this.#files.get(name);
    if (known) return known;
    const file = this.get(name);
    this.#files.set(name, file);
    file.catch(() => this.#files.delete(name));
    return file;
  }

  /**
   * What a list shows of a document.
   * @param {number} number
   */
  card(number) {
    return this.file(`cards/${number}.json`);
  }

  /** @param {string} term @returns {number} */
  shardOf(term) {
    const { shards } = this;
    let low = 0, high = shards.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (shards[middle] <= term) low = middle + 1; else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** @param {string} term @returns {Promise<Postings>} */
  async postings(term) {
    const shard = term && this.shards.length ? await this.file(`terms/${this.shardOf(term)}.json`) : {};
    return Object.hasOwn(shard, term) ? shard[term] : [];
  }

  /** @param {string} start @returns {Promise<[string, Postings][]>} */
  async beginningWith(start) {
    if (!this.shards.length) return [];
    const first = this.shardOf(start), last = Math.min(this.shardOf(`${start}\uffff`), first + MOST_SHARDS - 1);
    const shards = await Promise.all(Array.from({ length: last - first + 1 }, (_, at) => this.file(`terms/${first + at}.json`)));
    return shards.flatMap((shard) => Object.entries(shard)).filter(([term]) => term.startsWith(start));
  }

  /**
   * The known words that begin with a letter, folded and as they are written, the frequent ones first.
   * @param {string} letter
   * @returns {Promise<Map<string, string>>}
   */
  async words(letter) {
    const code = letter.codePointAt(0);
    if (!code || !(await this.file("letters.json")).includes(letter)) return new Map();
    const name = `words/${code.toString(16)}.json`;
    const known = this.#words.get(name) ?? new Map();
    if (!known.size) {
      for (const word of await this.file(name)) if (!known.has(fold(word))) known.set(fold(word), word);
      this.#words.set(name, known);
    }
    return known;
  }
}

// The published index: found by its pointer, and found anew when the site was published meanwhile.

import { Index } from "./search_files.js";

/**
 * @typedef {(url: string, cache?: RequestCache) => Promise<any>} Load the content of a file
 */

/** A file that the server no longer has. */
export class Gone extends Error {}

/** @type {Load} */
export async function load(url, cache = "default") {
  const answer = await fetch(url, { cache });
  if (answer.status === 404) throw new Gone(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/** Asks the index; its files live in a folder that is another one after each change. */
export class Library {
  /** @type {Promise<Index> | undefined} */
  #index;

  /**
   * @param {string} pointer the address of the file that names the folder, seen from the folder above its own
   * @param {Load} [get]
   */
  constructor(pointer, get = load) {
    this.pointer = pointer;
    this.get = get;
  }

  /** Open the index once; a failed try may be repeated. */
  open() {
    this.#index ??= this.#opened();
    this.#index.catch(() => { this.#index = undefined; });
    return this.#index;
  }

  async #opened() {
    // Each pointer has the same length, and hosts may give it the same date: asking whether it changed is not enough.
    const { folder } = await this.get(this.pointer, "reload");
    const base = new URL(`../${folder}`, this.pointer).href;
    return new Index(await this.get(`${base}manifest.json`), (name) => this.get(base + name));
  }

  /**
   * The answer to a question; asked once more where the folder is gone.
   * @template T
   * @param {(index: Index) => Promise<T>} question
   * @returns {Promise<T>}
   */
  async ask(question) {
    const asked = this.open();
    try {
      return await question(await asked);
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
      if (this.#index === asked) this.#index = undefined;
      return question(await this.open());
    }
  }
}

// Which words of a text a query meant. Pure; the page makes elements of it.

import { agentStem, fold, stem, words } from "./words.js";

/** @typedef {{text: string, how: string, readAs: string[]}} Understood */
/** @typedef {[text: string, isMeant: boolean]} Piece */

const TOKEN = /[\p{L}\p{N}\p{M}]+(?:[-‐‑*:][\p{L}\p{N}\p{M}]+)*/gu;
const SHORTEST = { beginning: 3, part: 4 }, BEFORE = 3; // letters

/**
 * What cuts a text into pieces, the meant words apart from the others.
 * @param {readonly Understood[]} understood
 * @param {readonly string[]} apart stems of names, which are not meant by what is in them
 * @returns {(text: string) => Piece[]}
 */
export function highlighter(understood, apart) {
  const read = understood.flatMap(({ text, readAs }) => [text, ...readAs]);
  const stems = new Set(read.flatMap((word) => [stem(word), agentStem(word)]).filter(Boolean));
  understood.slice(1).forEach(({ text }, at) => stems.add(stem((understood[at]?.text ?? "") + text)));
  const beginnings = read.map(fold).filter((word) => word.length >= SHORTEST.beginning);
  const parts = [...stems].filter((one) => one.length >= SHORTEST.part), names = new Set(apart);

  /** @param {string} word */
  const isMeant = (word) => {
    const own = stem(word), folded = fold(word);
    if (stems.has(own) || stems.has(agentStem(word))) return true;
    if (names.has(own)) return false;
    return beginnings.some((start) => folded.startsWith(start)) ||
      parts.some((part) => folded.indexOf(part, BEFORE) > 0);
  };
  return (text) => {
    const pieces = /** @type {Piece[]} */ ([]);
    let end = 0;
    for (const { 0: token, index } of text.matchAll(TOKEN)) {
      if (!words(token).some(isMeant)) continue;
      if (index > end) pieces.push([text.slice(end, index), false]);
      pieces.push([token, true]);
      end = index + token.length;
    }
    if (end < text.length) pieces.push([text.slice(end), false]);
    return pieces;
  };
}

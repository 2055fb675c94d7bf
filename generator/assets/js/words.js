// Text to words, and words to terms; the twin of `generator/search/words.py`.

const UMLAUT = /** @type {Record<string, string>} */ ({ "a\u0308": "ä", "o\u0308": "ö", "u\u0308": "ü" });
const ARABIC = /** @type {Record<string, string>} */ ({ "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": "" });

/**
 * Lower case without accents; German umlauts stay, because the stemmer knows them, and ß becomes ss.
 * @param {string} text
 */
export function normal(text) {
  return text.toLowerCase().replaceAll("ß", "ss").normalize("NFD")
    .replace(/([aou]\u0308)|\p{M}/gu, (_, umlaut) => UMLAUT[umlaut] ?? "");
}

/**
 * The words of a text; „Klima-Schutz“ gives klimaschutz, klima and schutz.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return (normal(text).match(/[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)*/gu) ?? []).flatMap((found) => {
    const parts = found.split(/[-‐‑]/).map((part) =>
      part.replace(/[ىةؤئـ]/g, (letter) => ARABIC[letter]).replace(/^[وبفك]?ال(?=[\p{L}\p{N}]{3})|^لل(?=[\p{L}\p{N}]{3})/u, ""));
    return parts.length > 1 ? [parts.join(""), ...parts] : parts;
  });
}

const VOWELS = "aeiouyäöü";
const BARE = /** @type {Record<string, string>} */ ({ U: "u", Y: "y", "ä": "a", "ö": "o", "ü": "u" });
const SPELT = /** @type {Record<string, string>} */ ({ ae: "ä", oe: "ö", ue: "ü" });

/** @param {string | undefined} letter */
const isVowel = (letter) => letter !== undefined && VOWELS.includes(letter);

/**
 * Mark u and y between vowels, and read ae, oe, ue as umlauts.
 * @param {string} word
 */
function begun(word) {
  const letters = [...word];
  for (let i = 1; i < letters.length - 1; i += 1) {
    if ((letters[i] === "u" || letters[i] === "y") && isVowel(letters[i - 1]) && isVowel(letters[i + 1])) {
      letters[i] = letters[i].toUpperCase();
    }
  }
  return letters.join("").replace(/qu|[aou]e/g, (pair) => SPELT[pair] ?? pair);
}

/** @param {string} word */
const ended = (word) => word.replace(/[UYäöü]/g, (letter) => BARE[letter]);

/**
 * The word as its stem would begin: umlauts and their spellings as one letter, endings kept.
 * @param {string} word
 */
export const fold = (word) => ended(begun(word));

/**
 * Where the first and the second region of a word begin: behind the first consonant after a vowel, and again.
 * @param {string} word
 */
function regions(word) {
  const found = [word.length, word.length];
  let at = 0;
  for (let region = 0; region < 2 && word.length >= 3; region += 1) {
    while (at < word.length && !isVowel(word[at])) at += 1;
    while (at < word.length && isVowel(word[at])) at += 1;
    if (at >= word.length) break;
    at += 1;
    found[region] = region ? at : Math.max(at, 3);
  }
  return found;
}

/**
 * The stem of a normal word: Snowball 3, German (https://snowballstem.org/algorithms/german/stemmer.html).
 * @param {string} raw
 */
export function stem(raw) {
  let word = begun(raw);
  const [first, second] = regions(word);
  /**
   * The longest of some endings, when it lies in a region.
   * @param {RegExp} endings @param {number} region
   */
  const ending = (endings, region) => {
    const found = endings.exec(word);
    return found && found.index >= region ? found[0] : "";
  };
  /** @param {string} end */
  const without = (end) => word.slice(0, word.length - end.length);

  let end = ending(/(?:erinnen|erin|ern|er|em|en|es|e|lns|ln|s)$/, first);
  if (end[0] === "l") word = without(end) + "l";
  else if (end === "s") { if (/[bdfghklmnrt]s$/.test(word)) word = without(end); }
  else if (end && !(end === "em" && /system$/.test(word))) {
    word = without(end);
    if (/^e[ns]?$/.test(end) && /niss$/.test(word)) word = without("s");
  }

  end = ending(/(?:est|st|en|er|et)$/, first);
  if (end === "st") { if (/.{3}[bdfghklmnt]st$/s.test(word)) word = without(end); }
  else if (end === "et") { if (/[Udfgklmnrstzä]et$/.test(word) && !/(?:geordn|intern|plan|tick|tr)et$/.test(word)) word = without(end); }
  else word = without(end);

  end = ending(/(?:end|ung|ig|ik|isch|lich|heit|keit)$/, second);
  if (/^i/.test(end)) { if (!/e(?:ig|ik|isch)$/.test(word)) word = without(end); }
  else if (end) {
    word = without(end);
    if (end === "end" || end === "ung") { if (!/eig$/.test(word)) word = without(ending(/ig$/, second)); }
    else word = without(end === "keit" ? ending(/(?:lich|ig)$/, second) : ending(/(?:er|en)$/, first));
  }
  return ended(word);
}

/**
 * The stem of a word in -er that keeps its ending: schuler, not schul; empty for other words.
 * @param {string} word
 */
export function agentStem(word) {
  const found = /er(?:n|s|in|innen)?$/.exec(word);
  const kept = found && found.index >= 3 ? fold(word.slice(0, found.index)) + "er" : "";
  return kept === stem(word) ? "" : kept;
}

// Slips of the pen between two words; the twin of `mistakes` in `generator/search/query.py`. Pure.

/**
 * How many letters are added, lost, changed or swapped between two words; more than `most` is not counted on.
 * @param {string} one @param {string} other @param {number} most
 */
export function mistakes(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let older = /** @type {number[]} */ ([]), before = older, row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    [older, before, row] = [before, row, [i]];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      let cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, older[j - 2] + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
  }
  return row[other.length];
}

// lunr.js with the German of lunr-languages over an index built beforehand, as its manual says.

/** @type {Promise<{index: any, titles: Record<string, string>}> | undefined} */
let ready;

/** @param {string} source */
function load(source) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.async = false;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

async function open() {
  const data = fetch("/peer/index.json").then((answer) => answer.json());
  await Promise.all(["lunr.js", "support.js", "de.js"].map((name) => load(`/peer/${name}`)));
  const { index, titles } = await data, lunr = /** @type {any} */ (globalThis).lunr;
  return { index: lunr.Index.load(index), titles };
}

/** @param {string} query */
export async function search(query) {
  ready ??= open();
  const { index, titles } = await ready;
  return index.search(query).slice(0, 10).map((/** @type {any} */ hit) => ({ address: hit.ref, title: titles[hit.ref] }));
}

// Pagefind through its documented JavaScript interface.

/** @type {Promise<any> | undefined} */
let library;

/** @param {string} query */
export async function search(query) {
  library ??= import("/pagefind/pagefind.js");
  const found = await (await library).search(query);
  const rows = await Promise.all(found.results.slice(0, 10).map((/** @type {any} */ one) => one.data()));
  return rows.map((one) => ({ address: one.url, title: one.meta.title }));
}

// Opens the search engine of the page, without what draws rows: `engine.ask(query)` answers with numbers of records,
// `engine.askAndCount(query)` counts every value of every facet too, with two filters in use, and
// `engine.addresses(numbers)` says which records they are.

async () => {
  const list = document.getElementById("treffer"), scripts = document.querySelector("script[src$='page.js']").src;
  const load = (name) => import(new URL(name, scripts).href);
  const [{ find }, { Index }, { counts, facetsOf }] = await Promise.all(["query.js", "search_files.js", "facets.js"].map(load));
  const get = async (name) => (await fetch(list.dataset.index + name)).json();
  const index = new Index(await get("manifest.json"), get), facets = facetsOf(await get("facets.json"));
  const lists = facets.list.filter(({ kind, values }) => kind === "codes" && values.length > 1).slice(0, 2);
  const selection = new Map(lists.map(({ name, values }) => [name, values.slice(0, 3).map(([code]) => String(code))]));
  window.engine = {
    ask: async (query) => (await find(index, query)).numbers,
    askAndCount: async (query) => {
      const found = await find(index, query);
      return [found.best(25), counts(facets, selection, found.marks, true)];
    },
    addresses: (numbers) => Promise.all(numbers.map(async (number) =>
      `${location.origin}/${(await index.card(number))[0]}`)),
  };
}

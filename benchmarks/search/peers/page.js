// The least page around a search library: ask while typing, show ten rows, say which query they answer.

import { search } from "/peer/library.js";

const field = /** @type {HTMLInputElement} */ (document.getElementById("suchfeld"));
const list = /** @type {HTMLElement} */ (document.getElementById("treffer"));

async function show() {
  const query = field.value;
  const hits = await search(query);
  if (query !== field.value) return;
  list.replaceChildren(...hits.map(({ address, title }) => {
    const item = document.createElement("li"), link = document.createElement("a");
    link.href = address;
    link.textContent = title;
    item.append(link);
    return item;
  }));
  list.dataset.ready = query;
}

field.addEventListener("input", show);
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) void show();

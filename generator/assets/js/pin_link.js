// The link „Merkliste (3)“ in the menu, while something is kept.

import { kept, onChange } from "./pin_store.js";

const root = new URL("../../", import.meta.url);
const item = document.createElement("li");
const link = document.createElement("a");
link.href = new URL("merkliste/", root).href;
if (location.pathname === new URL(link.href).pathname) link.setAttribute("aria-current", "page");
item.append(link);

function show() {
  const number = kept().length;
  link.textContent = `Merkliste (${number})`;
  if (number) document.querySelector(".menu ul")?.append(item);
  else item.remove();
}

onChange(show);
show();

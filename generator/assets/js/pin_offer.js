// On the page of an offer: the button „Merken“, and the way to the list while the offer is on it.

import { pinButton } from "./pin_button.js";
import { kept, onChange } from "./pin_store.js";

const place = /** @type {HTMLElement} */ (document.getElementById("merken"));
const id = place.dataset.offer ?? "";
const link = document.createElement("a");
link.href = new URL("../../merkliste/", import.meta.url).href;
link.textContent = "Zur Merkliste";

const show = () => { link.hidden = !kept().includes(id); };

place.append(pinButton(id, document.querySelector("h1")?.textContent ?? ""), link);
onChange(show);
show();

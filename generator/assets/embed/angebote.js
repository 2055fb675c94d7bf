// <bne-angebote akteur="…"> on a partner's own website: its living offers, always as the directory has them.
// One file without imports, so that a page with a strict policy names one server only. It stores nothing, sends
// nothing, and asks for nothing but one JSON file. Everything from there is put in as text.
// Attributes: akteur (id), ebene (level of the headings, 2 to 6; else 3), anzahl (most offers; else all).

/**
 * @typedef {{title: string, page: string, when: string, where: string, cost: string, badge: string}} Offer
 * @typedef {{directory: string, page: string, offers: Offer[]}} Programme
 */

const HOME = new URL("../", import.meta.url);

// The text looks like the page around it, and is hidden or out of reach where that page makes the element so; nothing
// else of that page gets in, and nothing of this gets out.
const STYLE = `
:host { display: block; }
:host([hidden]) { display: none; }
.box {
  all: initial; display: block; font: inherit; color: inherit;
  visibility: inherit; pointer-events: inherit; cursor: inherit;
}
ul { list-style: none; margin: 0; padding: 0; }
li { margin: 0 0 1.25em; }
h2, h3, h4, h5, h6 { margin: 0 0 0.25em; font-size: 1.125em; }
p { margin: 0 0 0.25em; }
span + span::before { content: " · "; }
small { display: inline-block; padding: 0 0.5em; border: 1px solid; border-radius: 0.25em; font-size: 0.875em; }
a { color: inherit; text-decoration: underline; text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 2px; }
a:focus-visible { outline: 3px solid; outline-offset: 2px; }
li a, .home a { display: inline-block; min-height: 1.5rem; }
`;

class Offers extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  #box = element("div", { class: "box", lang: "de" });

  connectedCallback() {
    // What the page has put inside stays until there is something better, or for good where a browser is too old.
    this.#root.replaceChildren(this.textContent?.trim() ? element("slot") : this.#box);
    const sheet = new CSSStyleSheet(); // a policy that forbids style elements allows this
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#box.replaceChildren(element("p", {}, "Die Angebote werden geladen …"));
    void this.#load();
  }

  async #load() {
    this.setAttribute("aria-busy", "true");
    try {
      this.#show(await programmeOf(this.getAttribute("akteur") ?? ""));
    } catch {
      const words = element("p", {}, "Die Angebote konnten nicht geladen werden. ", link("Zum Verzeichnis", HOME.href));
      this.#box.replaceChildren(words);
    }
    this.removeAttribute("aria-busy");
  }

  /** @param {Programme} programme */
  #show(programme) {
    const most = number(this.getAttribute("anzahl"), 1, Infinity, Infinity);
    const level = number(this.getAttribute("ebene"), 2, 6, 3);
    const shown = programme.offers.slice(0, most);
    const list = shown.length
      ? element("ul", { role: "list" }, ...shown.map((one) => row(one, level)))
      : element("p", {}, "Zurzeit ist hier kein Angebot eingetragen.");
    const home = element("p", { class: "home" }, link(`Alle Angaben: ${programme.directory}`, programme.page));
    this.#box.replaceChildren(list, home);
    this.#root.replaceChildren(this.#box);
  }
}

/**
 * @param {string} actor
 * @returns {Promise<Programme>}
 */
async function programmeOf(actor) {
  const address = new URL(`api/v1/actors/${encodeURIComponent(actor)}/offers.json`, HOME);
  const answer = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/**
 * @param {Offer} offer
 * @param {number} level
 */
function row(offer, level) {
  const facts = [offer.when, offer.where, offer.cost].filter(Boolean).map((text) => element("span", {}, text));
  return element("li", {},
    element(`h${level}`, {}, link(offer.title, offer.page)),
    ...(facts.length ? [element("p", {}, ...facts)] : []),
    element("p", {}, element("small", {}, offer.badge)));
}

/**
 * @param {string} words
 * @param {string} address
 */
function link(words, address) {
  return element("a", { href: new URL(address.replace(/^\//, ""), HOME).href }, words);
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} inside
 */
function element(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

/**
 * @param {string | null} text
 * @param {number} least
 * @param {number} most
 * @param {number} otherwise
 */
function number(text, least, most, otherwise) {
  const found = Number.parseInt(text ?? "", 10);
  return found >= least && found <= most ? found : otherwise;
}

if (!customElements.get("bne-angebote")) customElements.define("bne-angebote", Offers);

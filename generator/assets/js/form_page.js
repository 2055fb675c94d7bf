// The form for a record: reads it, checks it with the schema of the model, shows the page to be and the ways to send it.

import { changed, lacksDay, numberOf, placeInForm, slugOf, treeOf } from "./form_data.js";
import { controls, fillForm, readForm, showNeeded, wordsOf } from "./form_controls.js";
import { draft, forget, keep } from "./form_draft.js";
import { showErrors, showSummary } from "./form_errors.js";
import { learnWords, startLists, tell } from "./form_lists.js";
import { startRows } from "./form_rows.js";
import { make } from "./make.js";
import { todayInBerlin } from "./today.js";

/**
 * @typedef {import("./form_data.js").Record_} Record_
 * @typedef {import("./form_errors.js").Mistake} Mistake
 */

const SHORT_PAUSE = 80, PAUSE = 300, LONG_PAUSE = 700, SHORTEST_TITLE = 4; // milliseconds; letters
const form = /** @type {HTMLFormElement} */ (document.getElementById("eintrag-formular"));
const [status, summary, ways, drafts, similar, proof] = ["f-stand", "f-fehler", "f-wege", "f-entwurf", "f-aehnlich", "f-beleg"]
  .map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
const [confirms, hasRead, promise, idField] = ["f-selbst", "f-gelesen", "f-zusage", "f-id"]
  .map((id) => /** @type {HTMLInputElement} */ (document.getElementById(id)));
const title = /** @type {HTMLInputElement} */ (form.querySelector("[name=title], [name=name]"));
const preview = /** @type {HTMLElement} */ (document.querySelector("#f-vorschau > div"));
const { kind = "", folder = "", root = "./", repository = "", mailbox = "" } = form.dataset;
const wanted = new URLSearchParams(location.search).get("id") ?? "", section = kind === "offer" ? "angebote" : "akteure";
// Each record has a draft of its own, and all new ones have one.
const slot = wanted ? `${kind}-${wanted}` : kind;
const shownKeys = new Set(["confirmed_on", ...controls(form).map((one) => one.name.split(".")[0])]);

/** @type {Record_} */
let base = {};
/**
 * @type {{known: import("./form_known.js").Known, schema: any, check: typeof import("./record_check.js"), yaml: typeof import("./record_yaml.js"),
 *   names: typeof import("./form_known.js"), strangers: typeof import("./form_names.js").strangers, alike: ReturnType<typeof import("./form_similar.js").looker>} | undefined}
 */
let tools;
/** @type {Promise<void> | undefined} */
let loading;
let isNew = !wanted, ownId = false, checkedAll = false, turn = 0;
/** Names of fields that somebody has left. @type {Set<string>} */
const visited = new Set();

/** @param {string} words */
const say = (words) => { status.textContent = words; };

/** @param {string} path @returns {Promise<any>} */
async function get(path) {
  const answer = await fetch(root + path);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** What checking needs: fetched once, when somebody begins; a failed try may be repeated. */
function prepare() {
  loading ??= Promise.all([get("mitmachen/bekannt.json"), get(`mitmachen/schema/${kind}.json`), import("./record_check.js"), import("./record_yaml.js"), import("./form_known.js"), import("./form_names.js"), import("./form_similar.js")])
    .then(([known, schema, check, yaml, names, { strangers }, { looker }]) => { tools = { known, schema, check, yaml, names, strangers, alike: looker(known[folder]) }; names.learn(known); learnWords(known); })
    .catch((error) => { loading = undefined; throw error; });
  return loading;
}

const idNow = () => (isNew ? idField.value.trim() || slugOf(title.value) : wanted);

/** @param {string} refers @param {string} words */
const idOf = (refers, words) => tools?.names.idOf(refers, words) ?? words;
/** @param {string} refers @param {string} id */
const nameOf = (refers, id) => tools?.names.nameOf(refers, id) ?? id;

/** The record as the form says it now. */
function record() {
  const { entries, many, references } = readForm(form, idOf), fresh = treeOf(entries, many);
  const day = confirms.checked ? todayInBerlin() : base.confirmed_on;
  if (day) fresh.confirmed_on = day;
  return { tree: changed(fresh, base, shownKeys), entries, references };
}

/** Everything that is not right yet. @returns {Mistake[]} */
function mistakes() {
  if (!tools) return [];
  const { tree, entries, references } = record(), { known, schema, check, strangers } = tools, id = idNow();
  // Of a form without any answer the check would only say that it is empty.
  if (!Object.keys(tree).length) tree[title.name] = "";
  /** @type {Mistake[]} */
  const found = [...withoutDay(entries), ...strangers(entries, references, known),
    ...check.checkRecord(tree, schema, todayInBerlin()).map((/** @type {Mistake} */ one) => backed({ ...one, path: placeInForm(one.path, entries) }))];
  const seen = new Set(), once = found.filter(({ path }) => !seen.has(String(path)) && seen.add(String(path)));
  if (isNew && id && Object.hasOwn(known[folder], id)) once.push({ path: [], at: "f-id", message: `„${id}“ gibt es schon. Wählen Sie eine andere Kennung, oder ändern Sie den vorhandenen Eintrag.` });
  if (isNew && id && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) once.push({ path: [], at: "f-id", message: "Nur kleine Buchstaben ohne Umlaute, Ziffern und Bindestriche." });
  if (!promise.checked) once.push({ path: [], at: "f-zusage", message: "Bitte stimmen Sie zu; ohne das dürfen wir nichts veröffentlichen." });
  return once;
}

/** @param {import("./form_data.js").Entry[]} entries @returns {Mistake[]} */
function withoutDay(entries) {
  const found = entries.filter(([path, value]) => lacksDay(value) && form.querySelector(`[data-time-of="${path}"]`));
  return found.map(([path]) => ({ path: path.split("."), message: "Der Tag fehlt noch." }));
}

/** Say in the words of the form that nobody vouches for the record yet. @param {Mistake} one @returns {Mistake} */
function backed(one) {
  if (one.rule !== "not-backed") return one;
  return hasRead.checked ? { path: ["evidence", "source"], message: "Bitte nennen Sie die Seite." } : { path: [], message: "Bitte wählen Sie eine der Antworten." };
}

/** Show what is wrong in fields that somebody has left; after the first check, in all. */
async function review() {
  const mine = (turn += 1);
  try {
    await prepare();
  } catch {
    return;
  }
  if (mine !== turn) return;
  showErrors(form, mistakes().filter(({ path, at }) => checkedAll || visited.has(at ?? path.join("."))));
}

/** @param {SubmitEvent} event */
async function check(event) {
  event.preventDefault();
  say("");
  try {
    await prepare();
  } catch {
    say(navigator.onLine ? "Die Prüfung konnte nicht geladen werden. Bitte versuchen Sie es noch einmal." : "Sie sind offline. Die Prüfung geht weiter, sobald Sie wieder verbunden sind.");
    return;
  }
  checkedAll = true;
  const all = mistakes(), found = all.filter(({ isHint }) => !isHint);
  showErrors(form, all);
  ways.hidden = true;
  if (found.length) return showSummary(form, summary, found);
  summary.hidden = true;
  await send(all);
}

/** @param {import("./form_errors.js").Mistake[]} hints what hinders nobody, but is good to know before sending */
async function send(hints) {
  if (!tools) return;
  const { tree } = record(), text = tools.yaml.writeRecord(tree, tools.schema), { showWays } = await import("./form_ways.js");
  showWays(ways, { repository, mailbox, folder, id: idNow(), title: title.value.trim(), text, isNew }, say, root, hints);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let longPause;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let shortPause;

/** Something in the form has changed. */
function update() {
  showNeeded(form);
  proof.hidden = !hasRead.checked && !base.evidence;
  if (!ways.hidden) {
    ways.hidden = true;
    say("Sie haben etwas geändert. Bitte prüfen Sie noch einmal.");
  }
  if (isNew && !ownId) idField.value = slugOf(title.value);
  clearTimeout(pause);
  pause = setTimeout(() => { void draw(); if (checkedAll || visited.size) void review(); }, PAUSE);
}

async function draw() {
  const { pageOf } = await import("./form_preview.js");
  preview.replaceChildren(pageOf(kind, record().tree, (path, code) => wordsOf(form, path, code), nameOf, todayInBerlin()));
}

/** Look for what is called alike. */
async function compare() {
  const asked = title.value.trim();
  if (asked.length < SHORTEST_TITLE) return similar.replaceChildren();
  try {
    await prepare();
  } catch {
    return similar.replaceChildren(); // a hint only: without it the form works as well
  }
  if (asked !== title.value.trim()) return;
  const found = tools?.alike(asked, wanted) ?? [];
  similar.replaceChildren(...found.length ? [make("div", { className: "notice" }, make("p", {}, "Gibt es das schon? Dann ändern Sie lieber den vorhandenen Eintrag:"),
    make("ul", {}, ...found.map(({ id, name }) => make("li", {}, make("a", { href: `${root}${section}/${id}/` }, name)))))] : []);
}

/** @param {Record_} tree */
function open(tree) {
  fillForm(form, tree, nameOf);
  for (const group of form.querySelectorAll("fieldset.choices")) tell(group);
  confirms.checked = Boolean(tree.confirmed_on) && tree.confirmed_on !== base.confirmed_on;
  hasRead.checked = Boolean(tree.evidence) && !tree.confirmed_on;
  update();
}

/** Fill the form with the record that the address names. */
async function change() {
  const name = kind === "offer" ? "Angebot" : "Akteur";
  /** @type {HTMLElement} */ (document.getElementById("f-titel")).textContent = `${name} ändern`;
  /** @type {HTMLElement} */ (idField.closest(".field")).hidden = true;
  say("Der Eintrag wird geladen …");
  try {
    const [tree] = await Promise.all([get(`${section}/${encodeURIComponent(wanted)}/eintrag.json`), prepare()]);
    base = tree;
    open(tree);
    if (tree.confirmed_on) /** @type {HTMLElement} */ (document.getElementById("f-zuletzt")).textContent = `zuletzt bestätigt am ${tree.confirmed_on.split("-").map(Number).reverse().join(".")}`;
    say(`Sie ändern „${tree.title ?? tree.name}“.`);
  } catch (error) {
    form.hidden = true;
    const isGone = error instanceof Error && error.message === "404";
    const again = make("a", { href: isGone ? location.pathname : location.href }, isGone ? "Neuen Eintrag beginnen" : "Noch einmal versuchen");
    status.replaceChildren(isGone ? `Einen Eintrag mit der Kennung „${wanted}“ gibt es nicht. ` : navigator.onLine ? "Der Eintrag konnte nicht geladen werden. " : "Sie sind offline. Der Eintrag kann nicht geladen werden. ", again);
  }
}

/** Offer a draft that was kept, to go on with or to delete. */
function offerDraft() {
  const kept = draft(slot);
  if (!kept || kept.isNew !== isNew) return drafts.replaceChildren();
  const go = make("button", { type: "button" }, "Entwurf fortsetzen"), drop = make("button", { type: "button", className: "plain" }, "Entwurf löschen");
  go.addEventListener("click", () => {
    base = kept.base;
    open(kept.record);
    idField.value = kept.id;
    title.focus();
    say("Der Entwurf ist geladen.");
  });
  drop.addEventListener("click", () => {
    forget(slot);
    offerDraft();
    title.focus();
    say("Der Entwurf ist gelöscht. Auf diesem Gerät ist nichts mehr gespeichert.");
  });
  drafts.replaceChildren(make("div", { className: "notice" }, make("p", {}, `Auf diesem Gerät liegt ein Entwurf von „${kept.record.title ?? kept.record.name ?? "…"}“.`), make("p", { className: "buttons" }, go, drop)));
}

/** Write what was understood into a field that somebody has left. @param {HTMLInputElement} field */
function tidy(field) {
  const { refers } = field.dataset, value = field.value;
  if (refers) field.value = nameOf(refers, idOf(refers, value.trim()));
  else if (field.inputMode === "decimal") field.value = numberOf(value);
  if (field.value !== value) update();
}

startRows(form, say, update);
startLists(form);
form.addEventListener("submit", (event) => { void check(event); });
form.addEventListener("focusin", () => { prepare().catch(() => {}); }, { once: true });
form.addEventListener("input", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if ("narrow" in field.dataset) return;
  if (field === idField) ownId = true;
  if (field.type === "checkbox" && field.closest("fieldset.choices")) tell(/** @type {Element} */ (field.closest("fieldset.choices")));
  if (field === title) {
    clearTimeout(longPause);
    longPause = setTimeout(() => { void compare(); }, LONG_PAUSE);
  }
  update();
});
form.addEventListener("focusout", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target), next = /** @type {Node | null} */ (event.relatedTarget);
  tidy(field);
  for (let node = /** @type {HTMLElement | null} */ (field); node && node !== form; node = node.parentElement) {
    if (node.id && !node.contains(next)) visited.add(node.id.replace(/^e-/, ""));
  }
  // Who only passes through many fields does not wait for a check of each.
  clearTimeout(shortPause);
  shortPause = setTimeout(() => { void review(); }, SHORT_PAUSE);
});
document.getElementById("f-merken")?.addEventListener("click", () => {
  const { tree } = record();
  say(keep(slot, { id: idNow(), isNew, base, record: tree }) ? "Gemerkt. Der Entwurf liegt nur auf diesem Gerät." : "Ihr Browser erlaubt dieser Website nicht, etwas zu merken.");
  offerDraft();
});

offerDraft();
update();
const provider = new URLSearchParams(location.search).get("anbieter"), actorField = /** @type {HTMLInputElement | null} */ (form.querySelector("[name=actor]"));
if (wanted) void change();
else if (provider && actorField) {
  actorField.value = provider;
  prepare().then(() => tidy(actorField), () => {});
}

// Draws the ways on which a finished record leaves the form.

import { exitsOf, fileOf } from "./form_exits.js";
import { make } from "./make.js";

const NEXT = "Ein Mensch liest Ihren Eintrag und nimmt ihn auf. Danach steht er auf dieser Website.";
const NOBODY = "Die Stadt hat noch keinen Eingang für Einträge eingerichtet. Laden Sie die Datei herunter oder kopieren Sie den Text, und geben Sie ihn der Redaktion.";
const WORDS = {
  issue: {
    title: "Mit einem GitHub-Konto senden",
    yes: "Es öffnet sich ein ausgefülltes Formular bei GitHub. Schicken Sie es dort ab; weiter geschieht alles von selbst.",
    no: "Der Eintrag ist zu lang für diesen Link. Kopieren Sie ihn zuerst (siehe unten) und fügen Sie ihn bei GitHub in das Feld „Datensatz“ ein.",
  },
  file: {
    title: "Als neue Datei bei GitHub vorschlagen",
    yes: "Für alle, die sich bei GitHub auskennen. Die Datei ist schon ausgefüllt; schlagen Sie sie dort vor.",
    no: "",
  },
  mail: {
    title: "Per E-Mail senden",
    yes: "Ihr E-Mail-Programm öffnet sich mit dem fertigen Eintrag. Sie müssen die Nachricht nur noch absenden.",
    no: "Der Eintrag ist zu lang für eine fertige Nachricht. Laden Sie zuerst die Datei herunter (siehe unten) und hängen Sie sie an.",
  },
};

/**
 * @param {HTMLElement} place
 * @param {import("./form_exits.js").Sending} sending
 * @param {(words: string) => void} say
 * @param {string} root the way to the root of the site
 * @param {{message: string}[]} hints what is good to know before sending
 */
export function showWays(place, sending, say, root, hints) {
  const exits = exitsOf(sending);
  const heading = make("h2", { id: "g-wege", tabIndex: -1 }, "Alles da. Wie möchten Sie den Eintrag senden?");
  const text = make("textarea", { id: "f-text", readOnly: true, rows: 8, value: sending.text });
  place.className = "ways no-print";
  place.replaceChildren(heading, make("p", {}, exits.length ? NEXT : NOBODY), ...hints.map(({ message }) => make("p", { className: "advice" }, message)), ...nextStep(sending, root),
    make("ul", {}, ...exits.map(({ kind, href, carries }) => make("li", {},
      make("p", {}, make("a", { className: "button", href, id: `weg-${kind}` }, WORDS[kind].title)), make("p", {}, carries ? WORDS[kind].yes : WORDS[kind].no))),
    make("li", {}, make("p", {}, saving(sending)), make("p", {}, `Die Datei heißt ${sending.id}.yml und gehört nach ${fileOf(sending)}.`), ...withoutGitHub(sending, root)),
    make("li", {}, make("p", {}, copying(text, say)), make("p", {}, make("label", { htmlFor: "f-text" }, "Der Eintrag als Text:")), text)));
  place.hidden = false;
  heading.focus();
}

/** What a new provider needs for its offers. @param {import("./form_exits.js").Sending} sending @param {string} root */
function nextStep({ folder, isNew, id }, root) {
  if (folder !== "actors" || !isNew) return [];
  return [make("p", { id: "weg-weiter" }, `Die Kennung Ihres Anbieters ist „${id}“. Schreiben Sie sie beim Angebot unter „Wer bietet es an?“. `,
    make("a", { href: `${root}mitmachen/angebot/?anbieter=${id}` }, "Jetzt ein Angebot eintragen"))];
}

/** @param {import("./form_exits.js").Sending} sending @param {string} root */
function withoutGitHub({ mailbox }, root) {
  if (mailbox) return [];
  return [make("p", {}, "Ohne GitHub: Schicken Sie die Datei an die Betreuung des Verzeichnisses. Den Kontakt nennt das ", make("a", { href: `${root}impressum/` }, "Impressum"), ".")];
}

/** @param {import("./form_exits.js").Sending} sending */
function saving({ text, id }) {
  const href = URL.createObjectURL(new Blob([text], { type: "application/yaml;charset=utf-8" }));
  return make("a", { className: "button", href, download: `${id}.yml`, id: "weg-datei" }, "Datei herunterladen");
}

/** @param {HTMLTextAreaElement} text @param {(words: string) => void} say */
function copying(text, say) {
  const button = make("button", { type: "button", id: "weg-kopie" }, "Text kopieren");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      say("Kopiert. Fügen Sie den Text dort ein, wo Sie ihn brauchen.");
    } catch {
      text.focus();
      text.select();
      say("Der Text ist ausgewählt. Kopieren Sie ihn mit Strg und C.");
    }
  });
  return button;
}

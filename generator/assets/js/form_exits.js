// The ways out of the form without a server of our own: addresses that carry the record. Pure.

/**
 * @typedef {{repository: string, mailbox: string, folder: string, id: string, title: string, text: string, isNew: boolean}} Sending
 * @typedef {{kind: "issue" | "file" | "mail", href: string, carries: boolean}} Exit `carries`: whether the record fits into the address
 */

/** The longest address that GitHub takes (8,191 bytes), with some room. */
export const LONGEST = 7800;
/** Some mail programs cut longer ones. */
export const LONGEST_MAIL = 1900;

/** @param {Sending} sending */
export const fileOf = ({ folder, id }) => `content/${folder}/${id}.yml`;

/**
 * The ways that the city has opened, the easiest first.
 * @param {Sending} sending
 * @returns {Exit[]}
 */
export function exitsOf(sending) {
  const { repository, mailbox, isNew } = sending;
  return [
    ...(repository ? [issue(sending)] : []),
    ...(repository && isNew ? newFile(sending) : []),
    ...(mailbox ? [mail(sending)] : []),
  ];
}

/** @param {Sending} sending @returns {Exit} */
function issue(sending) {
  const { repository, title, text } = sending;
  const fields = { template: "eintrag.yml", title: `Eintrag: ${title}`, datei: fileOf(sending) };
  return fitting("issue", `${repository}/issues/new?`, fields, { datensatz: text }, LONGEST);
}

/** @param {Sending} sending @returns {Exit[]} */
function newFile(sending) {
  const exit = fitting("file", `${sending.repository}/new/main?`, { filename: fileOf(sending) }, { value: sending.text }, LONGEST);
  return exit.carries ? [exit] : [];
}

/** @param {Sending} sending @returns {Exit} */
function mail(sending) {
  const { mailbox, title, text } = sending;
  const ask = `Guten Tag,\n\nbitte nehmen Sie diesen Eintrag auf (${fileOf(sending)}):\n\n`;
  const attach = `Guten Tag,\n\nbitte nehmen Sie den Eintrag auf, der als Datei anhängt (${fileOf(sending)}).\n`;
  const long = fitting("mail", `mailto:${mailbox}?`, { subject: `Eintrag: ${title}` }, { body: ask + text }, LONGEST_MAIL);
  return long.carries ? long : { ...long, href: fitting("mail", `mailto:${mailbox}?`, { subject: `Eintrag: ${title}`, body: attach }, {}, LONGEST).href };
}

/**
 * An address with its fields; the long one is left out where the address would get too long.
 * @param {Exit["kind"]} kind @param {string} start @param {Record<string, string>} fields @param {Record<string, string>} long @param {number} most
 * @returns {Exit}
 */
function fitting(kind, start, fields, long, most) {
  const whole = start + query({ ...fields, ...long });
  return whole.length <= most ? { kind, href: whole, carries: true } : { kind, href: start + query(fields), carries: false };
}

/** @param {Record<string, string>} fields */
const query = (fields) => Object.entries(fields).map(([key, value]) => `${key}=${encodeURIComponent(value.replace(/\p{Surrogate}/gu, "\ufffd"))}`).join("&");

// Serves folders from memory; static_server.py starts it and says what for.
//
//   node static_server.mjs [--pem FILE] FOLDER ...     a file in an earlier folder wins
//
// With a key and a certificate it speaks HTTP/2 over TLS and nothing else, without them HTTP/1.1. It says its address
// in a line of JSON. Then each line of JSON that it reads is the network line from there on (null: this machine's own),
// and is answered by all that was asked for since the one before: [[path, bytes of the body on the wire], ...].
// It ends with its input.

import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createSecureServer } from "node:http2";
import { extname, join, resolve, sep } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";

/** @typedef {{latency: number, bytes_per_second: number}} Line seconds to the first byte; what all requests share */
/** @typedef {{status: number, headers: Record<string, string | number>, body: Buffer}} Answer */

/** Text is compressed, as GitHub Pages does. @type {Record<string, string>} */
const TEXTS = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
};
const CHUNK = 4096;
const MAX_AGE = 600; // seconds, what GitHub Pages says

const { values: { pem }, positionals } = parseArgs({ allowPositionals: true, options: { pem: { type: "string" } } });
const folders = positionals.map((folder) => resolve(folder) + sep);
/** @type {Map<string, Answer>} */
const answers = new Map();
/** @type {Line | null} */
let line = null;
let freeAt = 0;
/** @type {[string, number][]} */
let sent = [];

/** @param {string} path @returns {Answer} */
function read(path) {
  const wanted = path.endsWith("/") ? `${path}index.html` : path;
  const file = folders.map((folder) => ({ folder, file: join(folder, wanted) }))
    .find(({ folder, file }) => file.startsWith(folder) && statSync(file, { throwIfNoEntry: false })?.isFile())?.file;
  if (!file) return answer(404, TEXTS[".txt"], Buffer.from("not here"));
  const type = TEXTS[extname(file)], body = readFileSync(file);
  if (!type) return answer(200, "application/octet-stream", body);
  return answer(200, type, gzipSync(body, { level: 6 }), { "content-encoding": "gzip", vary: "Accept-Encoding" });
}

/** @param {number} status @param {string | undefined} type @param {Buffer} body @returns {Answer} */
function answer(status, type = "", body, more = {}) {
  const headers = { "content-type": type, "content-length": body.length, "cache-control": `max-age=${MAX_AGE}`, ...more };
  return { status, headers, body };
}

/** Takes a turn on the network line for so many bytes. @param {Line} shared @param {number} bytes */
async function turn({ bytes_per_second }, bytes) {
  freeAt = Math.max(performance.now(), freeAt) + (bytes / bytes_per_second) * 1000;
  await sleep(freeAt - performance.now());
}

/** @param {string} path @param {import("node:http").ServerResponse} response */
async function send(path, response) {
  const found = answers.get(path) ?? read(path), { status, headers, body } = found;
  answers.set(path, found);
  sent.push([path, body.length]);
  if (line) await sleep(line.latency * 1000);
  response.writeHead(status, headers);
  response.flushHeaders();
  for (let start = 0; start < body.length && !response.destroyed; start += CHUNK) {
    const piece = body.subarray(start, start + CHUNK);
    if (line) await turn(line, piece.length);
    response.write(piece);
  }
  response.end();
}

/** @type {import("node:http").RequestListener} */
const serve = ({ url = "/" }, response) => void send(decodeURIComponent(new URL(url, "http://host").pathname), response);
// HTTP/2 hands over responses with the same methods; only their types do not say so.
const serve2 = /** @type {(request: unknown, response: unknown) => void} */ (serve);
const keys = pem && readFileSync(pem);
const server = keys ? createSecureServer({ key: keys, cert: keys, allowHTTP1: false }, serve2) : createServer(serve);
server.listen(0, "127.0.0.1", async () => {
  const address = server.address(), port = address && typeof address === "object" ? address.port : 0;
  console.log(JSON.stringify(`${keys ? "https" : "http"}://127.0.0.1:${port}`));
  for await (const text of createInterface({ input: process.stdin })) {
    line = JSON.parse(text);
    console.log(JSON.stringify(sent));
    sent = [];
  }
  process.exit();
});

// Reads pages as JSON from the input, writes lunr's index and their titles: [[address, title, text], ...].

const { readFileSync } = require("node:fs");
const lunr = require("lunr");
require("lunr-languages/lunr.stemmer.support")(lunr);
require("lunr-languages/lunr.de")(lunr);

const pages = JSON.parse(readFileSync(0, "utf8"));
const index = lunr(function () {
  this.use(lunr.de);
  this.ref("address");
  this.field("title", { boost: 10 });
  this.field("text");
  for (const [address, title, text] of pages) this.add({ address, title, text });
});
process.stdout.write(JSON.stringify({ index, titles: Object.fromEntries(pages.map(([address, title]) => [address, title])) }));

// Pages in, what axe finds out: `node audit.mjs FOLDER_OF_MODULES PAGE…` prints one JSON object for each page and view.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import path from "node:path";

const [modules, ...pages] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(modules), "package.json"));
const puppeteer = require("puppeteer-core");
const axe = require.resolve("axe-core/axe.min.js");
const VIEWS = [
  { name: "320", width: 320, media: "screen" },
  { name: "1280", width: 1280, media: "screen" },
  { name: "print", width: 794, media: "print" },
];

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  for (const file of pages) {
    for (const view of VIEWS) console.log(JSON.stringify(await audited(file, view)));
  }
} finally {
  await browser.close();
}

async function audited(file, view) {
  const page = await browser.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  // The page forbids scripts; the audit is the one that runs here, and it is the tester's own.
  await page.setBypassCSP(true);
  await page.setViewport({ width: view.width, height: 900 });
  await page.emulateMediaType(view.media);
  await page.goto(pathToFileURL(file).href);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(() => axe.run());
  await page.close();
  return {
    file: path.basename(file),
    view: view.name,
    violations: found.violations.map((one) => `${one.id}: ${one.nodes.length} × ${one.nodes[0].target} ${one.help}`),
    passes: found.passes.length,
    overflow: Math.max(0, wide - view.width),
    fetched: asked.filter((url) => !url.startsWith("file:") && !url.startsWith("data:")).concat(asked.filter((url) => url.startsWith("file:")).slice(1)),
  };
}

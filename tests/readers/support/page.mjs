// A report in a real Chromium: what axe-core objects to, and what the page tries to do.
//
//     node page.mjs MODULES CHROMIUM FILE.html
//
// MODULES holds node_modules with playwright-core and axe-core. Prints one JSON object:
// violations, dialogs, requests beyond the file itself, errors of the console.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [modules, executablePath, file] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WAYS = [
  { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
];

const found = { violations: [], dialogs: [], requests: [], console: [] };
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

function watch(page, own) {
  page.on('dialog', async (dialog) => {
    found.dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== own) found.requests.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') found.console.push(message.text());
  });
}

const own = pathToFileURL(file).href;

// As a reader opens it, under its own policy: everything opened, everything hovered over.
{
  const page = await (await browser.newContext()).newPage();
  watch(page, own);
  await page.goto(own);
  for (const summary of await page.$$('summary')) await summary.evaluate((one) => one.parentElement.setAttribute('open', ''));
  await page.waitForTimeout(300);
}

// axe-core is a script: it needs the policy out of the way.
for (const way of WAYS) {
  const context = await browser.newContext({ ...way, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(own);
  await page.addScriptTag({ content: axe });
  const result = await page.evaluate((values) => window.axe.run(document, { runOnly: values }), RULES);
  for (const one of result.violations) {
    const where = one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200));
    found.violations.push({ rule: one.id, help: one.help, way: `${way.viewport.width} ${way.colorScheme}`, where });
  }
  await context.close();
}
await browser.close();
console.log(JSON.stringify(found));

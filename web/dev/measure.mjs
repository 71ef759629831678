// Measures the page with 10,000 devices: node dev/measure.mjs [ADDRESS]; see README.md. Needs Debian's chromium.
import { chromium } from 'playwright-core';

const address = process.argv[2] ?? 'http://localhost:4173';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const median = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
const first = [];
const all = [];
let page;
for (let i = 0; i < 5; i++) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
  page = await context.newPage();
  await page.goto(`${address}/#/devices`, { waitUntil: 'commit' });
  await page.waitForSelector('[data-row-link]');
  first.push(await page.evaluate(() => performance.now()));
  await page.waitForFunction(() => document.querySelector('[role=table]')?.getAttribute('aria-rowcount') === '10001', undefined, { polling: 20 });
  all.push(await page.evaluate(() => performance.now()));
  if (i < 4) await context.close();
}
console.log(`first rows after ${Math.round(median(first))} ms, all 10,000 after ${Math.round(median(all))} ms (medians of 5 loads)`);

// From the click to the frame after it.
const click = (name) =>
  page.evaluate(async (name) => {
    const button = [...document.querySelectorAll('[role=columnheader] button')].find((one) => one.textContent?.startsWith(name));
    const from = performance.now();
    button.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - from;
  }, name);
for (const name of ['Power', 'Device']) {
  const times = [];
  for (let i = 0; i < 6; i++) times.push(await click(name));
  console.log(`sorted by ${name} and drawn in ${Math.round(median(times))} ms`);
}

const typed = await page.evaluate(async () => {
  const input = document.querySelector('input[type=search]');
  const times = [];
  for (const text of ['e', 'el', 'elm', 'elme', '']) {
    const from = performance.now();
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - from);
  }
  return Math.round(Math.max(...times));
});
console.log(`search of a typed letter drawn in ${typed} ms at most`);

const scroll = await page.evaluate(async () => {
  const box = document.querySelector('.scroll');
  let frames = 0;
  let longest = 0;
  let before = performance.now();
  const from = before;
  while (before - from < 5000) {
    box.scrollTop = ((before - from) / 5000) * (box.scrollHeight - box.clientHeight);
    const now = await new Promise((done) => requestAnimationFrame(done));
    longest = Math.max(longest, now - before);
    before = now;
    frames++;
  }
  return { rate: frames / 5, longest };
});
console.log(`scrolled through all in 5 s: ${scroll.rate.toFixed(0)} frames/s, longest ${Math.round(scroll.longest)} ms`);

const idle = await page.evaluate(async () => {
  const long = [];
  const watch = new PerformanceObserver((list) => list.getEntries().forEach((entry) => long.push(entry.duration)));
  watch.observe({ entryTypes: ['longtask'] });
  await new Promise((done) => setTimeout(done, 10_000));
  return { n: long.length, longest: Math.max(0, ...long) };
});
const heap = await page.evaluate(() => performance.memory.usedJSHeapSize / 1e6);
console.log(`10 s of live changes: ${idle.n} tasks over 50 ms, longest ${Math.round(idle.longest)} ms; heap ${Math.round(heap)} MB`);
await browser.close();

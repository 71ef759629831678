// Takes pictures of pages: node dev/look.mjs FOLDER [ADDRESS] [PAGE...]; a page is NAME=HASH. Needs Debian's chromium.
import { chromium } from 'playwright-core';

const [folder = '/tmp/look', address = 'http://127.0.0.1:4173', ...wanted] = process.argv.slice(2);
const pages = wanted.length > 0 ? wanted : ['fleet=#/devices', 'alarms=#/alarms', 'commands=#/commands', 'users=#/users'];
const shapes = (process.env.SHAPES ?? 'dark,light,phone').split(',');
const SIZE = { dark: [1360, 860], light: [1360, 860], phone: [360, 740], phonedark: [360, 740], wide: [1920, 1080] };

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const shape of shapes) {
  const [width, height] = SIZE[shape];
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: shape.includes('dark') ? 'dark' : 'light',
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
  });
  const page = await context.newPage();
  if (process.env.ENTER) await page.goto(process.env.ENTER);
  if (process.env.COOKIE) await context.addCookies(JSON.parse(process.env.COOKIE));
  page.on('console', (said) => said.type() === 'error' && console.log(`${shape}: ${said.text()}`));
  page.on('pageerror', (fault) => console.log(`${shape}: ${fault}`));
  for (const one of pages) {
    const [name, ...rest] = one.split('=');
    const [hash, ...clicks] = rest.join('=').split('!');
    await page.goto(`${address}/${hash}`);
    await page.waitForTimeout(1200);
    for (const click of clicks) {
      await page.locator(click).first().click();
      await page.waitForTimeout(500);
    }
    const inside = await page.evaluate(() => document.documentElement.scrollWidth);
    if (inside > width) console.log(`${shape} ${name}: wider than the screen, ${inside}`);
    if (process.env.FULL) {
      const tall = await page.evaluate(() => document.querySelector('main')?.scrollHeight ?? 0);
      if (tall > height) await page.setViewportSize({ width, height: Math.min(tall + 60, 4000) });
      await page.waitForTimeout(300);
    }
    await page.screenshot({ path: `${folder}/${name}-${shape}.png` });
    await page.setViewportSize({ width, height });
  }
  if (process.env.SHOW_COOKIE) console.log(JSON.stringify(await context.cookies()));
  await context.close();
}
await browser.close();

// The site in a real browser: node test.mjs SITE SERVED PLAYWRIGHT CHROMIUM; SERVED is the URL of an
// API beside which the same pages are served. Pictures go to the folder
// SCREENSHOTS, if there is one.
import assert from "node:assert/strict";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";

const [site, served, playwright, executablePath] = process.argv.slice(2);
const { chromium } = (await import(pathToFileURL(join(playwright, "index.js")))).default;
const KINDS = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".yaml": "text/yaml" };

const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  const file = createReadStream(join(site, path === "/" ? "index.html" : path));
  file.once("error", () => response.writeHead(404).end());
  file.once("open", () => {
    response.writeHead(200, { "Content-Type": KINDS[extname(path || ".html")] ?? "text/html" });
    file.pipe(response);
  });
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const own = `http://127.0.0.1:${server.address().port}`;

const profile = mkdtempSync(join(tmpdir(), "site-test-"));
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const DESK = { viewport: { width: 1280, height: 860 } };

/** A page whose complaints and whose requests to elsewhere make the test fail. */
async function open(path, settings = DESK, origin = own) {
  const context = await browser.newContext(settings);
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) wrong.push(message.text()); });
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`) && !/^(data|blob):/.test(request.url())) wrong.push(`asked for ${request.url()}`);
  });
  page.on("response", (response) => { if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`); });
  await page.goto(`${origin}/${path}`, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready);
  return { page, wrong, close: () => context.close() };
}

async function picture(page, name) {
  if (process.env.SCREENSHOTS) await page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}.png`) });
}

/** Whether nothing sticks out to the side. */
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
const rows = (page) => page.locator(".row:visible");
const codes = (page) => page.locator(".row code").allTextContents();
const luminance = (page) => page.evaluate(() => {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
  return (red + green + blue) / 3;
});

const tests = {
  async "the first page leads everywhere"() {
    const { page, wrong, close } = await open("");
    for (const name of ["reference.html", "attributes.html", "languages.html", "openapi.yaml", "openapi.json", "attributes.json"]) {
      assert.ok(await page.locator(`main a[href="${name}"]`).count() > 0, name);
      assert.equal((await page.request.get(`${own}/${name}`)).status(), 200, name);
    }
    const drawn = await page.locator(".day img").evaluate((image) => image.complete && image.naturalWidth > 0);
    assert.ok(drawn, "the picture of a day");
    const used = await page.evaluate(() => [...document.fonts].filter((font) => font.status === "loaded").map((font) => font.family.replaceAll('"', "")));
    assert.ok(used.includes("Inter"), `${used}`);
    await picture(page, "home");
    return { wrong, close };
  },
  async "a search on the first page ends in the explorer"() {
    const { page, wrong, close } = await open("");
    await page.getByRole("searchbox").fill("pv to grid");
    await page.keyboard.press("Enter");
    await page.waitForURL(/attributes\.html\?q=pv/);
    await rows(page).first().waitFor();
    assert.equal((await codes(page))[0], "Pg");
    return { wrong, close };
  },
  async "the explorer lists every attribute, by device"() {
    const { page, wrong, close } = await open("attributes.html");
    await rows(page).first().waitFor();
    assert.equal(await page.locator(".row").count(), 1731);
    assert.equal(await page.locator("#rows h2").count(), 39);
    assert.equal(await page.locator("#count").textContent(), "1731 attributes");
    assert.equal(await page.locator("#rows h2").first().textContent(), "System overview", "what most have comes first");
    await picture(page, "explorer");
    return { wrong, close };
  },
  async "it finds codes, words, units, values, numbers and old codes"() {
    const { page, wrong, close } = await open("attributes.html");
    await rows(page).first().waitFor();
    const first = async (query) => {
      await page.getByRole("searchbox").fill(query);
      return (await codes(page))[0];
    };
    assert.equal(await first("Gc"), "Gc");
    assert.equal(await first("gc"), "gc");
    assert.equal(await first("grid to consumers"), "Gc");
    assert.equal(await first("battery monitor state of charge"), "SOC");
    assert.equal(await first("ve.bus state"), "S", "not one of its state of charge");
    assert.equal(await first("143"), "bv");
    assert.equal(await first("rslpPort"), "rsIpPort");
    assert.ok((await first("absorption")) !== undefined);
    assert.ok((await codes(page)).includes("S"), "VE.Bus state knows the value");
    await picture(page, "explorer-search");
    await page.getByRole("searchbox").fill("kwh");
    const units = await page.locator(".row > small:not(.why)").allTextContents();
    assert.ok(units.length > 30 && units.slice(0, 30).every((unit) => unit.endsWith("kWh")), `${units}`);
    await page.getByRole("searchbox").fill("nothing like that");
    assert.equal(await page.locator("#count").textContent(), "0 attributes");
    return { wrong, close };
  },
  async "filters narrow the list, and the address keeps them"() {
    const { page, wrong, close } = await open("attributes.html");
    await rows(page).first().waitFor();
    await page.getByLabel("Device").selectOption("Solar Charger");
    assert.equal(await page.locator("#count").textContent(), "68 attributes");
    await page.getByLabel("Kind of value").selectOption("enum");
    const narrowed = await page.locator(".row").count();
    assert.ok(narrowed > 0 && narrowed < 28);
    await page.reload();
    await rows(page).first().waitFor();
    assert.equal(await page.locator(".row").count(), narrowed);
    return { wrong, close };
  },
  async "a deep link opens its attribute, an old code too"() {
    const { page, wrong, close } = await open("attributes.html#/attribute/VeBusSystem/S");
    await page.getByRole("heading", { name: "VE.Bus state", level: 1 }).waitFor();
    assert.match(await page.title(), /^S: VE\.Bus state/);
    assert.ok(await page.getByRole("cell", { name: "Absorption", exact: true }).isVisible());
    assert.equal(await page.locator(".use code").first().textContent(), "VeBusSystemAttribute::VeBusState");
    assert.equal(await page.locator(".row[aria-current] code").textContent(), "S");
    assert.ok(await page.locator(".row[aria-current]").isVisible());
    await picture(page, "deep-link");
    await page.goto(`${own}/attributes.html#/attribute/Gateway/rslpPort`);
    await page.getByRole("heading", { name: "Remote support IP and port", level: 1 }).waitFor();
    assert.match(page.url(), /rsIpPort$/);
    assert.match(await page.locator("#detail .note").first().textContent(), /calls it rslpPort/);
    await page.goBack();
    await page.getByRole("heading", { name: "VE.Bus state", level: 1 }).waitFor();
    return { wrong, close };
  },
  async "the keyboard is enough"() {
    const { page, wrong, close } = await open("attributes.html");
    await rows(page).first().waitFor();
    await page.keyboard.press("Escape");
    await page.locator("body").evaluate((body) => body.ownerDocument.activeElement.blur());
    await page.keyboard.press("/");
    await page.keyboard.type("battery voltage");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const second = await page.locator(".row").nth(1).getAttribute("href");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), second);
    await page.keyboard.press("Enter");
    await page.waitForFunction((hash) => location.hash === hash, second);
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.id), "search");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".row").count(), 1731);
    return { wrong, close };
  },
  async "what to type can be copied"() {
    const { page, wrong, close } = await open("attributes.html#/attribute/SystemOverview/Pb", { ...DESK, permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("button", { name: "Copy for Rust" }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "SystemOverviewAttribute::PvToBattery");
    return { wrong, close };
  },
  async "a phone shows the list, then the attribute, and nothing sticks out"() {
    const { page, wrong, close } = await open("attributes.html", PHONE);
    await rows(page).first().waitFor();
    assert.ok(await fits(page));
    await picture(page, "phone-explorer");
    await page.getByRole("searchbox").fill("ve.bus state");
    await rows(page).first().tap();
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.equal(await rows(page).count(), 0);
    assert.ok(await fits(page));
    await picture(page, "phone-attribute");
    await page.getByText("← All attributes").tap();
    await rows(page).first().waitFor();
    for (const name of ["", "languages.html", "changelog.html", "reference.html"]) {
      await page.goto(`${own}/${name}`, { waitUntil: "load" });
      if (name === "reference.html") await page.getByText("Victron VRM API").first().waitFor();
      assert.ok(await fits(page), name);
      await picture(page, `phone-${name || "home"}`);
    }
    return { wrong, close };
  },
  async "no page of the navigation and no code is cut off or covered on a phone"() {
    const narrow = { ...PHONE, viewport: { width: 320, height: 640 } };
    for (const settings of [narrow, PHONE, { viewport: { width: 400, height: 800 } }, { viewport: { width: 500, height: 800 } }, DESK]) {
      const { page, wrong, close } = await open("languages.html", settings);
      for (const name of ["", "attributes.html", "languages.html", "changelog.html"]) {
        await page.goto(`${own}/${name}`, { waitUntil: "load" });
        await page.evaluate(() => document.fonts.ready);
        const right = await page.evaluate(() => Math.max(...[...document.querySelectorAll("header a")].map((link) => link.getBoundingClientRect().right)));
        assert.ok(right <= settings.viewport.width, `${name}: the navigation ends at ${right} of ${settings.viewport.width}`);
        const hint = await page.evaluate(() => document.querySelector("input[type=search]")?.scrollWidth - document.querySelector("input[type=search]")?.clientWidth);
        assert.ok(!(hint > 0), `${name}: the hint of the search is cut off`);
        if (settings.viewport.width > 500) continue;
        const covered = await page.evaluate(() => [...document.querySelectorAll(".sample")].filter((sample) => {
          const code = document.createRange();
          code.selectNodeContents(sample.querySelector("code"));
          return code.getBoundingClientRect().top < sample.querySelector(".copy").getBoundingClientRect().bottom;
        }).length);
        assert.equal(covered, 0, `${name}: a button covers code`);
      }
      assert.deepEqual(wrong, []);
      await close();
    }
    return { wrong: [], close() {} };
  },
  async "the first page has a first request to copy"() {
    const { page, wrong, close } = await open("", { ...DESK, permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("button", { name: "Copy" }).first().click();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^curl https:.*\/users\/me/);
    assert.ok(await page.locator("main .hljs-string").count() > 0, "colours");
    return { wrong, close };
  },
  async "dark and light follow the system, on every page"() {
    for (const [colorScheme, dark] of [["light", false], ["dark", true]]) {
      const { page, wrong, close } = await open("", { ...DESK, colorScheme });
      for (const name of ["", "attributes.html#/attribute/SystemOverview/Pb", "languages.html", "reference.html"]) {
        await page.goto(`${own}/${name}`, { waitUntil: "load" });
        if (name === "reference.html") await page.getByText("Who is calling.").first().waitFor();
        assert.equal((await luminance(page)) < 128, dark, `${name} ${colorScheme}`);
        await picture(page, `${colorScheme}-${name.split(".")[0] || "home"}`);
      }
      assert.deepEqual(wrong, []);
      await close();
    }
    return { wrong: [], close() {} };
  },
  async "the reference shows an operation, its parameters and its samples"() {
    const { page, wrong, close } = await open("reference.html#tag/energy/getStats");
    await page.getByRole("heading", { name: "Energy readings over time" }).waitFor();
    await page.getByText("Length of time that one point stands for.").first().waitFor();
    await page.getByText(".installation(victron_vrm::SiteId(710001))").first().waitFor();
    await page.waitForTimeout(500);
    await picture(page, "reference-operation");
    return { wrong, close };
  },
  async "the reference begins with what people want first"() {
    const { page, wrong, close } = await open("reference.html");
    await page.getByText("Who is calling.").first().waitFor();
    const sidebar = await page.locator("aside, nav").allTextContents();
    const text = sidebar.join(" ");
    assert.ok(text.indexOf("Energy") >= 0 && text.indexOf("Energy") < text.indexOf("Authentication"), text.slice(0, 400));
    await picture(page, "reference-begin");
    return { wrong, close };
  },
  async "a request can be tried where simulated installations are beside the pages"() {
    const { page, wrong, close } = await open("reference.html#tag/users/getCurrentUser", DESK, new URL(served).origin);
    await page.getByRole("button", { name: /test request/i }).first().click();
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().startsWith(served)),
      page.getByRole("button", { name: /^send/i }).first().click(),
    ]);
    assert.equal(answer.status(), 200);
    assert.equal((await answer.json()).success, true);
    await picture(page, "reference-tried");
    return { wrong, close };
  },
  async "what changed is a page"() {
    const { page, wrong, close } = await open("changelog.html");
    assert.ok(await page.getByRole("heading", { name: "Added" }).first().isVisible());
    assert.ok(await page.locator("main li").count() > 20);
    await picture(page, "changelog");
    return { wrong, close };
  },
  async "the reference can be searched"() {
    const { page, wrong, close } = await open("reference.html");
    await page.getByRole("button", { name: /search/i }).first().click();
    await page.getByRole("dialog").locator("input").fill("diagnostics");
    await page.getByRole("dialog").getByText("Latest value of everything").first().waitFor();
    await picture(page, "reference-search");
    return { wrong, close };
  },
  async "every language has its lines"() {
    const { page, wrong, close } = await open("languages.html", { ...DESK, permissions: ["clipboard-read", "clipboard-write"] });
    const names = await page.locator("main h2").allTextContents();
    assert.deepEqual(names, ["Rust", "TypeScript", "Python", "Java", "Go", "C#", "curl", "Without an account"]);
    assert.ok((await page.locator("pre").allTextContents()).every((text) => text.trim() !== ""));
    await page.getByRole("link", { name: "Python" }).click();
    assert.match(page.url(), /#python$/);
    assert.ok(await page.locator(".hljs-keyword").count() > 10, "code has colours");
    const sample = page.locator("#curl ~ .sample").first();
    const shown = await sample.locator("code").textContent();
    await sample.getByRole("button", { name: "Copy" }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), shown);
    await picture(page, "languages");
    return { wrong, close };
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    const { wrong, close } = await test();
    await close();
    assert.deepEqual(wrong, []);
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n${error.message.split("\n").slice(0, 12).join("\n")}`);
  }
}
await browser.close();
server.close();
rmSync(profile, { recursive: true, force: true });
console.log(`site: ${Object.keys(tests).length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

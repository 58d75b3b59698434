// The attribute explorer: one list, one attribute, and the address says which.
const $ = (id) => document.getElementById(id);
const search = $("search"), rows = $("rows"), detail = $("detail"), count = $("count");
const filters = { device: $("device"), unit: $("unit"), type: $("type") };
const KINDS = { float: "Number", string: "Text", enum: "Choice", unknown: "Unknown" };
const SOURCES = { recorded: "answer of VRM", modbus: "Modbus TCP list", mqtt: "MQTT list", "node-red": "Node-RED list" };
const EVIDENCE = { seed: "VRM’s published list", recorded: "seen in answers of VRM", inferred: "put together from other sources" };

/** An element with properties and children; texts stay texts. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

const href = (item) => `#/attribute/${item.key}/${encodeURIComponent(item.code)}`;

/** The attribute of an address such as #/attribute/SystemOverview/Pb, by its code or an older one. */
function find(hash, all) {
  const [, kind, key, code] = hash.replace(/^#/, "").split("/");
  if (kind !== "attribute" || code === undefined) return undefined;
  let text;
  try {
    text = decodeURIComponent(code);
  } catch {
    return undefined;
  }
  const of = all.filter((item) => item.key === key);
  return of.find((item) => item.code === text) ?? of.find((item) => item.aliases?.includes(text));
}

/** How well an attribute fits all words of a query; 0 when it doesn't. */
function score(item, words) {
  let sum = 0;
  for (const word of words) {
    const lower = word.toLowerCase();
    const text = item.search;
    let best = 0;
    if (item.code === word) best = 100;
    else if (text.codes.includes(lower)) best = 80;
    else if (text.codes.some((code) => code.startsWith(lower))) best = 40;
    if (text.words.some((found) => found === lower)) best = Math.max(best, 50);
    else if (text.words.some((found) => found.startsWith(lower))) best = Math.max(best, 30);
    else if (text.all.includes(lower)) best = Math.max(best, 12);
    if (text.values.includes(lower)) best = Math.max(best, 8);
    if (best === 0) return 0;
    sum += best;
  }
  // The whole of a description before a part of one, and a short one before a long one.
  const whole = words.join(" ").toLowerCase();
  const description = item.description.toLowerCase();
  if (description === whole) sum += 200;
  else if (description.includes(whole)) sum += 20;
  return sum - description.length / 1000;
}

/** A text with the words of the query marked. */
function marked(text, words) {
  const starts = words.filter((word) => word !== "").map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (starts.length === 0) return [text];
  const parts = text.split(new RegExp(`(${starts.join("|")})`, "i"));
  return parts.filter((part) => part !== "").map((part, index) =>
    starts.some((word) => new RegExp(`^${word}$`, "i").test(part)) ? make("mark", {}, part) : part);
}

function row(item, words) {
  const value = words.length > 0 && item.values?.find(({ label }) =>
    words.some((word) => label.toLowerCase().includes(word.toLowerCase())));
  const plain = (text) => words.some((word) => text.toLowerCase().includes(word.toLowerCase()));
  const link = make("a", { class: "row", href: href(item) },
    make("code", {}, ...marked(item.code, words)),
    make("span", {}, ...marked(item.description, words)),
    make("small", {}, item.unit || (item.dataType === "float" || item.dataType === "unknown" ? "" : KINDS[item.dataType].toLowerCase())));
  if (words.length > 0) {
    const why = value && !plain(item.description) && !plain(item.code) ? [`${value.value}: `, ...marked(value.label, words), " · "] : [];
    link.append(make("small", { class: "why" }, ...why, ...marked(item.device, words)));
  }
  return link;
}

function list(all) {
  const words = search.value.trim().split(/\s+/).filter((word) => word !== "");
  let found = all.filter((item) =>
    (filters.device.value === "" || item.device === filters.device.value) &&
    (filters.unit.value === "" || item.unit === filters.unit.value) &&
    (filters.type.value === "" || item.dataType === filters.type.value));
  if (words.length > 0) {
    const scored = found.map((item) => [score(item, words), item]).filter(([points]) => points > 0);
    found = scored.sort(([a], [b]) => b - a).map(([, item]) => item);
  }
  const parts = [];
  let device;
  for (const item of found) {
    if (words.length === 0 && item.device !== device) {
      device = item.device;
      parts.push(make("h2", {}, device));
    }
    parts.push(row(item, words));
  }
  if (found.length === 0) parts.push(make("p", { class: "none" }, "No attribute fits. Fewer letters or fewer filters may help."));
  rows.replaceChildren(...parts);
  rows.scrollTop = 0;
  count.textContent = `${found.length} ${found.length === 1 ? "attribute" : "attributes"}`;
  current();
}

function current() {
  for (const link of rows.querySelectorAll(".row")) {
    if (link.getAttribute("href") === location.hash) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function use(language, text) {
  const button = make("button", { type: "button", "aria-label": `Copy for ${language}` }, "Copy");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1200);
  });
  return make("div", { class: "use" }, make("span", {}, language), make("code", {}, text), button);
}

function welcome(all) {
  const devices = [...new Set(all.map((item) => item.device))];
  const chip = (device) => make("li", {}, make("a", { href: `?device=${encodeURIComponent(device)}` }, device, " ",
    make("small", {}, String(all.filter((item) => item.device === device).length))));
  detail.replaceChildren(
    make("h1", {}, "Attributes"),
    make("p", { class: "lead" }, "Everything that a device reports to VRM has a code. It says what stats, graphs and widgets are about."),
    make("p", { class: "welcome" }, "Upper and lower case matter: Gc and gc are different attributes. Search by code, by what it says, by unit, or by a value such as ‘Absorption’."),
    make("h2", {}, "By device"),
    make("ul", { class: "chips" }, ...devices.map(chip)));
}

function show(item, asked) {
  const meta = [["Device", item.device], ["Kind of value", KINDS[item.dataType]]];
  if (item.unit) meta.push(["Unit", item.unit]);
  meta.push(["Written as", make("code", {}, item.format)], ["Number in VRM", String(item.id)]);
  if (item.energy) meta.push(["Energy", "a reading that can be summed over time"]);
  if (item.path) meta.push(["On the D-Bus", make("code", {}, item.service + item.path)]);
  meta.push(["Known from", EVIDENCE[item.evidence] + (item.source ? ` (${item.source})` : "")]);
  if (item.aliases) meta.push(["In older documents", make("code", {}, item.aliases.join(", "))]);
  const parts = [
    make("a", { class: "back", href: "#" }, "← All attributes"),
    make("div", { class: "code" }, item.code),
    make("h1", {}, item.description),
  ];
  if (asked !== item.code && item.aliases?.includes(asked)) {
    parts.push(make("p", { class: "note" }, `An older document calls it ${asked}. VRM knows it as ${item.code}.`));
  }
  parts.push(
    make("dl", { class: "meta" }, ...meta.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])),
    make("h2", {}, "In a program"),
    make("div", { class: "uses" }, use("Rust", item.rust), use("TypeScript", `AttributeCode.${item.name}`),
      use("curl", `--data-urlencode 'attributeCodes[]=${item.code}'`)));
  if (item.values) {
    const line = ({ value, label, source }) =>
      make("tr", {}, make("td", {}, String(value)), make("td", {}, label), make("td", {}, SOURCES[source] ?? source));
    parts.push(make("h2", {}, "Known values"),
      make("table", {}, make("thead", {}, make("tr", {}, make("th", {}, "Value"), make("th", {}, "Meaning"), make("th", {}, "Known from"))),
        make("tbody", {}, ...item.values.map(line))),
      make("p", { class: "note" }, "Others may come: the list is never complete."));
  } else if (item.dataType === "enum") {
    parts.push(make("p", { class: "note" }, "A number for each choice. No source tells what they mean."));
  }
  detail.replaceChildren(...parts);
  detail.scrollTop = 0;
}

function route(all) {
  const item = find(location.hash, all);
  document.body.classList.toggle("chosen", item !== undefined);
  document.title = item ? `${item.code}: ${item.description} · VRM API` : "Attributes · VRM API";
  if (item) show(item, decodeURIComponent(location.hash.split("/").pop() ?? ""));
  else welcome(all);
  if (item && location.hash !== href(item)) history.replaceState(null, "", location.pathname + location.search + href(item));
  current();
}

/** What is searched for stands in the address, so that it can be shared. */
function remember() {
  const query = new URLSearchParams();
  if (search.value.trim()) query.set("q", search.value.trim());
  for (const [name, select] of Object.entries(filters)) if (select.value) query.set(name, select.value);
  const text = query.toString();
  history.replaceState(null, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`);
}

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = document.activeElement;
  const typing = at instanceof HTMLInputElement || at instanceof HTMLSelectElement;
  if (event.key === "/" && !typing) {
    event.preventDefault();
    if (document.body.classList.contains("chosen") && detail.offsetParent && !rows.offsetParent) location.hash = "";
    search.focus();
    search.select();
  } else if (event.key === "Escape") {
    if (at === search && search.value) {
      search.value = "";
      search.dispatchEvent(new Event("input"));
    } else if (!rows.offsetParent) location.hash = "";
    else search.focus();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !(at instanceof HTMLSelectElement)) {
    const links = [...rows.querySelectorAll(".row")];
    const index = links.indexOf(at);
    if (index < 0 && at !== search && at !== document.body) return;
    event.preventDefault();
    if (event.key === "ArrowUp" && index <= 0) search.focus();
    else (links[index + (event.key === "ArrowDown" ? 1 : -1)] ?? links.at(-1))?.focus();
  } else if (event.key === "Enter" && at === search) {
    const first = rows.querySelector(".row");
    if (first) {
      location.hash = first.getAttribute("href");
      first.focus();
    }
  }
}

async function start() {
  const all = await (await fetch("attributes.json")).json();
  for (const item of all) {
    const words = `${item.description} ${item.device} ${item.unit} ${KINDS[item.dataType]}`.toLowerCase();
    item.search = {
      codes: [item.code, ...(item.aliases ?? []), String(item.id)].map((code) => code.toLowerCase()),
      words: words.split(/[\s,;:()/]+/),
      all: `${words} ${item.name.toLowerCase()} ${(item.path ?? "").toLowerCase()}`,
      values: (item.values ?? []).map(({ label }) => label.toLowerCase()).join("\n"),
    };
  }
  const options = { device: (item) => [item.device, item.device], unit: (item) => [item.unit, item.unit], type: (item) => [item.dataType, KINDS[item.dataType]] };
  for (const [name, select] of Object.entries(filters)) {
    const choices = new Map(all.map(options[name]).filter(([value]) => value !== ""));
    const sorted = [...choices].sort(([, a], [, b]) => a.localeCompare(b, "en"));
    select.append(...sorted.map(([value, text]) => make("option", { value }, text)));
  }
  const query = new URLSearchParams(location.search);
  search.value = query.get("q") ?? "";
  for (const [name, select] of Object.entries(filters)) select.value = query.get(name) ?? "";
  for (const input of [search, ...Object.values(filters)]) {
    input.addEventListener("input", () => { list(all); remember(); });
  }
  addEventListener("hashchange", () => route(all));
  addEventListener("keydown", keys);
  list(all);
  route(all);
  rows.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
  if (!location.hash && matchMedia("(hover: hover)").matches) search.focus();
}

start();

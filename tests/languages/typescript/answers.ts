// What a client in TypeScript reads from the server in the first argument, as JSON.
import { readFileSync } from "node:fs";
import createClient from "openapi-fetch";
import { AttributeCode, Interval, OverallStatsType, StatsType } from "./vrm.js";
import type { components, paths } from "./vrm.js";

const vrm = createClient<paths>({
  baseUrl: process.argv[2] ?? "",
  headers: { "X-Authorization": "Token any" },
});

// What VRM sends instead of an empty object is an empty list.
function entries<T>(map: Record<string, T> | unknown[] | undefined): Record<string, T> {
  return map === undefined || Array.isArray(map) ? {} : map;
}

// And instead of an empty list it is false.
function list<T>(items: T[] | false | undefined): T[] {
  return items === undefined || items === false ? [] : items;
}

function known<T>(answer: { data?: T; error?: unknown }): T {
  if (answer.data === undefined) throw new Error(JSON.stringify(answer.error));
  return answer.data;
}

type Attribute = { code: string; id: number; description: string; unit: string; device: string };
const document = JSON.parse(readFileSync(new URL("./openapi.json", import.meta.url), "utf8"));
const table = new Map<string, Attribute>(document["x-attributes"].map((row: Attribute) => [row.code, row]));

const path = { idSite: 710001 };
const codes = [AttributeCode.SystemOverviewPvToBattery, AttributeCode.SystemOverviewGridToConsumers];
const { user } = known(await vrm.GET("/users/me"));
const sites = known(
  await vrm.GET("/users/{idUser}/installations", {
    params: { path: { idUser: user.id }, query: { extended: 1 } },
  }),
);
const overview = known(await vrm.GET("/installations/{idSite}/system-overview", { params: { path } }));
const stats = known(
  await vrm.GET("/installations/{idSite}/stats", {
    params: { path, query: { type: StatsType.Custom, interval: Interval.Days, "attributeCodes[]": codes } },
  }),
);
const overall = known(
  await vrm.GET("/installations/{idSite}/overallstats", {
    params: { path, query: { type: OverallStatsType.Custom, "attributeCodes[]": codes } },
  }),
);
const graph = known(
  await vrm.GET("/installations/{idSite}/widgets/Graph", {
    params: { path, query: { "attributeIds[]": [8, 9] } },
  }),
);

function site(record: components["schemas"]["Site"]) {
  return {
    id: record.idSite,
    name: record.name,
    timezone: record.timezone,
    geofence: record.geofence || null,
    seen: record.last_timestamp || null,
    tags: list(record.tags).map((tag) => tag.name),
    values: list(record.extended).map((value) => [value.code, value.rawValue, value.formattedValue]),
  };
}

function points(map: Record<string, number[][] | false>): Record<string, number[][]> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, list(value)]));
}

// VRM sends false instead of a sum of nothing.
function sums(map: Record<string, number | false>): Record<string, number | null> {
  return Object.fromEntries(Object.entries(map).map(([code, sum]) => [code, sum === false ? null : sum]));
}

const totals = sums(entries(stats.totals));
console.log(
  JSON.stringify({
    user: [user.id, user.name],
    sites: sites.records.map(site),
    devices: (overview.records.devices ?? []).map((device) => [
      device.name,
      device.lastConnection || null,
      device.instance ?? null,
    ]),
    unconfigured: list(overview.records.unconfigured_devices).length,
    stats: points(entries(stats.records)),
    totals,
    today: sums(entries(overall.records.today?.totals)),
    graph: points(entries(graph.records.data)),
    codes,
    attributes: Object.fromEntries(
      Object.keys(totals).flatMap((code) => {
        const row = table.get(code);
        return row ? [[code, [row.description, row.unit, row.id, row.device]]] : [];
      }),
    ),
  }),
);

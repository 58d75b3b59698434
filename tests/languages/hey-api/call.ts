// Calls the server in the first argument once.
import { getStats } from "./client/index.js";
import { createClient } from "./client/client/index.js";

const client = createClient({ baseUrl: process.argv[2] ?? "", headers: { "X-Authorization": "Token any" } });
const { data, error } = await getStats({
  client,
  path: { idSite: 710001 },
  query: { type: "custom", interval: "days", "attributeCodes[]": ["Pb", "Gc"] },
});
const records = data?.records;
if (records === undefined || Array.isArray(records) || !records["Pb"]) {
  throw new Error(`no energy in ${JSON.stringify(data ?? error)}`);
}

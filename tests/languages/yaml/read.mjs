// Compares a YAML file with a JSON file, as js-yaml reads it.
import assert from "node:assert";
import { readFileSync } from "node:fs";
import { load } from "js-yaml";

const [text, expected] = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));
assert.deepStrictEqual(load(text), JSON.parse(expected));

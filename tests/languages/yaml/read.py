"""Compares a YAML file with a JSON file, by the rules of both versions of YAML."""

import json
import pathlib
import sys

from ruamel.yaml import YAML

text, expected = (pathlib.Path(path).read_text() for path in sys.argv[1:])
for version in (1, 1), (1, 2):
    yaml = YAML(typ="safe", pure=True)
    yaml.version = version
    if yaml.load(text) != json.loads(expected):
        sys.exit(f"YAML {version} reads something else than JSON")

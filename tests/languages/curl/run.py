"""Runs the samples for curl, and compares each answer with the example of its operation."""

import json
import os
import pathlib
import subprocess
import sys

document = json.loads(pathlib.Path(sys.argv[1]).read_text())
url, folder = sys.argv[2:]
server = document["servers"][0]["url"]


def examples(operation):
    """The bodies that the operation may answer with."""
    for media in operation["responses"]["200"]["content"].values():
        if "example" in media:
            yield media["example"]
        yield from (example["value"] for example in media.get("examples", {}).values())


def body(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


ran, failed = 0, 0
for path, item in document["paths"].items():
    for method, operation in item.items():
        [sample] = [sample["source"] for sample in operation["x-codeSamples"] if sample["lang"] == "Shell"]
        command = sample.replace(server, url)
        saved = pathlib.Path(folder, "answer")
        saved.unlink(missing_ok=True)
        done = subprocess.run(
            ["bash", "-c", f"curl() {{ command curl --silent --show-error --fail-with-body \"$@\"; }}\n{command}"],
            cwd=folder,
            env={**os.environ, "TOKEN": "any"},
            capture_output=True,
            text=True,
        )
        answer = saved.read_text() if saved.exists() else done.stdout
        ran += 1
        if done.returncode != 0 or body(answer) not in examples(operation):
            failed += 1
            print(f"{method.upper()} {path}: {done.stderr or 'an answer that is not its example'}{answer}\n{command}")
print(f"{ran} samples run as they stand" if ran and not failed else f"{failed} of {ran} samples failed")
sys.exit(failed or not ran)

# What the checks share. Each is run by `cargo xtask languages`, which sets:
#   HERE   this folder
#   SPEC   the published document, YAML; openapi.json lies beside it
#   TOOLS  folder for other people's tools
#   OUT    an empty folder for what this check makes
#   URL    base URL of simulated installations
#   EXAMPLES  base URL of a mock that answers the examples of the document
#   ANSWERS  file for what the client read from it, as JSON; it is compared with what Rust reads
# The last line that a check prints is its summary. Exit status 77 means that a tool is not there.
set -euo pipefail

skip() {
    echo "$1"
    exit 77
}

need() {
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || skip "$tool is not installed"
    done
}

# Runs a command in silence, unless it fails.
quietly() {
    local log="$OUT/log"
    "$@" >"$log" 2>&1 || {
        cat "$log"
        return 1
    }
}

# Puts the tools of package-lock.json into PATH.
npm_tools() {
    need node npm
    local dir="$TOOLS/npm"
    if ! cmp -s "$HERE/package-lock.json" "$dir/installed"; then
        mkdir -p "$dir"
        cp "$HERE/package.json" "$HERE/package-lock.json" "$dir/"
        # No package gets to run code of its own while it is installed.
        quietly npm ci --prefix "$dir" --ignore-scripts --no-audit --no-fund
        cp "$HERE/package-lock.json" "$dir/installed"
    fi
    PATH="$dir/node_modules/.bin:$PATH"
    # Where modules of TypeScript and Node find what they import.
    ln -sfn "$dir/node_modules" "$OUT/node_modules"
}

# Puts the tools of requirements.txt into PATH.
python_tools() {
    need python3
    local dir="$TOOLS/python"
    if ! cmp -s "$HERE/requirements.txt" "$dir/installed"; then
        rm -rf "$dir"
        quietly python3 -m venv "$dir"
        quietly "$dir/bin/pip" install --disable-pip-version-check --requirement "$HERE/requirements.txt"
        cp "$HERE/requirements.txt" "$dir/installed"
    fi
    PATH="$dir/bin:$PATH"
}

# Generates a client with openapi-generator: its name there, then options.
openapi_generator() {
    need java
    python_tools
    JAR=$(python -c 'import openapi_generator_cli as cli, pathlib; print(pathlib.Path(cli.__file__).with_name("openapi-generator.jar"))')
    quietly java -jar "$JAR" generate --input-spec "$SPEC" --output "$OUT/client" --generator-name "$@"
}

#!/usr/bin/env bash
# Builds the page for Maven: web/build.bash FOLDER puts the files there; web/build.bash --test FILE checks and tests it and
# writes the results to FILE, as Surefire does; web/build.bash --tools makes sure of what tests in a browser need. Nothing is
# done again while nothing has changed.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cd -- "$here"

say() { printf 'web: %s\n' "$*" >&2; }

# In Maven's words, for ./sdvp shows those lines of what Maven says.
die() {
    printf '[ERROR] web: %s\n' "$*" >&2
    exit 1
}

command -v node >/dev/null && command -v npm >/dev/null \
    || die "the page is built with Node 18 or later and npm; on Debian: sudo apt-get install --no-install-recommends nodejs npm"
version=$(node --version)
version=${version#v}
((${version%%.*} >= 18)) || die "the page is built with Node 18 or later; here is $version"

# Prints the hash of files: of their names and what is in them.
hash_of() { find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1; }

# Installs what package-lock.json names: with tests what they need too.
install() {
    local wanted stamp=node_modules/.sdvp-lock what=("--omit=dev")
    wanted="$(hash_of package.json package-lock.json) $version"
    if [[ $1 == all ]]; then what=(); fi
    if [[ -f $stamp ]] && { [[ $(<"$stamp") == "$wanted all" ]] || [[ $(<"$stamp") == "$wanted $1" ]]; }; then return; fi
    say "fetching what the page is built with …"
    rm -f -- "$stamp"
    npm ci --no-audit --no-fund --loglevel=error "${what[@]}" >&2 \
        || die "npm ci failed; what it said is above"
    printf '%s %s\n' "$wanted" "$1" >"$stamp"
}

build() {
    local folder=$1 stamp=$1/../../web.stamp wanted
    wanted=$(hash_of package-lock.json vite.config.ts svelte.config.js index.html build.bash dev/licences.ts public src \
        ../licences/hanken-grotesk-OFL-1.1.txt)
    if [[ -f $stamp && -f $folder/index.html && $(<"$stamp") == "$wanted" ]]; then return; fi
    install build
    rm -rf -- "$folder" "$stamp"
    mkdir -p -- "$folder"
    node node_modules/vite/bin/vite.js build --logLevel warn --outDir "$folder" >&2 \
        || die "the page could not be built; what Vite said is above"
    printf '%s\n' "$wanted" >"$stamp"
}

check() {
    install all
    node node_modules/svelte-check/bin/svelte-check --tsconfig ./tsconfig.json --fail-on-warnings --output human >&2 \
        || die "the types of the page do not fit; what svelte-check said is above"
    mkdir -p -- "$(dirname -- "$1")"
    node node_modules/vitest/vitest.mjs run --reporter=dot --reporter=junit --outputFile.junit="$1" >&2 \
        || die "tests of the page failed; what vitest said is above"
}

case ${1-} in
    --test) check "$2" ;;
    --tools) install all ;;
    '' | -*) die "expected a folder, or --test and a file" ;;
    *) build "$1" ;;
esac

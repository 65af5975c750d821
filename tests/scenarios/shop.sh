# What the scenarios beside this file are written with: each runs the program as a shell script would, in a shop of its own.
# tests/scenarios.rs sets BINCARD (the program) and BINCARD_STORE, and starts in the shop's folder.
failures=0

bincard() { "$BINCARD" "$@"; }
# add_item SKU QUANTITY [OPTION...]
add_item() { exits 0 item add "$1" --name "Item $1" --quantity "$2" "${@:3}"; }
# field SKU KEY: one value of an item
field() { bincard item show "$1" --format json | jq -r ".$2"; }
available() { field "$1" available; }
# stock SKU: available/reserved/on hand
stock() { bincard item show "$1" --format json | jq -r '"\(.available)/\(.reserved)/\(.on_hand)"'; }
low_items() { bincard item list --low --format ndjson | jq -r .sku | sort | paste -sd ' '; }
# notifications [--all]: how many there are
notifications() { bincard notify list "$@" --format ndjson | wc -l; }

# exits CODE WORD...: runs a command that must end with that exit code
exits() {
  local expected=$1 code=0
  shift
  bincard "$@" >out 2>err || code=$?
  [[ $code == "$expected" ]] || fail "\`bincard $*\` exits with $code, not $expected: $(tail -n 1 err)"
}
# equal ACTUAL EXPECTED [WHY]
equal() { [[ $1 == "$2" ]] || fail "'$1' instead of '$2'${3:+: $3}"; }
# warns TEXT: the last command said so on stderr
warns() { grep -qF -- "$1" err || fail "no '$1' on stderr: $(head -c 200 err)"; }
# Called by the checks above, with the scenario's own line.
fail() { echo "line ${BASH_LINENO[1]}: $1"; failures=$((failures + 1)); }

# A count is the truth at its instant: what is entered later from before it changes the past, not today (R22b).
day=2026-01-05T
add_item TEA 0 --at ${day}12:00:00Z
exits 0 adjust TEA =100 --reason count --at ${day}13:00:00Z
exits 0 sell TEA=3 --at ${day}13:10:00Z
equal "$(available TEA)" 97
exits 0 adjust TEA =95 --reason count --at ${day}13:30:00Z
equal "$(available TEA)" 95
exits 0 sell TEA=2 --at ${day}13:20:00Z
equal "$(available TEA)" 95 'the count had seen that sale'
exits 0 adjust TEA -2 --reason damaged --at ${day}13:40:00Z
equal "$(available TEA)" 93

as_of() { bincard item list --as-of "${day}$1:00Z" --format ndjson | jq .available; }
equal "$(as_of 13:15)" 97
equal "$(as_of 13:25)" 95 'the sale is in the past where it belongs'
kinds=$(bincard item history TEA --format ndjson | jq -r .kind)
equal "$(grep -c sale <<<"$kinds")" 2 'both sales are in the history'
exits 2 sell TEA --at 2999-01-01
exits 0 store check

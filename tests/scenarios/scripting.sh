# Commands can be sent again (R33) and tried without effect (R34), and a mistyped path is seen (R36).
add_item TEA 100
sell_once() { bincard sell TEA=3 --key till-1-0001 -q --format json | jq -S 'del(.repeated)'; }
first=$(sell_once)
equal "$(sell_once)" "$first" 'the same key gives the first result'
equal "$(available TEA)" 97
exits 5 sell TEA=4 --key till-1-0001
equal "$(available TEA)" 97 'a key is for one request'
exits 0 sell TEA=7 --dry-run
equal "$(available TEA)" 97
exits 0 order place A1 TEA=2
exits 0 order place A1 TEA=2
equal "$(available TEA)" 95 "an order's number is its key"
exits 5 order place A1 TEA=3
equal "$(available TEA)" 95

export BINCARD_STORE=$PWD/mistyped.db
exits 66 notify digest
exits 66 item list
equal "$(ls mistyped.db 2>/dev/null)" '' 'a command that only reads makes no store'

# Many processes at once: orders never promise more than there is (R16), sales are never lost (R35).
add_item LAST 12
add_item POS 0
for n in $(seq 40); do bincard order place "R$n" LAST >/dev/null 2>&1 & done
wait
equal "$(stock LAST)" 0/12/12
equal "$(bincard order list --format ndjson | wc -l)" 12
for n in $(seq 40); do bincard sell POS >/dev/null 2>&1 || echo "sale $n failed" & done
wait
equal "$(available POS)" -40
exits 0 store check

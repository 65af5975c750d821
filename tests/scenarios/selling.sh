# A sale lowers stock at once (R8), whatever is there (R9), completely or not at all (R10), and can be voided once (R11).
add_item TEA 10
add_item MUG 1
exits 0 sell TEA=3
equal "$(available TEA)" 7
exits 0 sell MUG=2
equal "$(available MUG)" -1 'running out does not stop a sale'
warns MUG
exits 3 sell TEA=1 NOPE=1
equal "$(available TEA)" 7 'one unknown line, and nothing is sold'
exits 0 sell tea=1
equal "$(available TEA)" 6 'a SKU is found in either case'
exits 0 sell TEA TEA=2
equal "$(available TEA)" 3 'lines of one item are added up'
exits 2 sell TEA=0
exits 2 sell TEA=-1
equal "$(available TEA)" 3

sale=$(bincard sell TEA=3 -q --format json | jq -r .number)
equal "$(available TEA)" 0
exits 0 sell --void "$sale"
exits 0 sell --void "$sale"
equal "$(available TEA)" 3 'voided twice, it raises stock once'

exits 0 item add GIFT --name 'Gift card' --track off
exits 0 sell GIFT=1000
equal "$(field GIFT tracked)" false

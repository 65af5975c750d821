# An item is low while less is available than its threshold (R24); one notification is open per item (R25).
add_item TEA 6 --threshold 5
exits 0 sell TEA
equal "$(low_items)" '' 'equal is not low'
exits 0 sell TEA
equal "$(low_items)" TEA
exits 0 sell TEA
equal "$(notifications)" 1
exits 0 adjust TEA +10 --reason received
equal "$(low_items)/$(notifications)" /0
exits 0 sell TEA=10
equal "$(low_items)" TEA
exits 0 item set TEA --alert off
equal "$(low_items)/$(available TEA)" /3 'the alert changes nothing else (R31)'
exits 0 item set TEA --alert on
equal "$(low_items)" TEA
exits 0 item set TEA --threshold 3
equal "$(low_items)" '' 'equal is not low'
exits 0 item set TEA --threshold 4
equal "$(low_items)" TEA
exits 0 item archive TEA
equal "$(low_items)" ''
equal "$(notifications --all)" 4 'each period of being low is recorded'

add_item MUG 1
exits 0 sell MUG=5
equal "$(low_items)" '' 'without a threshold nothing is low'
add_item CUP 2 --threshold 5
equal "$(low_items)" CUP 'an item may be low from the start'
add_item BOX 8 --threshold 5
exits 0 order place B1 BOX=4
equal "$(low_items)" 'BOX CUP' 'what is reserved is not available'

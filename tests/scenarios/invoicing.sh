# Invoices move stock only where the shop says so (R12), when they are paid in full (R13), and never back (R14).
add_item TEA 10
exits 0 invoice create 1 TEA=4
exits 0 invoice pay 1
equal "$(available TEA)" 10 'by default invoices move nothing'
exits 0 settings set invoices.track_stock true
equal "$(available TEA)" 10 'the setting does not reach back'
exits 0 invoice create 2 TEA=4
equal "$(available TEA)" 10 'an unpaid invoice holds nothing'
exits 0 invoice pay 2 --part
equal "$(available TEA)" 10 'a deposit moves nothing'
exits 0 invoice pay 2
exits 0 invoice pay 2
equal "$(available TEA)" 6 'paid twice, it moves stock once'
exits 5 invoice cancel 2
exits 0 invoice refund 2
equal "$(available TEA)" 6
exits 0 invoice create 3 TEA=9
exits 0 invoice pay 3
equal "$(available TEA)" -3 'running out does not stop an invoice'
exits 0 invoice create 4 TEA=1
exits 0 invoice cancel 4
equal "$(available TEA)" -3

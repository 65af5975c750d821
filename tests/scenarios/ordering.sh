# An online order reserves its items (R15, R16) until it is completed (R17) or cancelled (R18).
add_item TEA 10
exits 0 order place A1 TEA=4
equal "$(stock TEA)" 6/4/10
exits 0 order complete A1
equal "$(stock TEA)" 6/0/6
exits 0 order complete A1
equal "$(stock TEA)" 6/0/6 'a step that was taken before changes nothing (R21)'
exits 0 order refund A1
equal "$(available TEA)" 6 'a refund does not raise stock (R20)'
warns adjust
exits 0 adjust TEA +4 --reason return --ref A1
equal "$(available TEA)" 10

exits 0 order place A2 TEA=4
exits 0 order cancel A2
equal "$(available TEA)" 10
exits 5 order complete A2
equal "$(available TEA)" 10

exits 4 order place A3 TEA=11
equal "$(stock TEA)" 10/0/10
exits 3 order show A3
exits 4 order place A4 TEA=6 TEA=6
equal "$(available TEA)" 10 'lines of one item are added up first'

exits 0 order place A5 TEA=4 --pickup
equal "$(available TEA)" 10 'a pickup order leaves stock alone (R19)'
exits 0 order complete A5
equal "$(available TEA)" 10
warns adjust

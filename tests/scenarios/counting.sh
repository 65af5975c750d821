# A count sets what is on hand, whatever is reserved of it (R22); quantities are exact decimals (R4).
add_item TEA 10
exits 0 order place A1 TEA=4
exits 0 adjust TEA =9 --reason count
equal "$(stock TEA)" 5/4/9
exits 2 adjust TEA +1 # without a reason
exits 2 adjust TEA 5 --reason count # neither +, - nor =
exits 0 adjust TEA -20 --reason loss
equal "$(available TEA)" -15

add_item OIL 0
for change in +7.01 -1.28 -0.57 -0.34 -0.73 -1.61 -0.48 -0.42 -0.79 -0.79; do
  exits 0 adjust OIL "$change" --reason correction
done
equal "$(available OIL)" 0 'nothing is left of ten decimals that add up to zero'
exits 2 adjust OIL +0.000001 --reason received

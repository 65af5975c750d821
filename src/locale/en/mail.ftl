### The daily e-mail (R27–R32) and the test e-mail. Names, SKUs and shops come from outside; they are made visible.

## The daily e-mail: subject. $skus is a list that mail-subject-more may end.

mail-subject-low = { $count ->
    [one] { $count } item low: { $skus }
   *[other] { $count } items low: { $skus }
}
mail-subject-low-at = { $count ->
    [one] { $count } item low at { $shop }: { $skus }
   *[other] { $count } items low at { $shop }: { $skus }
}
mail-subject-back = { $count ->
    [one] { $count } item back in stock: { $skus }
   *[other] { $count } items back in stock: { $skus }
}
mail-subject-back-at = { $count ->
    [one] { $count } item back in stock at { $shop }: { $skus }
   *[other] { $count } items back in stock at { $shop }: { $skus }
}
mail-subject-more = { $skus } and { $count } more

## The daily e-mail: headline and sections.

mail-headline-low = { $count ->
    [one] { $count } item is low
   *[other] { $count } items are low
}
mail-headline-low-at = { $count ->
    [one] { $count } item is low at { $shop }
   *[other] { $count } items are low at { $shop }
}
mail-headline-back = { $count ->
    [one] { $count } item is back in stock
   *[other] { $count } items are back in stock
}
mail-headline-back-at = { $count ->
    [one] { $count } item is back in stock at { $shop }
   *[other] { $count } items are back in stock at { $shop }
}
mail-as-of = As of { $at }
mail-section-new = New since the last e-mail ({ $count })
mail-section-still = Still low ({ $count })
mail-section-back = Back in stock ({ $count })
mail-more = { $count ->
    [one] … and { $count } more item. See them all with: bincard item list --low
   *[other] … and { $count } more items. See them all with: bincard item list --low
}
mail-more-back = { $count ->
    [one] … and { $count } more item. See them all with: bincard notify list --all
   *[other] … and { $count } more items. See them all with: bincard notify list --all
}

## The daily e-mail: an item.

mail-column-item = Item
mail-column-available = Available
mail-column-threshold = Threshold
mail-column-shortfall = Short by
mail-item-name = { $name } ({ $variation })
mail-item-sku = SKU { $sku }
mail-item-available = { $quantity } available
mail-item-threshold = threshold { $quantity }
mail-item-shortfall = { $quantity } short
mail-item-reserved = { $quantity } reserved
mail-item-price = price { $price }
mail-item-low-since = low since { $day }
mail-item-low-from = low from { $from } to { $to }

## The daily e-mail: its end.

mail-footer = Sent by bincard, once a day, when there is something to tell. To leave an item out: bincard item set SKU --alert off

## The test e-mail.

mail-test-subject = Test e-mail from bincard
mail-test-subject-at = Test e-mail from bincard at { $shop }
mail-test-works = The mail settings work: this e-mail reached { $address }.
mail-test-what = It was sent at { $at } by bincard notify test. The daily e-mail will come from the same sender, when an item is low.

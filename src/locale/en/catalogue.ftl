### CSV in and out: what is told of a catalogue file. Each text is named after what it tells of in `src/catalogue`.

## Rows that are no items; $count rows

skipped-blank = { $count ->
    [one] 1 row is blank
   *[other] { $count } rows are blank
}
skipped-image-only = { $count ->
    [one] 1 row has only an image
   *[other] { $count } rows have only an image
}
skipped-unpriced = { $count ->
    [one] 1 row has an image and no price, so it is no variant
   *[other] { $count } rows have an image and no price, so they are no variants
}
skipped-product-type = { $count ->
    [one] 1 row is a product that is no item itself (variable, grouped, external)
   *[other] { $count } rows are products that are no items themselves (variable, grouped, external)
}
skipped-not-stocked = { $count ->
    [one] 1 row is not stocked at the location
   *[other] { $count } rows are not stocked at the location
}
skipped-other-location = { $count ->
    [one] 1 row is of another location
   *[other] { $count } rows are of other locations
}

## Warnings

import-unknown-columns = columns that are not known were passed over: { $columns }
    .hint = name what one holds with `--map COLUMN=FIELD`
import-untracked = { $count ->
    [one] 1 item is not tracked by the other system, and its quantity was not taken
   *[other] { $count } items are not tracked by the other system, and their quantities were not taken
}
    .hint = { $count ->
        [one] `--track on` tracks it, with the file's quantity
       *[other] `--track on` tracks them, with the file's quantities
    }
import-quantity-of-untracked = { $count ->
    [one] 1 row has a quantity for an item that is not tracked; it was not taken
   *[other] { $count } rows have quantities for items that are not tracked; they were not taken
}
    .hint = { $count ->
        [one] `--track on` tracks it, with the file's quantity
       *[other] `--track on` tracks them, with the file's quantities
    }
import-quantities-left-alone = { $count ->
    [one] the quantity of 1 item was left alone: it is there already; `--counts` takes it as a count
   *[other] the quantities of { $count } items were left alone: they are there already; `--counts` takes them as counts
}
import-threshold-at-or-below = { $count ->
    [one] 1 threshold comes
   *[other] { $count } thresholds come
} from WooCommerce, which alerts at the threshold or below it; bincard alerts below
    .hint = `settings set alerts.rule at-or-below` alerts as WooCommerce does
import-repeated-sku = line { $line }: SKU `{ $sku }` stands on several rows; this item is known as `{ $instead }`
import-repeated-skus = { $count } rows in all have a SKU that stands on several rows, and are known by the other system's own identity

## What can be wrong with a row

row-length = { $cells ->
    [one] the row has 1 cell
   *[other] the row has { $cells } cells
}, the header has { $header }
row-loose-quote = text stands behind a closing quote
    .hint = is a quote missing? within quotes, a quote is written twice
row-first-row-unread = the product's first row, on line { $first }, cannot be read
row-no-change = it is no change of stock
    .hint = write a change with its sign: `+5` for more, `-5` for less, `=5` for what was counted
row-blank = it is blank
row-unknown-word = it is none of { $known }
row-ambiguous-comma = the comma can be read two ways: { $decimal }, or { $thousands }
    .hint = `--decimal-comma` reads it as { $decimal }; without thousands marks it is clear
row-ambiguous-point = the point can be read two ways: { $decimal }, or { $thousands }
    .hint = write decimals with a comma, as the file does, and thousands without a mark
row-decimal-comma = decimals are written with a point in this file
    .hint = `--decimal-comma` reads it as { $decimal }
row-spreadsheet-number = a spreadsheet made this of a longer number, and its digits are lost
    .hint = format the column as text in the spreadsheet, and enter the number again
row-duplicate-sku = the SKU stands on line { $first } too
row-other-line = line { $line }: `{ $text }`
row-stale = the file was written when on hand was another: it is { $on_hand } now
    .hint = `--force` takes the new count all the same
row-record-too-long = the row is longer than 1 MiB
    .hint = is a quote missing?

## Why a whole file cannot be read

file-empty = there is nothing in it
file-spreadsheet = { $kind ->
    [XLS] it is an XLS file
   *[other] it is a { $kind } file
}, not CSV
    .hint = save it as CSV (UTF-8) in the spreadsheet
file-not-text = it has NUL bytes, so it is no text that is known
    .hint = UTF-16 without a byte order mark is read with `--encoding utf-16le`
file-not-utf8 = line { $line } is not UTF-8; it would read { $readings }
    .hint = name the encoding in which it reads right: `--encoding windows-1252`, `--encoding macintosh`, …
file-reading = { $encoding }: `{ $text }`
file-malformed = at line { $line } it is not { $encoding }
file-no-items = none of its rows is an item: { $reasons }
file-no-known-header = no column holds the SKU; the header is: { $header }
    .hint = name it with `--map COLUMN=sku`
file-missing-column = there is no column `{ $column }`
file-missing-both = there is neither a column `{ $one }` nor a column `{ $other }`
    .hint = `change` holds +N, -N or =N, and `count` what was counted
file-duplicate-column = column `{ $column }` holds what another column holds too
    .hint = say which one with `--map COLUMN=FIELD`
file-repeated-column = column `{ $column }` holds what another column holds too
    .hint = rename or remove one of the two
file-map-unknown-column = it has no column `{ $column }`, which `--map` names
    .hint = its columns are: { $header }
file-unclosed-quote = the quote that opens on line { $line } is never closed
file-long-quote = the quote that opens on line { $line } is not closed within 1 MiB: either a quote is missing, or the row is longer than a row may be (1 MiB)
file-many-locations = it has several locations: { $locations }
    .hint = say which one with `--location NAME`
file-unknown-location = it has no location `{ $location }`, only: { $locations }

## Options

bad-mapping = `{ $text }` is not COLUMN=FIELD
    .hint = `--map Référence=sku --map Qté=quantity`
bad-delimiter = `{ $text }` is not one character that can stand between cells
    .hint = `,`, `;`, `|` or `tab`

### Messages about CSV files. Each is named after the type in `src/catalogue` that it describes.

## Why rows are skipped; $count rows

skipped-blank = { $count ->
    [one] 1 row is blank
   *[other] { $count } rows are blank
}
skipped-image-only = { $count ->
    [one] 1 row has only an image
   *[other] { $count } rows have only an image
}
skipped-unpriced = { $count ->
    [one] 1 row has an image and no price, so it is not a variant
   *[other] { $count } rows have an image and no price, so they are not variants
}
skipped-product-type = { $count ->
    [one] 1 row is a variable, grouped, or external product, which has no stock of its own
   *[other] { $count } rows are variable, grouped, or external products, which have no stock of their own
}
skipped-not-stocked = { $count ->
    [one] 1 item is not stocked at the location
   *[other] { $count } items are not stocked at the location
}
skipped-other-location = { $count ->
    [one] 1 row is for another location
   *[other] { $count } rows are for other locations
}
skipped-added-up = { $count ->
    [one] 1 row was added to an earlier row with the same SKU
   *[other] { $count } rows were added to earlier rows with the same SKU
}

## Warnings

import-unknown-columns = skipped unknown columns: { $columns }
    .hint = to import one of them, use `--map COLUMN=FIELD`, such as `--map Description=name`
import-untracked = { $count ->
    [one] 1 item is not tracked by the other system, so its quantity was not imported
   *[other] { $count } items are not tracked by the other system, so their quantities were not imported
}
    .hint = { $count ->
        [one] to track it and import its quantity, use `--track on`
       *[other] to track them and import their quantities, use `--track on`
    }
import-untracked-only = { $count ->
    [one] 1 item is not tracked, because the other system does not track it
   *[other] { $count } items are not tracked, because the other system does not track them
}
    .hint = { $count ->
        [one] to track it, use `--track on`
       *[other] to track them, use `--track on`
    }
import-quantity-of-untracked = { $count ->
    [one] 1 row has a quantity for an item that is not tracked; it was not imported
   *[other] { $count } rows have quantities for items that are not tracked; they were not imported
}
    .hint = { $count ->
        [one] to track it and import its quantity, use `--track on`
       *[other] to track them and import their quantities, use `--track on`
    }
import-quantities-left-alone = { $count ->
    [one] 1 item already exists, so its quantity was not imported; to record it as a physical count, use `--counts`
   *[other] { $count } items already exist, so their quantities were not imported; to record them as physical counts, use `--counts`
}
import-archived = { $count ->
    [one] 1 item in the file is archived and stays archived
   *[other] { $count } items in the file are archived and stay archived
}
    .hint = to bring back archived items, run `bincard item unarchive { $skus }`
import-threshold-at-or-below = { $count ->
    [one] 1 threshold comes
   *[other] { $count } thresholds come
} from { $system }, where an item is low at or below its threshold; in bincard, it is low only below it
    .hint = to match { $system }, run `bincard settings set alerts.rule at-or-below`
import-no-quantities = { $count ->
    [one] found no quantities: 1 tracked item starts at 0
   *[other] found no quantities: { $count } tracked items start at 0
}{ $similar ->
    [0] {""}
   *[other] {"; "}columns that may contain them: { $columns }
}
    .hint = { $from ->
        [shopify] also import Shopify’s inventory export with `--counts`
        [bincard] name the column with `--map COLUMN=quantity`, or import a file of quantities with `--counts`
       *[other] also export the quantities, and import that file with `--counts`
    }
import-no-thresholds = { $count ->
    [one] found no thresholds: 1 tracked item has none
   *[other] found no thresholds: { $count } tracked items have none
}{ $similar ->
    [0] {""}
   *[other] {"; "}columns that may contain them: { $columns }
}
    .hint = { $from ->
        [bincard] name the column with `--map COLUMN=threshold`
       *[other] also export the thresholds, or set them with `bincard item set SKU --threshold N`
    }
import-parent-stock = { $count ->
    [one] 1 product has a shared stock of { $quantity } for all its variations, which was not imported
   *[other] { $count } products have a shared stock of { $quantity } for all their variations, which was not imported
}
    .hint = import with `--track on`, then enter the count of each variation with `bincard adjust SKU '=N'`
import-not-free-to-sell = of these quantities, Shopify has { $committed } committed to orders and { $unavailable } unavailable; in bincard, all are available
    .hint = reserve committed items with `bincard order place NUMBER SKU=N`, and remove unavailable ones with `bincard adjust SKU -N --reason damaged`
import-available-only = this file contains Shopify’s available quantities, without those committed to orders
    .hint = to import on-hand quantities, export the inventory with the state “On hand”
import-damaged-text = { $count ->
    [one] 1 row has text
   *[other] { $count } rows have text
} with `�` in it, first on line { $line }: the program that wrote the file lost these characters
    .hint = export the file again as UTF-8
import-damaged-barcodes = { $count ->
    [one] 1 barcode was left out, on line { $line }
   *[other] { $count } barcodes were left out, the first on line { $line }
}: a spreadsheet shortened long numbers, and their last digits are lost
    .hint = format the column as text in the spreadsheet, and enter the numbers again
import-rounded-costs = { $count ->
    [one] 1 cost was rounded to 5 decimals
   *[other] { $count } costs were rounded to 5 decimals
}
import-repeated-sku = line { $line }: several rows have the SKU `{ $sku }`; this item is imported as `{ $instead }`
import-repeated-skus = { $count } rows in total share a SKU with other rows, and are imported under the other system's own identifier

## What can be wrong with a row

row-length = { $cells ->
    [one] the row has 1 cell
   *[other] the row has { $cells } cells
}, but the header has { $header }
row-loose-quote = there is text after a closing quote
    .hint = check for a missing quote; within quotes, write each quote twice
row-first-row-unread = the first row of this product, on line { $first }, is invalid
row-no-change = it is not a change in stock
    .hint = write `+5` to add 5, `-5` to remove 5, or `=5` for a count of 5
row-blank = it is blank
row-zero = it is zero
row-sale-invalid = line { $line } of the same sale is invalid
row-unknown-word = expected one of: { $known }
row-ambiguous-comma = the comma is ambiguous: { $decimal } or { $thousands }
    .hint = to read it as { $decimal }, use `--decimal-comma`; otherwise, remove the thousands separators
row-ambiguous-point = the point is ambiguous: { $decimal } or { $thousands }
    .hint = use a decimal comma, as in the rest of the file, and no thousands separators
row-decimal-comma = this file is read with decimal points
    .hint = to read it as { $decimal }, use `--decimal-comma`
row-spreadsheet-number = a spreadsheet shortened this number, and its digits are lost
    .hint = format the column as text in the spreadsheet, and enter the number again
row-duplicate-sku = line { $first } has the same SKU
row-other-line = line { $line }: `{ $text }`
row-columns-differ = column `{ $other }` is for the same field and contains `{ $text }`
    .hint = rename or remove one of the columns, or choose one with `--map COLUMN=FIELD`
row-stale = on hand has changed since the file was written: it is now { $on_hand }
    .hint = to apply the new counts anyway, use `--force`
row-record-too-long = the row is longer than 1 MiB
    .hint = check for a missing quote

## Why a whole file cannot be read

file-empty = the file is empty
file-spreadsheet = { $kind ->
    [ZIP] it is a { $kind } file
    [gzip] it is a { $kind } file
   *[other] it is an { $kind } file
}, not CSV
    .hint = { $kind ->
        [ZIP] unpack it, and import the CSV file inside
        [gzip] unpack it, and import the CSV file inside
       *[other] save it as CSV (UTF-8) from the spreadsheet
    }
file-not-text = it contains NUL bytes, so it is not text in a known encoding
    .hint = if it is UTF-16 without a byte order mark, use `--encoding utf-16le`
file-not-utf8 = line { $line } is not valid UTF-8; in other encodings it reads { $readings }
    .hint = choose the encoding in which it reads correctly: `--encoding windows-1252`, `--encoding macintosh`, …
file-reading = { $encoding }: `{ $text }`
file-malformed = line { $line } is not valid { $encoding }
file-no-items = no row is an item: { $reasons }
file-nothing-counted = no row has a count
file-no-rows = it contains no rows
file-no-known-header = there is no SKU column; the header is: { $header }
    .hint = choose the SKU column with `--map COLUMN=sku`
file-missing-column = there is no column `{ $column }`
file-missing-both = there is neither a column `{ $one }` nor a column `{ $other }`
    .hint = add a column `change` with +N, -N, or =N, or a column `count` with the quantity counted
file-duplicate-column = column `{ $column }` is for the same field as another column
    .hint = choose one with `--map COLUMN=FIELD`
file-map-unknown-column = there is no column `{ $column }` to map
    .hint = the columns are: { $header }
file-unclosed-quote = the quote on line { $line } is never closed
file-long-quote = the quote on line { $line } is not closed within 1 MiB: either a quote is missing, or the row is longer than the maximum (1 MiB)
file-many-locations = the file has several locations: { $locations }
    .hint = choose one with `--location NAME`
file-unknown-location = the file has no location `{ $location }`; expected one of: { $locations }

## Options

bad-mapping = `{ $text }` is not of the form COLUMN=FIELD
    .hint = use, for example, `--map Référence=sku --map Qté=quantity`
bad-delimiter = `{ $text }` is not a delimiter
    .hint = use `,`, `;`, `|`, or `tab`

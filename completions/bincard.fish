# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_bincard_global_optspecs
    string join \n store= config= format= lang= color= q/quiet v/verbose h/help V/version
end

function __fish_bincard_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_bincard_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_bincard_using_subcommand
    set -l cmd (__fish_bincard_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c bincard -n "__fish_bincard_needs_command" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_needs_command" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_needs_command" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_needs_command" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_needs_command" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_needs_command" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_needs_command" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c bincard -n "__fish_bincard_needs_command" -s V -l version -d 'Print version'
complete -c bincard -n "__fish_bincard_needs_command" -f -a "item" -d 'Items: add, change, list, import and export them'
complete -c bincard -n "__fish_bincard_needs_command" -f -a "sell" -d 'Record a sale in the shop: what is sold leaves the shelf at once'
complete -c bincard -n "__fish_bincard_needs_command" -f -a "invoice" -d 'Invoices: they move stock when paid, where the shop has turned that on'
complete -c bincard -n "__fish_bincard_needs_command" -f -a "order" -d 'Online orders: they hold their goods until completed or given up'
complete -c bincard -n "__fish_bincard_needs_command" -f -a "adjust" -d 'Adjust stock by hand, or record a physical count'
complete -c bincard -n "__fish_bincard_needs_command" -f -a "notify" -d 'What runs low, and the daily e-mail'
complete -c bincard -n "__fish_bincard_needs_command" -f -a "settings" -d 'Settings of the shop and of this machine'
complete -c bincard -n "__fish_bincard_needs_command" -f -a "store" -d 'The store itself: make, check, back up, restore'
complete -c bincard -n "__fish_bincard_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -f -a "add" -d 'Add an item; makes the store if there is none'
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -f -a "set" -d 'Change what is known of an item; an empty value clears it'
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -f -a "show" -d 'Show everything known of an item, its open notification and open orders too'
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -f -a "list" -d 'List items, now or as they were at any past instant'
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -f -a "history" -d 'Show every movement of an item, with what was available before and after'
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -f -a "import" -d 'Import a catalogue from a CSV file, or from standard input (-), whole or not at all'
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -f -a "export" -d 'Export the catalogue as CSV, to a file or to standard output'
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -f -a "archive" -d 'Take items out of the lists and the alerts; their history stays'
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -f -a "unarchive" -d 'Bring archived items back'
complete -c bincard -n "__fish_bincard_using_subcommand item; and not __fish_seen_subcommand_from add set show list history import export archive unarchive help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l name -d 'What it is called' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l variation -d 'Which of several of that name: a size, a colour' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l category -d 'Where it belongs in the catalogue' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l barcode -d 'The number under its bars' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l price -d 'What a customer pays for one' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l cost -d 'What the shop pays for one' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l threshold -d 'The quantity under which it is low' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l alert -d 'Its notifications: on or off; if never said, on as soon as there is a threshold' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l track -d 'Whether its stock is counted: on or off' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l quantity -d 'How much of it there is' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l note -d 'A note to keep with it' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l at -d 'When it happened: a date, a date and time, or RFC 3339; now if not given' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -l name -d 'What it is called' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -l variation -d 'Which of several of that name: a size, a colour' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -l category -d 'Where it belongs in the catalogue' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -l barcode -d 'The number under its bars' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -l price -d 'What a customer pays for one' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -l cost -d 'What the shop pays for one' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -l threshold -d 'The quantity under which it is low' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -l alert -d 'Its notifications: on or off; if never said, on as soon as there is a threshold' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -l track -d 'Whether its stock is counted: on or off' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from show" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from show" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from show" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from show" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from show" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -l category -d 'Only items of a category' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -l search -d 'Only items with these words in SKU, name, variation, category or barcode' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -l as-of -d 'As they were at an instant; a date alone is its end' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -l sort -d 'By which column' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -l limit -d 'No more than so many' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -l columns -d 'Which columns, in which order; in JSON too' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -l low -d 'Only items that are low'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -l archived -d 'Only archived items'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -l reverse -d 'The other way round'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from history" -l since -d 'Only what happened since' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from history" -l until -d 'Only what happened until; a date alone is its end' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from history" -l limit -d 'Only the latest so many' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from history" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from history" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from history" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from history" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from history" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from history" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from history" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from history" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l from -d 'The system it comes from: auto, bincard, square, shopify or woocommerce' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l map -d 'What a column holds, by name; fields: sku, name, variation, category, barcode, price, cost, tracked, alert, threshold, quantity, archived' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l rejects -d 'Where the bad rows go [default: FILE.rejects.csv]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l encoding -d 'The encoding, where it is not UTF-8: windows-1252, macintosh, iso-8859-15, …' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l delimiter -d 'The character between cells, where it is not found by itself' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l location -d 'Whose quantities, where the file has several locations' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l track -d 'Whether all its items are tracked, whatever the file says: on or off' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l note -d 'A note to keep with it' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l at -d 'When it happened: a date, a date and time, or RFC 3339; now if not given' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l counts -d 'The file is a physical count: on hand becomes what it says'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l partial -d 'Apply the good rows and write the bad ones to a file of rejects'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l force -d 'Take new counts even where the file\'s old count no longer holds'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l decimal-comma -d 'Numbers have a decimal comma'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l to -d 'For which system: bincard, square, shopify or woocommerce' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l delimiter -d 'The character between cells' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l location -d 'The location that Square\'s quantity columns name' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l category -d 'Only items of a category' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l search -d 'Only items with these words in SKU, name, variation, category or barcode' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l as-of -d 'As they were at an instant; a date alone is its end' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l sort -d 'By which column' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l limit -d 'No more than so many' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l bom -d 'Put a byte order mark before it, which some spreadsheets need'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l low -d 'Only items that are low'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l archived -d 'Only archived items'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -l reverse -d 'The other way round'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from archive" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from archive" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from archive" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from archive" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from archive" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from archive" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from archive" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from archive" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from archive" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from archive" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from unarchive" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from unarchive" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from unarchive" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from unarchive" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from unarchive" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from unarchive" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from unarchive" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from unarchive" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from unarchive" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from unarchive" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from help" -f -a "add" -d 'Add an item; makes the store if there is none'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from help" -f -a "set" -d 'Change what is known of an item; an empty value clears it'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show everything known of an item, its open notification and open orders too'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from help" -f -a "list" -d 'List items, now or as they were at any past instant'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from help" -f -a "history" -d 'Show every movement of an item, with what was available before and after'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from help" -f -a "import" -d 'Import a catalogue from a CSV file, or from standard input (-), whole or not at all'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from help" -f -a "export" -d 'Export the catalogue as CSV, to a file or to standard output'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from help" -f -a "archive" -d 'Take items out of the lists and the alerts; their history stays'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from help" -f -a "unarchive" -d 'Bring archived items back'
complete -c bincard -n "__fish_bincard_using_subcommand item; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c bincard -n "__fish_bincard_using_subcommand sell" -l batch -d 'Record all sales of a CSV file, or of standard input (-), all or none' -r
complete -c bincard -n "__fish_bincard_using_subcommand sell" -l void -d 'Take back a sale: its goods return, once' -r
complete -c bincard -n "__fish_bincard_using_subcommand sell" -l note -d 'A note to keep with it' -r
complete -c bincard -n "__fish_bincard_using_subcommand sell" -l at -d 'When it happened: a date, a date and time, or RFC 3339; now if not given' -r
complete -c bincard -n "__fish_bincard_using_subcommand sell" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand sell" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand sell" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand sell" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand sell" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand sell" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand sell" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand sell" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand sell" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand sell" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and not __fish_seen_subcommand_from create pay cancel refund list show help" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and not __fish_seen_subcommand_from create pay cancel refund list show help" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and not __fish_seen_subcommand_from create pay cancel refund list show help" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and not __fish_seen_subcommand_from create pay cancel refund list show help" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and not __fish_seen_subcommand_from create pay cancel refund list show help" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and not __fish_seen_subcommand_from create pay cancel refund list show help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and not __fish_seen_subcommand_from create pay cancel refund list show help" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and not __fish_seen_subcommand_from create pay cancel refund list show help" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and not __fish_seen_subcommand_from create pay cancel refund list show help" -f -a "create" -d 'Write an invoice; it holds nothing until it is paid'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and not __fish_seen_subcommand_from create pay cancel refund list show help" -f -a "pay" -d 'Record that an invoice was paid; its goods leave the shelf where the shop tracks invoices'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and not __fish_seen_subcommand_from create pay cancel refund list show help" -f -a "cancel" -d 'Give up an invoice that was not paid; moves nothing'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and not __fish_seen_subcommand_from create pay cancel refund list show help" -f -a "refund" -d 'Record that the money of a paid invoice went back; moves nothing by itself'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and not __fish_seen_subcommand_from create pay cancel refund list show help" -f -a "list" -d 'List invoices, latest first'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and not __fish_seen_subcommand_from create pay cancel refund list show help" -f -a "show" -d 'Show everything known of an invoice'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and not __fish_seen_subcommand_from create pay cancel refund list show help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from create" -l customer -d 'For whom' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from create" -l note -d 'A note to keep with it' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from create" -l at -d 'When it happened: a date, a date and time, or RFC 3339; now if not given' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from create" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from create" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from create" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from create" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from create" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from create" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from create" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from pay" -l note -d 'A note to keep with it' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from pay" -l at -d 'When it happened: a date, a date and time, or RFC 3339; now if not given' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from pay" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from pay" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from pay" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from pay" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from pay" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from pay" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from pay" -l part -d 'A deposit: moves nothing, and the invoice stays unpaid'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from pay" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from pay" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from pay" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from pay" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from cancel" -l note -d 'A note to keep with it' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from cancel" -l at -d 'When it happened: a date, a date and time, or RFC 3339; now if not given' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from cancel" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from cancel" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from cancel" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from cancel" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from cancel" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from cancel" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from cancel" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from refund" -l note -d 'A note to keep with it' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from refund" -l at -d 'When it happened: a date, a date and time, or RFC 3339; now if not given' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from refund" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from refund" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from refund" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from refund" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from refund" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from refund" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from refund" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from refund" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from refund" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from refund" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from list" -l state -d 'Only those in a state: unpaid, paid, cancelled or refunded' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from list" -l limit -d 'No more than so many' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from list" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from list" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from list" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from list" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from show" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from show" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from show" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from show" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from show" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from help" -f -a "create" -d 'Write an invoice; it holds nothing until it is paid'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from help" -f -a "pay" -d 'Record that an invoice was paid; its goods leave the shelf where the shop tracks invoices'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from help" -f -a "cancel" -d 'Give up an invoice that was not paid; moves nothing'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from help" -f -a "refund" -d 'Record that the money of a paid invoice went back; moves nothing by itself'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from help" -f -a "list" -d 'List invoices, latest first'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show everything known of an invoice'
complete -c bincard -n "__fish_bincard_using_subcommand invoice; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c bincard -n "__fish_bincard_using_subcommand order; and not __fish_seen_subcommand_from place complete cancel expire refund list show help" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand order; and not __fish_seen_subcommand_from place complete cancel expire refund list show help" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand order; and not __fish_seen_subcommand_from place complete cancel expire refund list show help" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and not __fish_seen_subcommand_from place complete cancel expire refund list show help" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and not __fish_seen_subcommand_from place complete cancel expire refund list show help" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and not __fish_seen_subcommand_from place complete cancel expire refund list show help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand order; and not __fish_seen_subcommand_from place complete cancel expire refund list show help" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand order; and not __fish_seen_subcommand_from place complete cancel expire refund list show help" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand order; and not __fish_seen_subcommand_from place complete cancel expire refund list show help" -f -a "place" -d 'Place an order: its goods are reserved at once, or it is refused as sold out'
complete -c bincard -n "__fish_bincard_using_subcommand order; and not __fish_seen_subcommand_from place complete cancel expire refund list show help" -f -a "complete" -d 'Complete an order: its goods have left'
complete -c bincard -n "__fish_bincard_using_subcommand order; and not __fish_seen_subcommand_from place complete cancel expire refund list show help" -f -a "cancel" -d 'Cancel an order: its goods are available again'
complete -c bincard -n "__fish_bincard_using_subcommand order; and not __fish_seen_subcommand_from place complete cancel expire refund list show help" -f -a "expire" -d 'Expire an order, or all whose deadline has passed'
complete -c bincard -n "__fish_bincard_using_subcommand order; and not __fish_seen_subcommand_from place complete cancel expire refund list show help" -f -a "refund" -d 'Record that the money of a completed order went back, whole or for some lines; never raises stock'
complete -c bincard -n "__fish_bincard_using_subcommand order; and not __fish_seen_subcommand_from place complete cancel expire refund list show help" -f -a "list" -d 'List orders, latest first'
complete -c bincard -n "__fish_bincard_using_subcommand order; and not __fish_seen_subcommand_from place complete cancel expire refund list show help" -f -a "show" -d 'Show everything known of an order'
complete -c bincard -n "__fish_bincard_using_subcommand order; and not __fish_seen_subcommand_from place complete cancel expire refund list show help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from place" -l customer -d 'For whom' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from place" -l expires -d 'When it gives its goods back if it was not completed: an instant or a duration' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from place" -l note -d 'A note to keep with it' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from place" -l at -d 'When it happened: a date, a date and time, or RFC 3339; now if not given' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from place" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from place" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from place" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from place" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from place" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from place" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from place" -l pickup -d 'Fetched in the shop: touches no stock, and is never sold out'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from place" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from place" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from place" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from place" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from complete" -l note -d 'A note to keep with it' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from complete" -l at -d 'When it happened: a date, a date and time, or RFC 3339; now if not given' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from complete" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from complete" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from complete" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from complete" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from complete" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from complete" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from complete" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from complete" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from complete" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from complete" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from cancel" -l note -d 'A note to keep with it' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from cancel" -l at -d 'When it happened: a date, a date and time, or RFC 3339; now if not given' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from cancel" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from cancel" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from cancel" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from cancel" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from cancel" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from cancel" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from cancel" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from expire" -l note -d 'A note to keep with it' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from expire" -l at -d 'When it happened: a date, a date and time, or RFC 3339; now if not given' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from expire" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from expire" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from expire" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from expire" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from expire" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from expire" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from expire" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from expire" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from expire" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from expire" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from refund" -l note -d 'A note to keep with it' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from refund" -l at -d 'When it happened: a date, a date and time, or RFC 3339; now if not given' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from refund" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from refund" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from refund" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from refund" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from refund" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from refund" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from refund" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from refund" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from refund" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from refund" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from list" -l state -d 'Only those in a state: open, completed, cancelled, expired or refunded' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from list" -l limit -d 'No more than so many' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from list" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from list" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from list" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from list" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from show" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from show" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from show" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from show" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from show" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "place" -d 'Place an order: its goods are reserved at once, or it is refused as sold out'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "complete" -d 'Complete an order: its goods have left'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "cancel" -d 'Cancel an order: its goods are available again'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "expire" -d 'Expire an order, or all whose deadline has passed'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "refund" -d 'Record that the money of a completed order went back, whole or for some lines; never raises stock'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "list" -d 'List orders, latest first'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show everything known of an order'
complete -c bincard -n "__fish_bincard_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c bincard -n "__fish_bincard_using_subcommand adjust" -l reason -d 'Why; a count needs none' -r
complete -c bincard -n "__fish_bincard_using_subcommand adjust" -l ref -d 'The order, sale or invoice it refers to' -r
complete -c bincard -n "__fish_bincard_using_subcommand adjust" -l batch -d 'Take a whole count sheet from a CSV file, or from standard input (-), all or nothing' -r
complete -c bincard -n "__fish_bincard_using_subcommand adjust" -l note -d 'A note to keep with it' -r
complete -c bincard -n "__fish_bincard_using_subcommand adjust" -l at -d 'When it happened: a date, a date and time, or RFC 3339; now if not given' -r
complete -c bincard -n "__fish_bincard_using_subcommand adjust" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand adjust" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand adjust" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand adjust" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand adjust" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand adjust" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand adjust" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand adjust" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand adjust" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand adjust" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and not __fish_seen_subcommand_from list digest test help" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand notify; and not __fish_seen_subcommand_from list digest test help" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand notify; and not __fish_seen_subcommand_from list digest test help" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand notify; and not __fish_seen_subcommand_from list digest test help" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand notify; and not __fish_seen_subcommand_from list digest test help" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand notify; and not __fish_seen_subcommand_from list digest test help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and not __fish_seen_subcommand_from list digest test help" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and not __fish_seen_subcommand_from list digest test help" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and not __fish_seen_subcommand_from list digest test help" -f -a "list" -d 'List open notifications, or all there ever were, or the daily e-mails'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and not __fish_seen_subcommand_from list digest test help" -f -a "digest" -d 'Send the daily e-mail of what is low: for cron'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and not __fish_seen_subcommand_from list digest test help" -f -a "test" -d 'Send one test e-mail, and show step by step what was found on its way'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and not __fish_seen_subcommand_from list digest test help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from list" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from list" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from list" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from list" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from list" -l all -d 'Closed ones too'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from list" -l deliveries -d 'The last daily e-mail to each address instead'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from digest" -l html -d 'Also write the e-mail\'s page to a file, to look at in a browser' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from digest" -l to -d 'To whom, instead of `digest.to`; may be given several times' -r
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from digest" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from digest" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from digest" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from digest" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from digest" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from digest" -l dry-run -d 'Show the e-mail\'s text, and send nothing'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from digest" -l force -d 'Send it again to those who had it today'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from digest" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from digest" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from digest" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from test" -l to -d 'To whom, instead of `digest.to`; may be given several times' -r
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from test" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from test" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from test" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from test" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from test" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from test" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from test" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from test" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from help" -f -a "list" -d 'List open notifications, or all there ever were, or the daily e-mails'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from help" -f -a "digest" -d 'Send the daily e-mail of what is low: for cron'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from help" -f -a "test" -d 'Send one test e-mail, and show step by step what was found on its way'
complete -c bincard -n "__fish_bincard_using_subcommand notify; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and not __fish_seen_subcommand_from list get set unset path help" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand settings; and not __fish_seen_subcommand_from list get set unset path help" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand settings; and not __fish_seen_subcommand_from list get set unset path help" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and not __fish_seen_subcommand_from list get set unset path help" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and not __fish_seen_subcommand_from list get set unset path help" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and not __fish_seen_subcommand_from list get set unset path help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and not __fish_seen_subcommand_from list get set unset path help" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and not __fish_seen_subcommand_from list get set unset path help" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and not __fish_seen_subcommand_from list get set unset path help" -f -a "list" -d 'List every setting with its value and where that comes from'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and not __fish_seen_subcommand_from list get set unset path help" -f -a "get" -d 'Show the value of a setting'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and not __fish_seen_subcommand_from list get set unset path help" -f -a "set" -d 'Set a setting'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and not __fish_seen_subcommand_from list get set unset path help" -f -a "unset" -d 'Take a setting away, so that its default counts'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and not __fish_seen_subcommand_from list get set unset path help" -f -a "path" -d 'Show the path of this machine\'s configuration file'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and not __fish_seen_subcommand_from list get set unset path help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from list" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from list" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from list" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from list" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from list" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from get" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from get" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from get" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from get" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from get" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from set" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from set" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from set" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from set" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from set" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from set" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from set" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from unset" -l key -d 'Make it happen once: the same key and request again change nothing and print the first result' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from unset" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from unset" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from unset" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from unset" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from unset" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from unset" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from unset" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from unset" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from unset" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from path" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from path" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from path" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from path" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from path" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "list" -d 'List every setting with its value and where that comes from'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "get" -d 'Show the value of a setting'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "set" -d 'Set a setting'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "unset" -d 'Take a setting away, so that its default counts'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "path" -d 'Show the path of this machine\'s configuration file'
complete -c bincard -n "__fish_bincard_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c bincard -n "__fish_bincard_using_subcommand store; and not __fish_seen_subcommand_from init path check backup restore help" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand store; and not __fish_seen_subcommand_from init path check backup restore help" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand store; and not __fish_seen_subcommand_from init path check backup restore help" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and not __fish_seen_subcommand_from init path check backup restore help" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and not __fish_seen_subcommand_from init path check backup restore help" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and not __fish_seen_subcommand_from init path check backup restore help" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand store; and not __fish_seen_subcommand_from init path check backup restore help" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand store; and not __fish_seen_subcommand_from init path check backup restore help" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand store; and not __fish_seen_subcommand_from init path check backup restore help" -f -a "init" -d 'Make a new, empty store'
complete -c bincard -n "__fish_bincard_using_subcommand store; and not __fish_seen_subcommand_from init path check backup restore help" -f -a "path" -d 'Show the store\'s path'
complete -c bincard -n "__fish_bincard_using_subcommand store; and not __fish_seen_subcommand_from init path check backup restore help" -f -a "check" -d 'Prove that the file is whole and that all balances follow from the ledger; silent if all is well'
complete -c bincard -n "__fish_bincard_using_subcommand store; and not __fish_seen_subcommand_from init path check backup restore help" -f -a "backup" -d 'Write a whole copy of the store, while others may work on it'
complete -c bincard -n "__fish_bincard_using_subcommand store; and not __fish_seen_subcommand_from init path check backup restore help" -f -a "restore" -d 'Put a backup in the store\'s place; what was there is kept beside it'
complete -c bincard -n "__fish_bincard_using_subcommand store; and not __fish_seen_subcommand_from init path check backup restore help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from init" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from init" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from init" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from init" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from init" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from init" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from init" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from init" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from path" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from path" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from path" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from path" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from path" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from check" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from check" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from check" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from check" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from check" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from check" -l repair -d 'Rebuild from the ledger what does not follow from it, after a backup'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from check" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from backup" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from backup" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from backup" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from backup" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from backup" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from backup" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from backup" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from backup" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from backup" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from restore" -l store -d 'The shop\'s store [env: `BINCARD_STORE`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from restore" -l config -d 'This machine\'s configuration file [env: `BINCARD_CONFIG`]' -r -F
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from restore" -l format -d 'How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from restore" -l lang -d 'The language of texts: en or fr' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from restore" -l color -d 'Colours: auto, always or never [env: `NO_COLOR`]' -r
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from restore" -l dry-run -d 'Show what would happen, and change nothing'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from restore" -s q -l quiet -d 'Say nothing but warnings and errors'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from restore" -s v -l verbose -d 'Say which store and configuration are used'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from restore" -s h -l help -d 'Print help'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "init" -d 'Make a new, empty store'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "path" -d 'Show the store\'s path'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "check" -d 'Prove that the file is whole and that all balances follow from the ledger; silent if all is well'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "backup" -d 'Write a whole copy of the store, while others may work on it'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "restore" -d 'Put a backup in the store\'s place; what was there is kept beside it'
complete -c bincard -n "__fish_bincard_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c bincard -n "__fish_bincard_using_subcommand help; and not __fish_seen_subcommand_from item sell invoice order adjust notify settings store help" -f -a "item" -d 'Items: add, change, list, import and export them'
complete -c bincard -n "__fish_bincard_using_subcommand help; and not __fish_seen_subcommand_from item sell invoice order adjust notify settings store help" -f -a "sell" -d 'Record a sale in the shop: what is sold leaves the shelf at once'
complete -c bincard -n "__fish_bincard_using_subcommand help; and not __fish_seen_subcommand_from item sell invoice order adjust notify settings store help" -f -a "invoice" -d 'Invoices: they move stock when paid, where the shop has turned that on'
complete -c bincard -n "__fish_bincard_using_subcommand help; and not __fish_seen_subcommand_from item sell invoice order adjust notify settings store help" -f -a "order" -d 'Online orders: they hold their goods until completed or given up'
complete -c bincard -n "__fish_bincard_using_subcommand help; and not __fish_seen_subcommand_from item sell invoice order adjust notify settings store help" -f -a "adjust" -d 'Adjust stock by hand, or record a physical count'
complete -c bincard -n "__fish_bincard_using_subcommand help; and not __fish_seen_subcommand_from item sell invoice order adjust notify settings store help" -f -a "notify" -d 'What runs low, and the daily e-mail'
complete -c bincard -n "__fish_bincard_using_subcommand help; and not __fish_seen_subcommand_from item sell invoice order adjust notify settings store help" -f -a "settings" -d 'Settings of the shop and of this machine'
complete -c bincard -n "__fish_bincard_using_subcommand help; and not __fish_seen_subcommand_from item sell invoice order adjust notify settings store help" -f -a "store" -d 'The store itself: make, check, back up, restore'
complete -c bincard -n "__fish_bincard_using_subcommand help; and not __fish_seen_subcommand_from item sell invoice order adjust notify settings store help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from item" -f -a "add" -d 'Add an item; makes the store if there is none'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from item" -f -a "set" -d 'Change what is known of an item; an empty value clears it'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from item" -f -a "show" -d 'Show everything known of an item, its open notification and open orders too'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from item" -f -a "list" -d 'List items, now or as they were at any past instant'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from item" -f -a "history" -d 'Show every movement of an item, with what was available before and after'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from item" -f -a "import" -d 'Import a catalogue from a CSV file, or from standard input (-), whole or not at all'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from item" -f -a "export" -d 'Export the catalogue as CSV, to a file or to standard output'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from item" -f -a "archive" -d 'Take items out of the lists and the alerts; their history stays'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from item" -f -a "unarchive" -d 'Bring archived items back'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from invoice" -f -a "create" -d 'Write an invoice; it holds nothing until it is paid'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from invoice" -f -a "pay" -d 'Record that an invoice was paid; its goods leave the shelf where the shop tracks invoices'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from invoice" -f -a "cancel" -d 'Give up an invoice that was not paid; moves nothing'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from invoice" -f -a "refund" -d 'Record that the money of a paid invoice went back; moves nothing by itself'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from invoice" -f -a "list" -d 'List invoices, latest first'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from invoice" -f -a "show" -d 'Show everything known of an invoice'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from order" -f -a "place" -d 'Place an order: its goods are reserved at once, or it is refused as sold out'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from order" -f -a "complete" -d 'Complete an order: its goods have left'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from order" -f -a "cancel" -d 'Cancel an order: its goods are available again'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from order" -f -a "expire" -d 'Expire an order, or all whose deadline has passed'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from order" -f -a "refund" -d 'Record that the money of a completed order went back, whole or for some lines; never raises stock'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from order" -f -a "list" -d 'List orders, latest first'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from order" -f -a "show" -d 'Show everything known of an order'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from notify" -f -a "list" -d 'List open notifications, or all there ever were, or the daily e-mails'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from notify" -f -a "digest" -d 'Send the daily e-mail of what is low: for cron'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from notify" -f -a "test" -d 'Send one test e-mail, and show step by step what was found on its way'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from settings" -f -a "list" -d 'List every setting with its value and where that comes from'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from settings" -f -a "get" -d 'Show the value of a setting'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from settings" -f -a "set" -d 'Set a setting'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from settings" -f -a "unset" -d 'Take a setting away, so that its default counts'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from settings" -f -a "path" -d 'Show the path of this machine\'s configuration file'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "init" -d 'Make a new, empty store'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "path" -d 'Show the store\'s path'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "check" -d 'Prove that the file is whole and that all balances follow from the ledger; silent if all is well'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "backup" -d 'Write a whole copy of the store, while others may work on it'
complete -c bincard -n "__fish_bincard_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "restore" -d 'Put a backup in the store\'s place; what was there is kept beside it'

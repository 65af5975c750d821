### What is wrong with a command line.

usage-unexpected = unexpected argument `{ $arg }` found
usage-no-command = unrecognized subcommand `{ $arg }`
usage-command-missing = a command is required; expected one of: { $known }
usage-missing = the following required arguments were not provided: { $arg }
usage-repeated = the argument `{ $arg }` cannot be used multiple times
usage-conflict = the argument `{ $arg }` cannot be used with `{ $other }`
usage-conflict-any = the argument `{ $arg }` cannot be used with one or more of the other arguments
usage-too-many = unexpected value `{ $value }` for `{ $arg }`; no more were expected
usage-value-missing = a value is required for `{ $arg }` but none was given
usage-bad-value = invalid value `{ $value }` for `{ $arg }`: { $why }
usage-not-utf8 = an argument is not valid UTF-8
usage-other = { $why }

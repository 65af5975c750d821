help-common =
    .help = x

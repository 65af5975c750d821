### Ce qui ne va pas dans une ligne de commande.

usage-unexpected = l’argument `{ $arg }` n’existe pas ici
usage-no-command = la commande `{ $arg }` n’existe pas
usage-command-missing = il manque une commande ; il y a : { $known }
usage-missing = il manque des arguments obligatoires : { $arg }
usage-repeated = l’argument `{ $arg }` ne peut être donné qu’une fois
usage-conflict = l’argument `{ $arg }` ne peut pas aller avec `{ $other }`
usage-conflict-any = l’argument `{ $arg }` ne peut pas aller avec un ou plusieurs des autres
usage-too-many = la valeur `{ $value }` est de trop pour `{ $arg }`
usage-value-missing = il manque une valeur à `{ $arg }`
usage-bad-value = la valeur `{ $value }` ne convient pas à `{ $arg }` : { $why }
usage-not-utf8 = un argument n’est pas en UTF-8
usage-other = { $why }

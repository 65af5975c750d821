### Ce qui ne va pas dans une ligne de commande.

usage-unexpected = option ou argument inconnu : `{ $arg }`
usage-no-command = `{ $arg }` n’est pas une commande de bincard
usage-command-missing = il manque une commande; commandes possibles : { $known }
usage-missing = il manque des arguments obligatoires : { $arg }
usage-repeated = l’argument `{ $arg }` ne peut être donné qu’une fois
usage-conflict = l’argument `{ $arg }` ne peut pas être combiné avec `{ $other }`
usage-conflict-any = l’argument `{ $arg }` ne peut pas être combiné avec les autres
usage-too-many = la valeur `{ $value }` est de trop pour `{ $arg }`
usage-value-missing = il manque une valeur à `{ $arg }`
usage-bad-value = valeur invalide `{ $value }` pour `{ $arg }` : { $why }
usage-not-utf8 = un argument n’est pas en UTF-8
usage-other = { $why }

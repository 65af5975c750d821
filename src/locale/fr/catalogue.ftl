### Le CSV, à l’entrée et à la sortie : ce qui est dit d’un fichier de catalogue.

## Les lignes qui ne sont pas des articles ; $count lignes.

skipped-blank = { $count ->
    [one] { $count } ligne est vide
   *[other] { $count } lignes sont vides
}
skipped-image-only = { $count ->
    [one] { $count } ligne n’a qu’une image
   *[other] { $count } lignes n’ont qu’une image
}
skipped-unpriced = { $count ->
    [one] { $count } ligne a une image et pas de prix : ce n’est pas une variante
   *[other] { $count } lignes ont une image et pas de prix : ce ne sont pas des variantes
}
skipped-product-type = { $count ->
    [one] { $count } ligne est un produit qui n’est pas lui-même un article (variable, groupé, externe)
   *[other] { $count } lignes sont des produits qui ne sont pas eux-mêmes des articles (variables, groupés, externes)
}
skipped-not-stocked = { $count ->
    [one] { $count } ligne n’est pas tenue en stock à cet emplacement
   *[other] { $count } lignes ne sont pas tenues en stock à cet emplacement
}
skipped-other-location = { $count ->
    [one] { $count } ligne est d’un autre emplacement
   *[other] { $count } lignes sont d’autres emplacements
}

## Les avertissements.

import-unknown-columns = des colonnes inconnues ont été laissées de côté : { $columns }
    .hint = dites ce qu’une colonne contient avec `--map COLONNE=CHAMP`
import-untracked = { $count ->
    [one] { $count } article n’est pas suivi par l’autre système, et sa quantité n’a pas été reprise
   *[other] { $count } articles ne sont pas suivis par l’autre système, et leurs quantités n’ont pas été reprises
}
    .hint = { $count ->
        [one] `--track on` le suit, avec la quantité du fichier
       *[other] `--track on` les suit, avec les quantités du fichier
    }
import-quantity-of-untracked = { $count ->
    [one] { $count } ligne a une quantité pour un article qui n’est pas suivi ; elle n’a pas été reprise
   *[other] { $count } lignes ont des quantités pour des articles qui ne sont pas suivis ; elles n’ont pas été reprises
}
    .hint = { $count ->
        [one] `--track on` le suit, avec la quantité du fichier
       *[other] `--track on` les suit, avec les quantités du fichier
    }
import-quantities-left-alone = { $count ->
    [one] la quantité de { $count } article n’a pas été reprise : il existe déjà ; `--counts` la prend comme dénombrement
   *[other] les quantités de { $count } articles n’ont pas été reprises : ils existent déjà ; `--counts` les prend comme dénombrement
}
import-threshold-at-or-below = { $count ->
    [one] { $count } seuil vient
   *[other] { $count } seuils viennent
} de WooCommerce, qui avise dès que le seuil est atteint ; bincard avise en dessous
    .hint = `settings set alerts.rule at-or-below` avise comme WooCommerce
import-repeated-sku = ligne { $line } : l’UGS `{ $sku }` figure sur plusieurs lignes ; cet article prend l’UGS `{ $instead }`
import-repeated-skus = { $count } lignes en tout ont une UGS qui figure sur plusieurs lignes, et prennent l’identifiant de l’autre système

## Ce qui peut clocher dans une ligne.

row-length = { $cells ->
    [one] la ligne a { $cells } cellule
   *[other] la ligne a { $cells } cellules
}, l’en-tête en a { $header }
row-no-change = ce n’est pas un changement de stock
    .hint = écrivez un changement avec son signe : `+5` pour ajouter, `-5` pour retirer, `=5` pour ce qui a été compté
row-blank = c’est vide
row-unknown-word = valeur inconnue ; valeurs possibles : { $known }
row-ambiguous-comma = la virgule peut se lire de deux façons : { $decimal }, ou { $thousands }
    .hint = `--decimal-comma` lit { $decimal } ; sans séparateur de milliers, c’est clair
row-ambiguous-point = le point peut se lire de deux façons : { $decimal }, ou { $thousands }
    .hint = écrivez les décimales avec une virgule, comme le fichier, et les milliers sans séparateur
row-decimal-comma = les décimales s’écrivent avec un point dans ce fichier
    .hint = `--decimal-comma` lit { $decimal }
row-loose-quote = du texte suit un guillemet fermant
    .hint = manque-t-il un guillemet ? entre guillemets, un guillemet s’écrit deux fois
row-first-row-unread = la première ligne du produit, à la ligne { $first }, ne peut pas être lue
row-spreadsheet-number = un tableur a abrégé un nombre plus long, dont les chiffres sont perdus
    .hint = dans le tableur, mettez la colonne en format texte, puis entrez de nouveau le nombre
row-duplicate-sku = l’UGS figure aussi à la ligne { $first }
row-other-line = ligne { $line } : `{ $text }`
row-stale = le fichier a été écrit quand le stock était différent : il est de { $on_hand } maintenant
    .hint = `--force` prend quand même le nouveau compte
row-record-too-long = la ligne dépasse 1 Mio
    .hint = manque-t-il un guillemet ?

## Pourquoi un fichier entier ne peut pas être lu.

file-empty = le fichier est vide
file-spreadsheet = c’est un fichier { $kind }, pas du CSV
    .hint = enregistrez-le en CSV (UTF-8) depuis le tableur
file-not-text = il contient des octets NUL : ce n’est pas un texte lisible
    .hint = l’UTF-16 sans indicateur d’ordre des octets se lit avec `--encoding utf-16le`
file-not-utf8 = la ligne { $line } n’est pas en UTF-8 ; elle se lirait { $readings }
    .hint = nommez l’encodage qui la lit bien : `--encoding windows-1252`, `--encoding macintosh`, …
file-reading = { $encoding } : « { $text } »
file-malformed = à la ligne { $line }, ce n’est pas du { $encoding }
file-no-items = aucune de ses lignes n’est un article : { $reasons }
file-no-known-header = aucune colonne ne contient l’UGS ; l’en-tête est : { $header }
    .hint = nommez-la avec `--map COLONNE=sku`
file-missing-column = il n’y a pas de colonne `{ $column }`
file-missing-both = il n’y a ni colonne `{ $one }` ni colonne `{ $other }`
    .hint = `change` contient +N, -N ou =N, et `count` ce qui a été compté
file-duplicate-column = la colonne `{ $column }` contient la même chose qu’une autre colonne
    .hint = précisez laquelle avec `--map COLONNE=CHAMP`
file-repeated-column = la colonne `{ $column }` contient la même chose qu’une autre colonne
    .hint = renommez ou supprimez l’une des deux
file-map-unknown-column = il n’a pas de colonne `{ $column }`, que `--map` nomme
    .hint = ses colonnes sont : { $header }
file-unclosed-quote = le guillemet ouvert à la ligne { $line } n’est jamais fermé
file-long-quote = le guillemet ouvert à la ligne { $line } n’est pas fermé dans les limites de 1 Mio : ou bien il manque un guillemet, ou bien la ligne dépasse la longueur permise (1 Mio)
file-many-locations = il a plusieurs emplacements : { $locations }
    .hint = précisez lequel avec `--location NOM`
file-unknown-location = il n’a pas d’emplacement `{ $location }` ; il a : { $locations }

## Les options.

bad-mapping = `{ $text }` n’est pas de la forme COLONNE=CHAMP
    .hint = `--map Référence=sku --map Qté=quantity`
bad-delimiter = `{ $text }` n’est pas un caractère qui peut séparer des cellules
    .hint = `,`, `;`, `|` ou `tab`

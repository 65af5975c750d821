### Les fichiers CSV : ce qui est dit d’un catalogue importé ou exporté.

## Les lignes qui ne sont pas des articles; $count lignes.

skipped-blank = { $count ->
    [one] { $count } ligne est vide
   *[other] { $count } lignes sont vides
}
skipped-image-only = { $count ->
    [one] { $count } ligne ne contient qu’une image
   *[other] { $count } lignes ne contiennent qu’une image
}
skipped-unpriced = { $count ->
    [one] { $count } ligne a une image, mais pas de prix : ce n’est pas une variante
   *[other] { $count } lignes ont une image, mais pas de prix : ce ne sont pas des variantes
}
skipped-product-type = { $count ->
    [one] { $count } ligne est un produit qui n’est pas un article en soi (variable, groupé ou externe)
   *[other] { $count } lignes sont des produits qui ne sont pas des articles en soi (variables, groupés ou externes)
}
skipped-not-stocked = { $count ->
    [one] { $count } ligne concerne un article qui n’est pas tenu à cet emplacement
   *[other] { $count } lignes concernent des articles qui ne sont pas tenus à cet emplacement
}
skipped-other-location = { $count ->
    [one] { $count } ligne concerne un autre emplacement
   *[other] { $count } lignes concernent d’autres emplacements
}
skipped-added-up = { $count ->
    [one] { $count } ligne de même UGS a été additionnée à une ligne précédente
   *[other] { $count } lignes de même UGS ont été additionnées à des lignes précédentes
}

## Les avertissements.

import-unknown-columns = colonnes inconnues ignorées : { $columns }
    .hint = indiquez ce que contient une colonne avec `--map COLONNE=CHAMP`, par exemple `--map Description=nom`
import-untracked = { $count ->
    [one] { $count } article n’est pas suivi dans l’autre système; sa quantité a été ignorée
   *[other] { $count } articles ne sont pas suivis dans l’autre système; leurs quantités ont été ignorées
}
    .hint = { $count ->
        [one] avec `--track oui`, il est suivi, et la quantité du fichier est importée
       *[other] avec `--track oui`, ils sont suivis, et les quantités du fichier sont importées
    }
import-untracked-only = { $count ->
    [one] { $count } article n’est pas suivi, parce que l’autre système ne le suit pas
   *[other] { $count } articles ne sont pas suivis, parce que l’autre système ne les suit pas
}
    .hint = { $count ->
        [one] avec `--track oui`, il est suivi
       *[other] avec `--track oui`, ils sont suivis
    }
import-quantity-of-untracked = { $count ->
    [one] { $count } ligne donne une quantité pour un article qui n’est pas suivi; elle a été ignorée
   *[other] { $count } lignes donnent des quantités pour des articles qui ne sont pas suivis; elles ont été ignorées
}
    .hint = { $count ->
        [one] avec `--track oui`, il est suivi, et la quantité du fichier est importée
       *[other] avec `--track oui`, ils sont suivis, et les quantités du fichier sont importées
    }
import-quantities-left-alone = { $count ->
    [one] la quantité de { $count } article existant est restée inchangée; avec `--counts`, celle du fichier compte comme un dénombrement
   *[other] les quantités de { $count } articles existants sont restées inchangées; avec `--counts`, celles du fichier comptent comme un dénombrement
}
import-archived = { $count ->
    [one] { $count } article du fichier est archivé et le demeure
   *[other] { $count } articles du fichier sont archivés et le demeurent
}
    .hint = `bincard item unarchive { $skus }`
import-threshold-at-or-below = { $count ->
    [one] { $count } seuil vient
   *[other] { $count } seuils viennent
} de { $system }, qui signale un stock réduit dès que le seuil est atteint; bincard le signale sous le seuil
    .hint = pour faire comme { $system } : `bincard settings set alerts.rule at-or-below`
import-no-quantities = { $count ->
    [one] le fichier n’indique aucune quantité : le stock de départ de { $count } article suivi est 0
   *[other] le fichier n’indique aucune quantité : le stock de départ de { $count } articles suivis est 0
}{ $similar ->
    [0] {""}
   *[other] {"; "}à vérifier : { $columns }
}
    .hint = { $from ->
        [shopify] importez aussi le fichier des stocks de Shopify, avec `--counts`
        [bincard] indiquez la colonne avec `--map COLONNE=quantité`, ou importez un fichier de quantités avec `--counts`
       *[other] exportez aussi les quantités, puis importez ce fichier avec `--counts`
    }
import-no-thresholds = { $count ->
    [one] le fichier n’indique aucun seuil : { $count } article suivi n’en a pas
   *[other] le fichier n’indique aucun seuil : { $count } articles suivis n’en ont pas
}{ $similar ->
    [0] {""}
   *[other] {"; "}à vérifier : { $columns }
}
    .hint = { $from ->
        [bincard] indiquez la colonne avec `--map COLONNE=seuil`
       *[other] exportez aussi les seuils, ou fixez-les avec `bincard item set UGS --threshold N`
    }
import-parent-stock = { $count ->
    [one] { $count } produit a un stock commun à toutes ses variantes ({ $quantity }), qui n’a pas été importé
   *[other] { $count } produits ont un stock commun à toutes leurs variantes ({ $quantity } au total), qui n’a pas été importé
}
    .hint = importez avec `--track oui`, puis entrez la quantité dénombrée de chaque variante avec `bincard adjust UGS '=N'`
import-not-free-to-sell = de ces quantités, Shopify en réserve { $committed } pour des commandes et en classe { $unavailable } comme indisponibles; dans bincard, elles sont toutes disponibles
    .hint = réservez les premières avec `bincard order place NUMÉRO UGS=N`, et retirez les secondes avec `bincard adjust UGS -N --reason endommagé`
import-available-only = ces quantités sont celles que Shopify indique comme disponibles, sans ce qui est réservé pour des commandes
    .hint = pour importer les quantités en stock, exportez les stocks de Shopify avec l’option « Tous les états »
import-damaged-text = { $count ->
    [one] la ligne { $line } contient
   *[other] { $count } lignes, dont la ligne { $line }, contiennent
} le caractère `�` : le programme qui a créé le fichier a perdu des caractères
    .hint = exportez le fichier de nouveau en UTF-8
import-damaged-barcodes = { $count ->
    [one] le code-barres de la ligne { $line } a été ignoré
   *[other] { $count } codes-barres ont été ignorés, dont celui de la ligne { $line }
} : le tableur les a abrégés, et des chiffres sont perdus
    .hint = dans la feuille de calcul, mettez la colonne au format texte, puis entrez de nouveau les codes-barres
import-rounded-costs = { $count ->
    [one] { $count } coût a été arrondi à 5 décimales
   *[other] { $count } coûts ont été arrondis à 5 décimales
}
import-repeated-sku = ligne { $line } : l’UGS `{ $sku }` figure sur plusieurs lignes; cet article reçoit l’UGS `{ $instead }`
import-repeated-skus = { $count } lignes en tout ont une UGS qui figure sur plusieurs lignes; leurs articles reçoivent l’identifiant de l’autre système comme UGS

## Ce qui ne va pas dans une ligne.

row-length = { $cells ->
    [one] la ligne a { $cells } cellule
   *[other] la ligne a { $cells } cellules
}, et l’en-tête en a { $header }
row-no-change = ce n’est pas un rajustement
    .hint = écrivez le rajustement avec son signe : `+5` pour ajouter, `-5` pour retirer, `=5` pour une quantité dénombrée
row-blank = la cellule est vide
row-zero = la quantité est zéro
row-sale-invalid = la ligne { $line } de la même vente est invalide
row-unknown-word = valeur inconnue; valeurs possibles : { $known }
row-ambiguous-comma = la virgule est ambiguë : décimale ({ $decimal }) ou séparateur de milliers ({ $thousands })?
    .hint = avec `--decimal-comma`, ce serait { $decimal }; sinon, retirez le séparateur de milliers
row-ambiguous-point = le point est ambigu : décimale ({ $decimal }) ou séparateur de milliers ({ $thousands })?
    .hint = écrivez les décimales avec une virgule, comme le reste du fichier, et les milliers sans séparateur
row-decimal-comma = les décimales s’écrivent avec un point dans ce fichier
    .hint = avec `--decimal-comma`, ce serait { $decimal }
row-loose-quote = il y a du texte après un guillemet fermant
    .hint = vérifiez qu’il ne manque pas de guillemet; entre guillemets, un guillemet s’écrit deux fois
row-first-row-unread = la première ligne du produit, à la ligne { $first }, est illisible
row-spreadsheet-number = le tableur a abrégé un nombre plus long, dont les chiffres sont perdus
    .hint = dans la feuille de calcul, mettez la colonne au format texte, puis entrez de nouveau le nombre
row-duplicate-sku = l’UGS figure aussi à la ligne { $first }
row-other-line = `{ $text }` à la ligne { $line }
row-columns-differ = la colonne `{ $other }` désigne la même chose et contient `{ $text }`
    .hint = renommez ou supprimez l’une des deux; pour une importation, choisissez-en une avec `--map COLONNE=CHAMP`
row-stale = le stock a changé depuis la création du fichier : il est maintenant de { $on_hand }
    .hint = `--force` accepte quand même le nouveau dénombrement
row-record-too-long = la ligne dépasse 1 Mio
    .hint = vérifiez qu’il ne manque pas de guillemet

## Pourquoi un fichier entier est illisible.

file-empty = le fichier est vide
file-spreadsheet = c’est un fichier { $kind }, et non un fichier CSV
    .hint = { $kind ->
        [ZIP] décompressez-le, puis importez le fichier CSV qu’il contient
        [gzip] décompressez-le, puis importez le fichier CSV qu’il contient
       *[other] enregistrez la feuille de calcul au format CSV (UTF-8)
    }
file-not-text = le fichier contient des octets NUL : ce n’est pas du texte
    .hint = s’il est en UTF-16 sans indicateur d’ordre des octets, ajoutez `--encoding utf-16le`
file-not-utf8 = la ligne { $line } n’est pas en UTF-8; lectures possibles : { $readings }
    .hint = indiquez l’encodage qui donne le bon texte : `--encoding windows-1252`, `--encoding macintosh`, …
file-reading = { $encoding } : « { $text } »
file-malformed = la ligne { $line } n’est pas en { $encoding }
file-no-items = aucune ligne n’est un article : { $reasons }
file-nothing-counted = aucune ligne n’a de quantité dénombrée
file-no-rows = le fichier ne contient aucune ligne de données
file-no-known-header = aucune colonne ne contient l’UGS; l’en-tête est : { $header }
    .hint = désignez-la avec `--map COLONNE=ugs`
file-missing-column = il manque la colonne `{ $column }`
file-missing-both = il manque une colonne `{ $one }` ou `{ $other }`
    .hint = `change` contient +N, -N ou =N, et `count`, la quantité dénombrée
file-duplicate-column = la colonne `{ $column }` contient la même chose qu’une autre colonne
    .hint = précisez laquelle utiliser avec `--map COLONNE=CHAMP`
file-map-unknown-column = le fichier n’a pas de colonne `{ $column }`, que `--map` désigne
    .hint = colonnes du fichier : { $header }
file-unclosed-quote = le guillemet ouvert à la ligne { $line } n’est jamais fermé
file-long-quote = le guillemet ouvert à la ligne { $line } n’est pas fermé après 1 Mio : il manque un guillemet, ou la ligne dépasse la longueur permise
file-many-locations = le fichier contient plusieurs emplacements : { $locations }
    .hint = choisissez-en un avec `--location NOM`
file-unknown-location = le fichier ne contient pas l’emplacement `{ $location }`, mais seulement : { $locations }

## Les options.

bad-mapping = `{ $text }` n’est pas de la forme COLONNE=CHAMP
    .hint = `--map Référence=ugs --map Qté=quantité`
bad-delimiter = `{ $text }` ne peut pas servir de séparateur
    .hint = `,`, `;`, `|` ou `tab`

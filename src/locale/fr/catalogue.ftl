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
    [one] { $count } ligne n’est pas tenue en stock à cet emplacement
   *[other] { $count } lignes ne sont pas tenues en stock à cet emplacement
}
skipped-other-location = { $count ->
    [one] { $count } ligne concerne un autre emplacement
   *[other] { $count } lignes concernent d’autres emplacements
}

## Les avertissements.

import-unknown-columns = colonnes inconnues ignorées : { $columns }
    .hint = indiquez ce que contient une colonne avec `--map COLONNE=CHAMP`
import-untracked = { $count ->
    [one] { $count } article n’est pas suivi dans l’autre système; sa quantité a été ignorée
   *[other] { $count } articles ne sont pas suivis dans l’autre système; leurs quantités ont été ignorées
}
    .hint = { $count ->
        [one] avec `--track oui`, il est suivi, et la quantité du fichier est importée
       *[other] avec `--track oui`, ils sont suivis, et les quantités du fichier sont importées
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
    [one] { $count } article du fichier est archivé et le reste
   *[other] { $count } articles du fichier sont archivés et le restent
}
    .hint = `bincard item unarchive { $skus }`
import-threshold-at-or-below = { $count ->
    [one] { $count } seuil vient
   *[other] { $count } seuils viennent
} de { $system }, qui signale un stock réduit dès que le seuil est atteint; bincard le signale sous le seuil
    .hint = pour faire comme { $system } : `settings set alerts.rule at-or-below`
import-no-quantities = { $count ->
    [one] aucune colonne ne contient de quantités : { $count } article suivi part de 0
   *[other] aucune colonne ne contient de quantités : { $count } articles suivis partent de 0
}{ $similar ->
    [0] {""}
   *[other] {"; "}ces colonnes en contiennent peut-être : { $columns }
}
    .hint = { $from ->
        [shopify] importez aussi l’exportation des stocks de Shopify, avec `--counts`
        [bincard] dites quelle colonne les contient avec `--map COLONNE=quantity`, ou importez un fichier de quantités avec `--counts`
       *[other] exportez aussi les quantités, et importez ce fichier avec `--counts`
    }
import-no-thresholds = { $count ->
    [one] aucune colonne ne contient de seuils : { $count } article suivi n’en a pas
   *[other] aucune colonne ne contient de seuils : { $count } articles suivis n’en ont pas
}{ $similar ->
    [0] {""}
   *[other] {"; "}ces colonnes en contiennent peut-être : { $columns }
}
    .hint = { $from ->
        [bincard] dites quelle colonne les contient avec `--map COLONNE=threshold`
       *[other] exportez aussi les seuils, ou fixez-les avec `bincard item set UGS --threshold N`
    }
import-parent-stock = { $count ->
    [one] { $count } produit garde { $quantity } en stock pour toutes ses variantes ensemble; cette quantité n’a pas été importée
   *[other] { $count } produits gardent { $quantity } en stock pour toutes leurs variantes ensemble; ces quantités n’ont pas été importées
}
    .hint = `--track on` suit les variantes; entrez ensuite ce qu’il y a de chacune avec `bincard adjust UGS =N`
import-not-free-to-sell = de ces quantités, Shopify en compte { $committed } comme promises à des commandes et { $unavailable } comme indisponibles; ici, tout est disponible
    .hint = réservez ce qui est promis avec `bincard order place NUMÉRO UGS=N`, et retirez ce qui ne peut pas être vendu avec `bincard adjust UGS -N --reason damaged`
import-available-only = ces quantités sont ce qui est disponible dans Shopify; ce qui y est promis à des commandes n’en fait pas partie
    .hint = exportez les stocks avec « Tous les états » pour importer ce qui est en stock
import-damaged-text = { $count ->
    [one] { $count } ligne contient
   *[other] { $count } lignes contiennent
} le caractère `�`, la première fois à la ligne { $line } : le programme qui a écrit le fichier a perdu ces caractères
    .hint = exportez le fichier de nouveau en UTF-8
import-damaged-barcodes = { $count ->
    [one] { $count } code-barres a été laissé de côté, à la ligne { $line }
   *[other] { $count } codes-barres ont été laissés de côté, le premier à la ligne { $line }
} : un tableur a abrégé des nombres plus longs, dont les chiffres sont perdus
    .hint = dans le tableur, mettez la colonne en format texte, puis entrez de nouveau les nombres
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
row-unknown-word = valeur inconnue; valeurs possibles : { $known }
row-ambiguous-comma = la virgule peut se lire de deux façons : { $decimal } ou { $thousands }
    .hint = avec `--decimal-comma`, ce serait { $decimal }; sinon, retirez le séparateur de milliers
row-ambiguous-point = le point peut se lire de deux façons : { $decimal } ou { $thousands }
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
    .hint = renommez ou supprimez l’une des deux; une importation en prend une avec `--map COLONNE=CHAMP`
row-stale = le stock a changé depuis la création du fichier : il est maintenant de { $on_hand }
    .hint = `--force` accepte quand même le nouveau dénombrement
row-record-too-long = la ligne dépasse 1 Mio
    .hint = vérifiez qu’il ne manque pas de guillemet

## Pourquoi un fichier entier est illisible.

file-empty = le fichier est vide
file-spreadsheet = c’est un fichier { $kind }, et non un fichier CSV
    .hint = { $kind ->
        [ZIP] décompressez-le, et importez le fichier CSV qu’il contient
        [gzip] décompressez-le, et importez le fichier CSV qu’il contient
       *[other] enregistrez la feuille de calcul en format CSV (UTF-8)
    }
file-not-text = le fichier contient des octets NUL : ce n’est pas du texte
    .hint = s’il est en UTF-16 sans indicateur d’ordre des octets, ajoutez `--encoding utf-16le`
file-not-utf8 = la ligne { $line } n’est pas en UTF-8; lectures possibles : { $readings }
    .hint = indiquez l’encodage qui donne le bon texte : `--encoding windows-1252`, `--encoding macintosh`, …
file-reading = { $encoding } : « { $text } »
file-malformed = la ligne { $line } n’est pas en { $encoding }
file-no-items = aucune ligne n’est un article : { $reasons }
file-no-rows = il ne contient aucune ligne
file-no-known-header = aucune colonne ne contient l’UGS; l’en-tête est : { $header }
    .hint = désignez-la avec `--map COLONNE=sku`
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
    .hint = `--map Référence=sku --map Qté=quantity`
bad-delimiter = `{ $text }` ne peut pas servir de séparateur
    .hint = `,`, `;`, `|` ou `tab`

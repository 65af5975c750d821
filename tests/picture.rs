//! The pictures of a terminal in the READMEs: real runs, drawn as SVG. Fails if a picture is stale; `scripts/picture`
//! redraws them.

use std::path::Path;

use crate::generated::assert_current;
use crate::manual::root;
use crate::support::Shop;

const ENGLISH_TITLE: &str = "A catalogue is imported, goods are sold, an order is held, another is refused, and the \
                             stock is listed";
const FRENCH_TITLE: &str = "On importe un catalogue, on vend, une commande est acceptée et une autre refusée, puis on \
                            affiche le stock";
const COLUMNS: u16 = 110;
/// A character's width and height, in points.
const CELL: (f64, f64) = (8.4, 19.0);
const MARGIN: f64 = 18.0;

/// What is typed.
const ENGLISH: [&str; 5] = [
    "bincard item import catalogue.csv",
    "bincard sell TEA-01=2 MUG-01",
    "bincard order place 1001 POT-01=3 --customer 'A. Roy'",
    "bincard order place 1002 POT-01=9",
    "bincard item list",
];

/// The same in French.
const FRENCH: [&str; 5] = [
    "bincard item import catalogue.csv",
    "bincard sell THE-01=2 TASSE-01",
    "bincard order place 1001 THEIERE-01=3 --customer 'A. Roy'",
    "bincard order place 1002 THEIERE-01=9",
    "bincard item list",
];

const FRENCH_CATALOGUE: &str = "\
ugs;nom;variante;catégorie;prix;coût;seuil;quantité;suivi
THE-01;Thé vert;100 g;Thé;8,50;4,10;5;6;
THE-02;Earl Grey;100 g;Thé;9,25;4,40;5;14;
TASSE-01;Tasse;bleue;Vaisselle;14,00;6,00;3;3;
TASSE-02;Tasse;érable, peinte à la main;Vaisselle;22,00;11,50;3;2;
THEIERE-01;Théière;1,2 l;Vaisselle;38,00;19,00;2;4;
HUILE-01;Huile d’olive (vrac);au litre;Épicerie;21,90;12,75;2,5;7,25;
CADEAU-25;Carte-cadeau;25 $;Cadeaux;25,00;;;;non
";

/// A piece of text with its colour.
type Run = (String, &'static str, bool);

#[test]
fn the_picture_generated_from_a_run_matches_a_terminal() {
    let shop = Shop::in_file();
    let catalogue = root().join("examples/catalogue.csv");
    assert_drawn(&shop, &catalogue, &ENGLISH, ENGLISH_TITLE, "examples/terminal.svg");
    let mut shop = Shop::in_file();
    shop.set_env("LC_ALL", "fr_CA.UTF-8");
    let catalogue = shop.write("catalogue.csv", FRENCH_CATALOGUE);
    assert_drawn(&shop, &catalogue, &FRENCH, FRENCH_TITLE, "examples/terminal.fr.svg");
}

fn assert_drawn(shop: &Shop, catalogue: &Path, typed: &[&str], title: &str, picture: &str) {
    shop.at("2026-11-24T09:00:00Z");
    let mut lines: Vec<Vec<Run>> = Vec::new();
    for typed in typed {
        lines
            .push(vec![("$ ".to_owned(), "#7f9f7f", true), ((*typed).to_owned(), "#f4f4f4", true)]);
        let own = typed.replace("catalogue.csv", catalogue.to_str().unwrap());
        let own = own.strip_prefix("bincard ").unwrap();
        let shown = shop.terminal(COLUMNS, own);
        let shown = shown.replace(catalogue.to_str().unwrap(), "catalogue.csv");
        lines.extend(shown.lines().map(|line| runs(line.trim_end())));
        lines.push(Vec::new());
    }
    lines.pop();
    assert_current(&root().join(picture), drawn(&lines, title).as_bytes());
}

/// A line, split into pieces of one colour each.
fn runs(line: &str) -> Vec<Run> {
    let (mut color, mut is_bold) = ("#d8d8d8", false);
    let mut found = Vec::new();
    for (nth, part) in line.split("\u{1b}[").enumerate() {
        let text = if nth == 0 {
            part
        } else {
            let (codes, text) = part.split_once('m').unwrap();
            for code in codes.split(';') {
                (color, is_bold) = match code {
                    "" | "0" | "39" => ("#d8d8d8", false),
                    "1" => (color, true),
                    "22" => (color, false),
                    "31" | "91" | "38" => ("#ff8272", is_bold),
                    "33" | "93" => ("#ffd479", is_bold),
                    "36" | "96" => ("#72d5e6", is_bold),
                    _ => (color, is_bold),
                };
            }
            text
        };
        if !text.is_empty() {
            found.push((text.to_owned(), color, is_bold));
        }
    }
    found
}

/// The lines as a picture.
fn drawn(lines: &[Vec<Run>], title: &str) -> String {
    let count = u32::try_from(lines.len()).unwrap();
    let width = f64::from(COLUMNS) * CELL.0 + 2.0 * MARGIN;
    let height = f64::from(count) * CELL.1 + 2.0 * MARGIN;
    let mut picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\">\n\
         <title>{title}</title>\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1d2126\"/>\n"
    );
    let mut y = MARGIN + 14.0;
    for line in lines {
        let mut column = 0;
        for (text, color, is_bold) in line {
            for (start, words) in islands(text) {
                let x = MARGIN + f64::from(column + start) * CELL.0;
                let wide = f64::from(count_of(&words)) * CELL.0;
                let weight = if *is_bold { " font-weight=\"bold\"" } else { "" };
                let shown = words.replace('&', "&amp;").replace('<', "&lt;");
                picture.push_str(&format!(
                    "<text x=\"{x:.1}\" y=\"{y:.0}\" textLength=\"{wide:.1}\" fill=\"{color}\"{weight}>\
                     {shown}</text>\n"
                ));
            }
            column += count_of(text);
        }
        y += CELL.1;
    }
    picture + "</svg>\n"
}

fn count_of(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap()
}

/// The texts between wide gaps, with their columns: viewers differ in the width of several spaces.
fn islands(text: &str) -> Vec<(u32, String)> {
    let mut found: Vec<(u32, String)> = Vec::new();
    let mut column = 0;
    for word in text.split(' ') {
        match found.last_mut() {
            Some((start, words)) if *start + count_of(words) + 1 == column && !word.is_empty() => {
                words.push_str(&format!(" {word}"));
            }
            _ if word.is_empty() => {}
            _ => found.push((column, word.to_owned())),
        }
        column += count_of(word) + 1;
    }
    found
}

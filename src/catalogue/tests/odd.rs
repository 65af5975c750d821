//! Unusual files: the samples of each dialect with bytes changed, removed, duplicated or inserted, and any bytes
//! after a header. Nothing panics, and what is read can be written and read back unchanged. `fuzz/` continues where
//! this ends.

use proptest::prelude::*;
use proptest::sample::Index;

use super::round_trip::assert_unchanged;
use super::*;
use crate::ledger::level::Level;

/// A few rows in each dialect, laid out as the systems write them.
const SAMPLES: [&str; 8] = [
    "sku,name,variation,category,barcode,price,cost,tracked,alert,threshold,on_hand,archived\n\
     TEA-01,Thé vert,100 g,Thés,0012345678905,4.50,1.25,true,on,5,12,false\n\
     '=A1,\"He said \"\"no\"\"\nand left\",,,,,,false,,,,true\n",
    "référence;nom;quantité;prix\nA-1;Érable;1,5;4,50 $\nA-2;Sirop;2;1 234,00\n",
    "Token,Item Name,Variation Name,SKU,Category,GTIN,Price,Default Unit Cost,Stockable,Archived,\
     Current Quantity Main St,New Quantity Main St,Stock Alert Enabled Main St,Stock Alert Count Main St\n\
     T1,Cap,Black,C-1,HATS,0012,24.00,6.50,Y,N,0,,Y,5\nT2,Cap,\"Red,\nbright\",,HATS,,variable,,N,Y,,,N,\n",
    "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,\
     Variant Price,Variant Barcode,Image Src\r\n\
     tee,Tee,Size,S,T-S,shopify,3,19.99,001,http://x\r\ntee,,,M,,shopify,-2,19.99,,\r\ntee,,,,,,,,,http://y\r\n",
    "URL handle,Title,Option1 name,Option1 value,SKU,Inventory tracker,Inventory quantity,Price\n\
     mug,Mug,Title,Default Title,M-1,shopify,7,12\n",
    "Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Incoming,On hand (current),On hand (new)\n\
     puff,Puff Large,Color,Latte,,,,Shop location,0,103,104\npuff,Puff Large,Color,Mint,P-2,,,Shop location,0,2,\n",
    "Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,508 Larkin St\n\
     hood,Hood,Title,Default Title,4138439_9063,420292,,0\nmug,Mug,Color,Black,35_11051,,,not stocked\n",
    "ID,Type,SKU,Name,Stock,Low stock amount,Regular price,Categories,Parent,Attribute 1 name,Attribute 1 value(s)\n\
     744,variable,WOOIDEA,Ship Your Idea,,,,\"Clothing, Hoodies\",,Color,\"Black, Red\"\n\
     745,variation,,Ship Your Idea,5,2,30,,WOOIDEA,Color,Red\n746,simple,ALBUM,Album,,,15,Music,,,\n",
];

/// What mutations insert.
const INSERTS: [&[u8]; 12] = [
    b"\"",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r",
    b"\0",
    b"\xEF\xBB\xBF",
    b"\xFF",
    b"'",
    b"sep=;\n",
    "\u{202e}".as_bytes(),
];

/// A single change of a file.
#[derive(Debug, Clone)]
enum Change {
    Put(Index, usize),
    Set(Index, u8),
    Lose(Index, usize),
    Double(Index, usize),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let one = prop_oneof![
        (any::<Index>(), 0..INSERTS.len()).prop_map(|(at, what)| Change::Put(at, what)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        (any::<Index>(), 1..40_usize).prop_map(|(at, length)| Change::Lose(at, length)),
        (any::<Index>(), 1..80_usize).prop_map(|(at, length)| Change::Double(at, length)),
    ];
    proptest::collection::vec(one, 0..5)
}

fn changed(sample: &str, changes: &[Change]) -> Vec<u8> {
    let mut bytes = sample.as_bytes().to_vec();
    for change in changes.iter().filter(|_| !sample.is_empty()) {
        let most = bytes.len();
        let range = |at: &Index, length: usize| {
            let start = at.index(most.max(1)).min(most);
            start..start.saturating_add(length).min(most)
        };
        match change {
            Change::Put(at, what) => {
                let start = range(at, 0).start;
                bytes.splice(start..start, INSERTS[*what].iter().copied());
            }
            Change::Set(at, byte) => drop(bytes.splice(range(at, 1), [*byte])),
            Change::Lose(at, length) => drop(bytes.drain(range(at, *length))),
            Change::Double(at, length) => {
                let again = bytes[range(at, *length)].to_vec();
                bytes.splice(range(at, 0), again);
            }
        }
    }
    bytes
}

/// Reads a file to its end. Every item in it is written and must come back unchanged.
fn read_and_written(bytes: &[u8], options: &ImportOptions) {
    let Ok(mut import) = import(bytes, options) else { return };
    while let Ok(Some(result)) = import.next_row() {
        let ParsedRow::Entry(entry) = result else { continue };
        let item = new_item(&entry).to_profile();
        assert_unchanged(None, &[(item, Level::default())]);
    }
}

proptest! {
    #[test]
    fn mutated_samples_survive_a_round_trip(
        sample in 0..SAMPLES.len(),
        changes in changes(),
        from in proptest::option::of(0..4_usize),
        is_tracked in any::<bool>(),
    ) {
        use crate::ledger::item::Tracking;
        let all = [Dialect::Bincard, Dialect::Square, Dialect::Shopify, Dialect::Woocommerce];
        let bytes = changed(SAMPLES[sample], &changes);
        read_and_written(&bytes, &with(|options| {
            options.from = from.map(|from| all[from]);
            options.track = is_tracked.then_some(Tracking::Tracked);
        }));
        for encoding in ["windows-1252", "macintosh", "utf-16le"] {
            read_and_written(&bytes, &with(|options| options.encoding = Some(encoding.parse().unwrap())));
        }
    }

    #[test]
    fn no_bytes_after_a_header_panic(
        sample in 0..SAMPLES.len(),
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
        text in "[\"',;|\t\r\n0-9a-zA-Z.$é -]{0,120}",
    ) {
        let header = SAMPLES[sample].split_inclusive('\n').next().unwrap().as_bytes();
        for rest in [&bytes[..], text.as_bytes()] {
            read_and_written(&[header, rest].concat(), &plain());
            read_and_written(rest, &plain());
        }
    }
}

#[test]
fn every_unchanged_sample_is_read_completely() {
    for sample in SAMPLES {
        let shown = rows(sample, &plain());
        assert!(shown.iter().all(|row| !row.contains('[')), "{shown:?}");
        assert!(!shown.is_empty());
    }
}

//! A text chart: a line for each period, with a bar to the right of zero or, if negative, to the left, and a mark at
//! the threshold. It is complete without colours.

use super::screen::Screen;
use crate::ledger::quantity::Quantity;

/// The width unless the terminal has one.
const DEFAULT_WIDTH: u16 = 80;

/// The fewest columns for bars.
const MIN_BARS: usize = 8;

/// One line of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bar {
    /// The label before the bar.
    pub(crate) label: String,
    /// The length of the bar.
    pub(crate) quantity: Quantity,
    /// The length for people.
    pub(crate) number: String,
    /// A word that marks the line, or nothing.
    pub(crate) mark: String,
}

/// The characters of bars.
struct Characters {
    full: char,
    below_zero: char,
    zero: char,
    threshold: char,
    /// One eighth of a column, two, three and so on; empty if there are only whole ones.
    eighths: &'static [char],
}

const BLOCKS: Characters = Characters {
    full: '█',
    below_zero: '░',
    zero: '│',
    threshold: '┊',
    eighths: &['▏', '▎', '▍', '▌', '▋', '▊', '▉'],
};

const ASCII: Characters =
    Characters { full: '#', below_zero: '-', zero: '|', threshold: ':', eighths: &[] };

const RED: &str = "31";
const CYAN: &str = "36";

/// The lines of a chart, no wider than the terminal if that leaves room for bars.
pub(crate) fn chart(bars: &[Bar], threshold: Option<Quantity>, screen: Screen) -> Vec<String> {
    let characters = if screen.is_ascii { &ASCII } else { &BLOCKS };
    let widest =
        |of: fn(&Bar) -> &str| bars.iter().map(|bar| of(bar).chars().count()).max().unwrap_or(0);
    let (label, number, mark) =
        (widest(|bar| &bar.label), widest(|bar| &bar.number), widest(|bar| &bar.mark));
    let gaps = if mark == 0 { 4 } else { 5 };
    let beside = label.saturating_add(number).saturating_add(mark).saturating_add(gaps);
    let width = usize::from(screen.width.unwrap_or(DEFAULT_WIDTH));
    let scale = Scale::new(bars, threshold, width.saturating_sub(beside).max(MIN_BARS));
    bars.iter()
        .map(|bar| {
            let color = if bar.mark.is_empty() { "" } else { RED };
            let marked = if mark == 0 { String::new() } else { format!(" {:mark$}", bar.mark) };
            let before = format!(" {:label$}  {:>number$}{marked} ", bar.label, bar.number);
            let cells = scale.cells(bar.quantity, threshold, characters);
            format!("{before}{}", painted(&cells, color, characters, screen)).trim_end().to_owned()
        })
        .collect()
}

/// The mark of the threshold, for the legend.
pub(crate) fn threshold_mark(screen: Screen) -> String {
    let characters = if screen.is_ascii { &ASCII } else { &BLOCKS };
    screen.colored(&characters.threshold.to_string(), CYAN)
}

/// Joins adjacent cells with the same colour.
fn painted(cells: &[char], color: &str, characters: &Characters, screen: Screen) -> String {
    let color_of = |cell: &char| match *cell {
        ' ' => "",
        cell if cell == characters.threshold => CYAN,
        cell if cell == characters.zero => "",
        _ => color,
    };
    let pieces = cells.chunk_by(|one, next| color_of(one) == color_of(next));
    let painted = pieces.map(|piece| {
        let text: String = piece.iter().collect();
        match piece.first().map_or("", color_of) {
            "" => text,
            color => screen.colored(&text, color),
        }
    });
    painted.collect()
}

/// How quantities become columns.
struct Scale {
    /// The number of columns.
    width: i128,
    /// The columns left of zero.
    zero: i128,
    /// The quantity between zero and the longest bar, in units of 1/100000.
    span: i128,
}

impl Scale {
    fn new(bars: &[Bar], threshold: Option<Quantity>, width: usize) -> Self {
        let all = || bars.iter().map(|bar| bar.quantity).chain(threshold).map(steps);
        let most = all().max().unwrap_or(0).max(0);
        let least = all().min().unwrap_or(0).min(0);
        let width = i128::try_from(width).unwrap_or(0);
        let span = most.saturating_sub(least).max(1);
        // Negative stock has at least one column, and zero itself has one.
        let zero = if least < 0 {
            let room = width.saturating_sub(1).saturating_mul(least.saturating_neg());
            room.checked_div(span).unwrap_or(0).clamp(1, width.saturating_sub(2))
        } else {
            0
        };
        Self { width, zero, span }
    }

    /// The number of eighths of columns from zero.
    fn eighths(&self, quantity: Quantity) -> i128 {
        let steps = steps(quantity);
        let room = if self.zero > 0 { self.width.saturating_sub(1) } else { self.width };
        let exact = steps.saturating_abs().saturating_mul(room).saturating_mul(8);
        let exact = exact.checked_div(self.span).unwrap_or(0);
        let side = if steps < 0 { self.zero } else { self.width.saturating_sub(self.first()) };
        // Anything but zero is visible.
        exact.clamp(i128::from(steps != 0), side.saturating_mul(8))
    }

    /// The first column right of zero. If stock can be negative, zero has its own column.
    fn first(&self) -> i128 {
        if self.zero > 0 { self.zero.saturating_add(1) } else { 0 }
    }

    fn cells(
        &self,
        quantity: Quantity,
        threshold: Option<Quantity>,
        characters: &Characters,
    ) -> Vec<char> {
        let eighths = self.eighths(quantity);
        let is_below = quantity.is_negative();
        let mark = threshold.map(|threshold| {
            let columns = self.eighths(threshold).div_euclid(8);
            if threshold.is_negative() {
                self.zero.saturating_sub(columns)
            } else {
                self.first().saturating_add(columns).min(self.width.saturating_sub(1))
            }
        });
        (0..self.width)
            .map(|column| {
                let is_zero = self.zero > 0 && column == self.zero;
                if mark == Some(column) {
                    characters.threshold
                } else if is_zero {
                    characters.zero
                } else if is_below {
                    let from_zero = self.zero.saturating_sub(column).saturating_sub(1);
                    let is_bar = column < self.zero && from_zero.saturating_mul(8) < eighths;
                    if is_bar { characters.below_zero } else { ' ' }
                } else {
                    let from_zero = column.saturating_sub(self.first());
                    let left = eighths.saturating_sub(from_zero.saturating_mul(8));
                    if column < self.zero { ' ' } else { characters.part(left) }
                }
            })
            .collect()
    }
}

impl Characters {
    /// A column of which this many eighths are filled.
    fn part(&self, eighths: i128) -> char {
        if eighths <= 0 {
            return ' ';
        }
        let index = usize::try_from(eighths.saturating_sub(1)).unwrap_or(usize::MAX);
        self.eighths.get(index).copied().unwrap_or(self.full)
    }
}

fn steps(quantity: Quantity) -> i128 {
    i128::from(quantity.steps())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(
        quantities: &[i64],
        threshold: Option<i64>,
        width: u16,
        is_ascii: bool,
    ) -> Vec<String> {
        let quantity = |whole: i64| whole.to_string().parse::<Quantity>().unwrap();
        let bars: Vec<Bar> = quantities
            .iter()
            .map(|whole| Bar {
                label: "d".to_owned(),
                quantity: quantity(*whole),
                number: whole.to_string(),
                mark: if *whole < threshold.unwrap_or(i64::MIN) { "low" } else { "" }.to_owned(),
            })
            .collect();
        let screen = Screen { width: Some(width), is_colored: false, is_ascii };
        chart(&bars, threshold.map(quantity), screen)
    }

    #[test]
    fn bars_are_proportional() {
        assert_eq!(
            drawn(&[0, 1, 4, 8], None, 14, false),
            [" d  0", " d  1 █", " d  4 ████", " d  8 ████████"]
        );
        assert_eq!(drawn(&[1, 16], None, 14, false), [" d   1 ▌", " d  16 ████████"]);
        assert_eq!(drawn(&[1, 1_000_000], None, 18, true)[0], " d        1 #", "never unseen");
    }

    #[test]
    fn the_threshold_is_marked_in_every_line() {
        assert_eq!(drawn(&[2, 8], Some(4), 18, true), [" d  2 low ##  :", " d  8     ####:###"]);
    }

    #[test]
    fn negative_bars_go_to_the_left() {
        assert_eq!(
            drawn(&[-4, 0, 4], None, 15, true),
            [" d  -4 ---|", " d   0    |", " d   4    |####"]
        );
        assert_eq!(drawn(&[-1, 1_000], None, 20, false)[0], " d    -1 ░│");
        let extremes = drawn(&[-9_000_000_000_000, 9_000_000_000_000], Some(1), 60, true);
        assert!(extremes.iter().all(|line| line.chars().count() <= 60), "{extremes:?}");
    }
}

//! A picture of characters.

use anstyle::Style;

/// Sides of a cell from which a line leaves it.
const UP: u8 = 1;
const DOWN: u8 = 2;
const LEFT: u8 = 4;
const RIGHT: u8 = 8;

/// Characters in rows, each with a style; it grows as it is drawn on.
#[derive(Default)]
pub struct Canvas {
    rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Copy)]
struct Cell {
    sign: char,
    style: Style,
    /// The sides to which a line goes on.
    line: u8,
}

const EMPTY: Cell = Cell { sign: ' ', style: Style::new(), line: 0 };

impl Canvas {
    /// Writes a text.
    pub fn text(&mut self, column: usize, row: usize, style: Style, text: &str) {
        for (place, sign) in text.chars().enumerate() {
            *self.cell(column + place, row) = Cell { sign, style, line: 0 };
        }
    }

    /// A box with rounded corners; `width` and `height` count its border.
    pub fn frame(&mut self, column: usize, row: usize, (width, height): (usize, usize), style: Style) {
        let inside = "─".repeat(width - 2);
        self.text(column, row, style, &format!("╭{inside}╮"));
        for line in row + 1..row + height - 1 {
            self.text(column, line, style, "│");
            self.text(column + width - 1, line, style, "│");
        }
        self.text(column, row + height - 1, style, &format!("╰{inside}╯"));
    }

    /// A line to the right, both ends included. Where it meets another one, they join.
    pub fn across(&mut self, from: usize, to: usize, row: usize, style: Style) {
        for column in from..=to {
            let sides = if column > from { LEFT } else { 0 } | if column < to { RIGHT } else { 0 };
            self.line(column, row, sides, style);
        }
    }

    /// A line downwards, both ends included.
    pub fn down(&mut self, column: usize, from: usize, to: usize, style: Style) {
        for row in from..=to {
            let sides = if row > from { UP } else { 0 } | if row < to { DOWN } else { 0 };
            self.line(column, row, sides, style);
        }
    }

    fn line(&mut self, column: usize, row: usize, sides: u8, style: Style) {
        let cell = self.cell(column, row);
        cell.line |= sides;
        cell.style = style;
        cell.sign = match cell.line {
            line if line & (UP | DOWN) == 0 => '─',
            line if line & (LEFT | RIGHT) == 0 => '│',
            line if line == UP | RIGHT => '╰',
            line if line == DOWN | RIGHT => '╭',
            line if line == UP | LEFT => '╯',
            line if line == DOWN | LEFT => '╮',
            line if line == UP | DOWN | RIGHT => '├',
            line if line == UP | DOWN | LEFT => '┤',
            line if line == LEFT | RIGHT | UP => '┴',
            line if line == LEFT | RIGHT | DOWN => '┬',
            _ => '┼',
        };
    }

    fn cell(&mut self, column: usize, row: usize) -> &mut Cell {
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, EMPTY);
        }
        &mut cells[column]
    }

    /// The picture, with a line end after each row and nothing at the end of one.
    pub fn render(&self) -> String {
        let mut out = String::new();
        for row in &self.rows {
            let used = row.iter().rposition(|cell| cell.sign != ' ').map_or(0, |last| last + 1);
            for run in row[..used].chunk_by(|one, other| one.style == other.style) {
                let text: String = run.iter().map(|cell| cell.sign).collect();
                let style = run[0].style;
                out.push_str(&format!("{style}{text}{style:#}"));
            }
            out.push('\n');
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_meet_join() {
        let mut canvas = Canvas::default();
        canvas.across(0, 2, 0, Style::new());
        canvas.across(2, 4, 1, Style::new());
        canvas.down(2, 0, 2, Style::new());
        canvas.text(0, 2, Style::new(), "a");
        assert_eq!(canvas.render(), "──╮\n  ├──\na │\n");
    }

    #[test]
    fn a_frame_goes_around_what_is_in_it() {
        let mut canvas = Canvas::default();
        canvas.frame(1, 0, (5, 3), Style::new());
        canvas.text(2, 1, Style::new(), "sun");
        assert_eq!(canvas.render(), " ╭───╮\n │sun│\n ╰───╯\n");
    }
}

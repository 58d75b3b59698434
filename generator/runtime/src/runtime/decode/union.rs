//! One of several shapes.

use serde_json::Value;

use super::context::{Context, Cost};
use super::fit::{Fit, Nothing};
use super::from_wire::{FromWire, Kind};
use crate::runtime::json::{Broken, Json};

/// The shapes of a union that were tried for a value. One wins that allows all of it, and of these the
/// one that knows most of its keys; where there is none, the one that excludes least. Of those that are
/// equally good it is the first of those that are made from such JSON.
pub struct Branches<'a, 'de, U> {
    json: &'a mut Json<'de>,
    start: usize,
    first: u8,
    /// Where the value ends, once a shape was read up to there.
    end: Option<usize>,
    round: Round,
    tag: Option<Tag>,
    /// Whether a key has named a shape.
    tagged: bool,
    best: Option<(U, Context)>,
    /// What the best of those lacks that are of the right kind.
    lacking: Option<Context>,
}

/// Which shapes are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Round {
    None,
    /// Those that are made from such JSON.
    Alike,
    /// The others, which only PHP may mean.
    Others,
}

/// What stands under the key that picks a shape.
#[derive(Debug)]
enum Tag {
    Named(String),
    /// Nothing that can be a name.
    None,
}

impl<'a, 'de, U> Branches<'a, 'de, U> {
    /// Nothing is tried yet.
    pub fn new(json: &'a mut Json<'de>) -> Result<Self, Broken> {
        let (first, start) = (json.peek()?, json.at());
        let (best, lacking) = (None, None);
        Ok(Branches { json, start, first, end: None, round: Round::None, tag: None, tagged: false, best, lacking })
    }

    /// Whether there are shapes to try: first those that are made from such JSON, so that what is as
    /// promised is read once, then the others.
    pub fn next_round(&mut self) -> bool {
        self.round = match self.round {
            Round::None if self.first != b'n' => Round::Alike,
            Round::Alike if Context::is_lenient() && self.best_cost() != Some(Cost::NONE) => Round::Others,
            _ => return false,
        };
        true
    }

    /// Whether the value under a key picks a shape by one of these names. Where there is no value, none is
    /// ruled out.
    pub fn is_tagged(&mut self, key: &str, names: &[&str]) -> bool {
        let (json, start) = (&*self.json, self.start);
        let named = match self.tag.get_or_insert_with(|| tag(json.again_from(start), key).unwrap_or(Tag::None)) {
            Tag::Named(tag) => names.contains(&tag.as_str()),
            Tag::None => return true,
        };
        self.tagged |= named;
        named
    }

    /// Whether no shape was picked by its name.
    pub fn is_untagged(&self) -> bool {
        !self.tagged
    }

    fn best_cost(&self) -> Option<Cost> {
        self.best.as_ref().map(|(_, context)| context.cost())
    }

    /// Tries a shape.
    pub fn attempt<F, T: FromWire<F>>(&mut self, _: F, branch: fn(T) -> U) {
        let best = self.best_cost();
        let alike = match T::KIND {
            Kind::Any | Kind::Union => true,
            Kind::List => self.first == b'[',
            Kind::Object => self.first == b'{',
            Kind::Leaf => !matches!(self.first, b'[' | b'{'),
        };
        if best == Some(Cost::NONE) || alike != (self.round == Round::Alike) {
            return;
        }
        let mut json = self.json.again_from(self.start);
        // Shapes inside of shapes would otherwise be tried more often than anybody can wait for.
        if self.end.is_some_and(|end| !json.may_read_again(end - self.start)) {
            return;
        }
        let mut context = Context::default();
        let read = T::read(&mut json, &mut context);
        self.json.learn(&json);
        let Ok(read) = read else { return };
        self.end = Some(json.at());
        let value = match context.fit(read) {
            Fit::Value(value) => Some(value),
            // An empty text is a text before it is nothing, but `false` is what else means nothing.
            Fit::Nothing(nothing @ Nothing::False) => T::from_nothing(nothing),
            Fit::Odd(odd) if odd.cause.is_some() => {
                if self.lacking.as_ref().is_none_or(|lacking| context.cost() < lacking.cost()) {
                    self.lacking = Some(std::mem::take(&mut context));
                }
                None
            }
            _ => None,
        };
        if let Some(value) = value.filter(|_| best.is_none_or(|best| context.cost() < best)) {
            self.best = Some((branch(value), context));
        }
    }

    /// The shape that fits best, else the value as it came.
    pub fn finish(
        self,
        context: &mut Context,
        expected: &'static str,
        other: fn(Value) -> U,
    ) -> Result<Option<U>, Broken> {
        match self.end {
            Some(end) => self.json.go_to(end),
            None => self.json.skip()?,
        }
        if self.first == b'n' {
            return Ok(context.nothing(Nothing::Null));
        }
        if let Some((value, part)) = self.best {
            context.absorb(part);
            return Ok(Some(value));
        }
        let text = self.json.since(self.start);
        let nothing = Context::is_lenient()
            && (matches!(text, "false" | "\"\"")
                || matches!(self.first, b'[' | b'{') && self.json.is_empty_since(self.start));
        let (found, is_alike) = self.json.value_since(self.start);
        match self.lacking {
            Some(lacking) => context.absorb(lacking),
            None if nothing => {}
            None => drop(context.report(expected, Some(found.clone()))),
        }
        if !is_alike {
            context.note_numbers(text);
        }
        Ok(Some(other(found)))
    }
}

/// What stands under a key of an object; of several the last.
fn tag(mut json: Json<'_>, key: &str) -> Result<Tag, Broken> {
    let (mut tag, mut first) = (Tag::None, true);
    if json.peek()? != b'{' {
        return Ok(tag);
    }
    json.enter()?;
    while json.more(&mut first, b'}')? {
        if json.key()? != key {
            json.skip()?;
            continue;
        }
        json.peek()?;
        let start = json.at();
        json.skip()?;
        tag = match json.value_since(start).0 {
            Value::String(name) => Tag::Named(name),
            name @ (Value::Bool(_) | Value::Number(_)) => Tag::Named(name.to_string()),
            _ => Tag::None,
        };
    }
    Ok(tag)
}

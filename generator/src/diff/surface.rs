//! All that a program can see of a crate, as a listing that is kept beside it.

use std::fmt;

use super::entry::{Entry, Item};
use super::kind::Kind;

/// Name of the file with the surface of a crate, in its folder.
pub const SURFACE: &str = ".openapi-to-crate-surface";

/// First line of the listing. Another number means that it can't be compared.
const HEAD: &str = "# The surface of this crate, version 1: what programs see of it. Made by openapi-to-crate, which";

/// Its second line.
const MORE: &str =
    "# tells by it what the next run changes. Each line: kind, name, type, and what it is in the document.";

/// All that a program can see of a crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surface {
    /// In the order of the crate.
    pub items: Vec<Item>,
}

impl fmt::Display for Surface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}\n{MORE}")?;
        for item in &self.items {
            line(f, "", &item.entry)?;
            item.members.iter().try_for_each(|member| line(f, "\t", member))?;
        }
        Ok(())
    }
}

fn line(f: &mut fmt::Formatter<'_>, indent: &str, entry: &Entry) -> fmt::Result {
    writeln!(f, "{indent}{}\t{}\t{}\t{}", entry.kind.word(), entry.name, entry.ty, entry.identity)
}

impl Surface {
    /// Whether a text is a listing, of whatever version.
    pub fn is_listed_in(text: &str) -> bool {
        text.starts_with("# The surface of this crate, version ")
    }

    /// A listing, read again. Nothing when it is none of this version.
    pub fn read(text: &str) -> Option<Self> {
        let mut items: Vec<Item> = Vec::new();
        let (head, listing) = text.split_once('\n')?;
        if head != HEAD {
            return None;
        }
        for line in listing.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix('\t') {
                Some(member) => items.last_mut()?.members.push(entry(member)?),
                None => items.push(Item::alone(entry(line)?)),
            }
        }
        Some(Self { items })
    }
}

fn entry(line: &str) -> Option<Entry> {
    let [kind, name, ty, identity] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
    Some(Entry::new(Kind::find(kind)?, name, ty, identity))
}

//! One name: its words, its case, its escape.

use heck::{ToKebabCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use unicode_ident::{is_xid_continue, is_xid_start};

use super::reserved::{DEVICES, KEYWORDS};

/// How a name is written in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// `ve_bus_state`: fields, methods, arguments.
    Snake,
    /// As `Snake`, with letters that ASCII lacks by their number: modules, which are files.
    Module,
    /// `VeBusState`: types and variants.
    Camel,
    /// `VE_BUS_STATE`: constants.
    Shouty,
    /// `ve-bus-state`, in ASCII: features of a crate.
    Kebab,
}

/// Words for signs, used only for names that have nothing else to be called by.
const SIGNS: &[(char, &str)] = &[
    ('!', "not"),
    ('#', "number"),
    ('$', "dollar"),
    ('%', "percent"),
    ('&', "and"),
    ('*', "all"),
    ('+', "plus"),
    (',', "comma"),
    ('-', "minus"),
    ('.', "dot"),
    ('/', "slash"),
    (':', "colon"),
    (';', "semicolon"),
    ('<', "less"),
    ('=', "equal"),
    ('>', "greater"),
    ('?', "question"),
    ('@', "at"),
    ('\\', "backslash"),
    ('^', "caret"),
    ('_', "underscore"),
    ('|', "pipe"),
    ('~', "tilde"),
];

/// Whether some edition of Rust reserves `name`.
pub fn is_keyword(name: &str) -> bool {
    KEYWORDS.binary_search(&name).is_ok()
}

/// An identifier for `text` in a case.
///
/// A keyword gets an underscore at its end rather than `r#` at its start, because `self` and
/// `crate` can't be raw and one rule is easier to remember than two.
///
/// ```
/// use openapi_to_crate::names::{Case, render};
/// assert_eq!(render("VE.Bus state", Case::Camel), "VeBusState");
/// assert_eq!(render("idSite", Case::Snake), "id_site");
/// assert_eq!(render("type", Case::Snake), "type_");
/// assert_eq!(render("15mins", Case::Camel), "Value15mins");
/// ```
pub fn render(text: &str, case: Case) -> String {
    let name = in_case(&spell(text), case);
    // Marks that only go with a letter are no word, and changing the case can bring new ones.
    let name = if name.is_empty() { in_case(&numbers(text), case) } else { name };
    let hyphen = case == Case::Kebab;
    let fits = |letter: char| is_xid_continue(letter) || hyphen && letter == '-';
    let name = if name.chars().all(fits) { name } else { name.chars().filter(|letter| fits(*letter)).collect() };
    let begins = name.starts_with(|first: char| is_xid_start(first) || first == '_');
    let name = match (begins, case) {
        (false, Case::Snake | Case::Module) => format!("value_{name}"),
        (false, Case::Camel) => format!("Value{name}"),
        (false, Case::Shouty) => format!("VALUE_{name}"),
        (false, Case::Kebab) => format!("value-{name}"),
        (true, _) => name,
    };
    // A module is a file as well.
    let taken = match case {
        Case::Module => is_keyword(&name) || DEVICES.contains(&name.as_str()),
        // No name of a variable may be one of these, says clippy.
        Case::Snake => is_keyword(&name) || ["foo", "baz", "quux"].contains(&name.as_str()),
        // It stands in a text.
        Case::Kebab => false,
        _ => is_keyword(&name),
    };
    if taken { format!("{name}_") } else { name }
}

/// `text` with everything replaced that no identifier can hold.
fn spell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // `-created` and `created` are different sort orders, `+1` and `-1` different reactions.
    match text.chars().next() {
        Some('-') if text.len() > 1 => out.push_str("minus "),
        Some('+') if text.len() > 1 => out.push_str("plus "),
        _ => {}
    }
    let mut dropped = Vec::new();
    for sign in text.chars() {
        if fits(sign) {
            out.push(sign);
        } else {
            // An apostrophe is inside a word: `site's` is one word and not two.
            if !matches!(sign, '\'' | '\u{2019}') {
                out.push(' ');
            }
            dropped.push(sign);
        }
    }
    if out.chars().any(|sign| sign != '_' && fits(sign)) {
        return out;
    }
    dropped.extend(out.chars().filter(|sign| *sign == '_'));
    let spelled: Vec<_> = dropped.iter().filter(|sign| !sign.is_whitespace()).map(|sign| word(*sign)).collect();
    if spelled.is_empty() { "empty".to_owned() } else { spelled.join(" ") }
}

/// Words as a name of a case, which may still be a keyword or begin with a digit.
fn in_case(words: &str, case: Case) -> String {
    match case {
        Case::Snake => words.to_snake_case(),
        Case::Module => in_ascii(words.to_snake_case()),
        Case::Kebab => in_ascii(words.to_kebab_case()),
        Case::Camel => words.to_upper_camel_case(),
        Case::Shouty => words.to_shouty_snake_case(),
    }
}

/// A name with letters that ASCII lacks by their number.
fn in_ascii(name: String) -> String {
    if name.is_ascii() {
        return name;
    }
    let letter = |letter: char| if letter.is_ascii() { letter.to_string() } else { number(letter) };
    name.chars().map(letter).collect()
}

/// Words for a text of which no word is left: its characters by their numbers.
fn numbers(text: &str) -> String {
    text.chars().map(number).collect::<Vec<_>>().join(" ")
}

/// A word for a character: its number in Unicode.
fn number(letter: char) -> String {
    format!("u{:x}", u32::from(letter))
}

fn word(sign: char) -> String {
    SIGNS.iter().find(|(known, _)| *known == sign).map_or_else(|| number(sign), |(_, word)| (*word).to_owned())
}

/// Whether an identifier can hold this character after its first one.
fn fits(sign: char) -> bool {
    sign.is_ascii_alphanumeric()
        || sign == '_'
        || (!sign.is_ascii() && syn::parse_str::<syn::Ident>(&format!("a{sign}")).is_ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn assert_name(text: &str) {
        for case in [Case::Snake, Case::Module, Case::Camel, Case::Shouty] {
            let name = render(text, case);
            assert!(syn::parse_str::<syn::Ident>(&name).is_ok(), "{text:?} gives {name:?}");
        }
    }

    #[test]
    fn marks_without_a_letter_still_give_a_name() {
        for text in ["\u{301}", "\u{301}\u{302}a", "\u{2028}", "\u{200d}", "_\u{301}", "²", "·", "", "_", "ŉ", "İ"]
        {
            assert_name(text);
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_a_name(text in any::<String>()) {
            assert_name(&text);
        }
    }
}

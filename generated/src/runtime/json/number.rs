// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Numbers as they stand in a text.

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A whole number.
    Whole(i64),
    /// A whole number too big for the former.
    Large(u64),
    /// A number with a fraction or an exponent, or one that is bigger than whole numbers get. Not
    /// finite when it is bigger than any number can be.
    Float(f64),
}

impl From<Number> for serde_json::Value {
    fn from(number: Number) -> Self {
        match number {
            Number::Whole(number) => number.into(),
            Number::Large(number) => number.into(),
            Number::Float(number) => number.into(),
        }
    }
}

/// The powers of ten that a whole number has, which a float has exactly.
const TENS: [(u64, f64); 20] = [
    (1, 1e0),
    (10, 1e1),
    (100, 1e2),
    (1000, 1e3),
    (10_000, 1e4),
    (100_000, 1e5),
    (1_000_000, 1e6),
    (10_000_000, 1e7),
    (100_000_000, 1e8),
    (1_000_000_000, 1e9),
    (10_000_000_000, 1e10),
    (100_000_000_000, 1e11),
    (1_000_000_000_000, 1e12),
    (10_000_000_000_000, 1e13),
    (100_000_000_000_000, 1e14),
    (1_000_000_000_000_000, 1e15),
    (10_000_000_000_000_000, 1e16),
    (100_000_000_000_000_000, 1e17),
    (1_000_000_000_000_000_000, 1e18),
    (10_000_000_000_000_000_000, 1e19),
];

/// Up to here a float has every whole number exactly.
const EXACT: u64 = 1 << 53;

/// The number at the begin of a text and how many bytes it takes; `None` when there is none.
#[inline]
pub(super) fn number(bytes: &[u8]) -> Option<(Number, usize)> {
    match decimal(bytes) {
        (_, 0) => any(bytes),
        (decimal, length) => Some((decimal.number(), length)),
    }
}

/// A number of few digits, up to 2^53 without its point, which is worked out when it is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Decimal {
    digits: i64,
    /// How many of the digits are behind the point.
    fraction: u8,
}

impl Decimal {
    #[inline]
    pub(super) fn number(self) -> Number {
        match (self.fraction, TENS.get(usize::from(self.fraction))) {
            // A quotient of two numbers that are exact is the nearest that there is.
            (1.., Some((_, ten))) => Number::Float(self.digits as f64 / ten),
            _ => Number::Whole(self.digits),
        }
    }
}

/// The number at the begin of a text, if it has few digits, and how many bytes it takes: 0 when it
/// has more, another form, or is none.
#[inline]
fn decimal(bytes: &[u8]) -> (Decimal, usize) {
    let negative = usize::from(bytes.first() == Some(&b'-'));
    let (digits, fraction, length) = match bytes.get(negative..).map(|bytes| (short(bytes), bytes)) {
        Some((Some(short), _)) => short,
        Some((None, bytes)) => long(bytes).unwrap_or_default(),
        None => Default::default(),
    };
    match (negative, digits as i64) {
        (0, digits) => (Decimal { digits, fraction }, length),
        // A float has a 0 below 0, a whole number has none.
        (_, 0) => (Decimal::default(), 0),
        (_, digits) => (Decimal { digits: -digits, fraction }, if length == 0 { 0 } else { length + 1 }),
    }
}

/// A number without a sign that is read with one look at eight bytes, as most are: its digits, how
/// many of them are behind the point, and how many bytes it takes.
#[inline]
fn short(bytes: &[u8]) -> Option<(u64, u8, usize)> {
    let eight = Eight::of(bytes, 0)?;
    let places = eight.digits();
    if places == 0 || places == 8 || (places > 1 && bytes.first() == Some(&b'0')) {
        return None;
    }
    match bytes.get(places)? {
        b'.' => {
            let both = eight.without(places);
            let count = both.digits();
            let end = count + 1;
            if count == places || end > 7 || matches!(bytes.get(end)?, b'e' | b'E') {
                return None;
            }
            Some((both.number(count), (count - places) as u8, end))
        }
        b'e' | b'E' => None,
        _ => Some((eight.number(places), 0, places)),
    }
}

/// A number without a sign of more digits; as [`short`].
#[inline]
fn long(bytes: &[u8]) -> Option<(u64, u8, usize)> {
    let (whole, places) = digits(bytes, 0)?;
    if places == 0 || (places > 1 && bytes.first() == Some(&b'0')) {
        return None;
    }
    match bytes.get(places)? {
        b'.' => {
            let (part, fraction) = digits(bytes, places + 1)?;
            let end = places + 1 + fraction;
            if fraction == 0 || places + fraction > 19 || matches!(bytes.get(end)?, b'e' | b'E') {
                return None;
            }
            let digits = whole * TENS.get(fraction)?.0 + part;
            (digits <= EXACT).then_some((digits, fraction as u8, end))
        }
        b'e' | b'E' => None,
        _ => (places < 19).then_some((whole, 0, places)),
    }
}

/// The number that the digits from a place on are, and how many there are, at most 24. It wraps
/// around after nineteen.
#[inline]
fn digits(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let (mut number, mut count) = (0_u64, 0);
    for from in [0, 8, 16] {
        let eight = Eight::of(bytes, at + from)?;
        let digits = eight.digits();
        number = number.wrapping_mul(TENS.get(digits)?.0).wrapping_add(eight.number(digits));
        count = from + digits;
        if digits < 8 {
            break;
        }
    }
    Some((number, count))
}

/// Eight bytes that are looked at at once, without a branch for each; the first is the lowest. Digits
/// are their values.
#[derive(Clone, Copy)]
struct Eight(u64);

impl Eight {
    #[inline]
    fn of(bytes: &[u8], at: usize) -> Option<Self> {
        let chunk = bytes.get(at..)?.first_chunk::<8>()?;
        Some(Eight(u64::from_le_bytes(*chunk) ^ 0x3030_3030_3030_3030))
    }

    /// How many digits there are before the first other byte.
    #[inline]
    fn digits(self) -> usize {
        // Only of a digit, both these are below 16. What is carried never gets to a byte before.
        let others = (self.0 | self.0.wrapping_add(0x0606_0606_0606_0606)) & 0xf0f0_f0f0_f0f0_f0f0;
        (others.trailing_zeros() / 8) as usize
    }

    /// Without the byte at a place, which must not be the last; what follows moves up to it.
    #[inline]
    fn without(self, place: usize) -> Self {
        let before = (1_u64 << (8 * place)) - 1;
        Eight((self.0 & before) | ((self.0 >> 8) & !before) | (0xff << 56))
    }

    /// The number that the first `count` digits are.
    #[inline]
    fn number(self, count: usize) -> u64 {
        // The digits move to the end; what is before them is 0.
        let digits = self.0.checked_shl(64 - 8 * count as u32).unwrap_or(0);
        let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8) & 0x00ff_00ff_00ff_00ff;
        let fours = pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0x0000_ffff_0000_ffff;
        fours.wrapping_mul(10_000).wrapping_add(fours >> 32) & 0xffff_ffff
    }
}

/// A number of any form.
#[cold]
fn any(bytes: &[u8]) -> Option<(Number, usize)> {
    let run =
        |from: usize| bytes.get(from..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count();
    let sign = usize::from(bytes.first() == Some(&b'-'));
    let places = run(sign);
    // JSON has no number that begins with a dot or with more than one 0.
    if places == 0 || (places > 1 && bytes.get(sign) == Some(&b'0')) {
        return None;
    }
    let whole = sign + places;
    let mut end = whole;
    if bytes.get(end) == Some(&b'.') {
        let fraction = run(end + 1);
        if fraction == 0 {
            return None;
        }
        end += 1 + fraction;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        end += 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = run(end);
        if exponent == 0 {
            return None;
        }
        end += exponent;
    }
    let text = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let number = match (text.parse(), text.parse()) {
        _ if end > whole || text == "-0" => Number::Float(text.parse().ok()?),
        (Ok(number), _) => Number::Whole(number),
        (_, Ok(number)) => Number::Large(number),
        _ => Number::Float(text.parse().ok()?),
    };
    Some((number, end))
}

/// Whether a number that was read as a float is written with the text that it came as.
pub(crate) fn is_written_so(text: &str, number: f64) -> bool {
    // Fifteen digits say which float is meant, and are its shortest text.
    let usual = match text.strip_prefix('-').unwrap_or(text).split_once('.') {
        Some((whole, fraction)) => {
            text.len() <= 16
                && !fraction.ends_with('0')
                && !fraction.contains(['e', 'E'])
                && (whole != "0" || !fraction.starts_with("0000"))
        }
        None => false,
    };
    usual || serde_json::Number::from_f64(number).is_some_and(|number| number.to_string() == text)
}

/// How many numbers of a short array are read at once.
const MOST: usize = 4;

/// The numbers of a short array.
#[derive(Debug, Clone, Copy, Default)]
pub struct Numbers {
    decimals: [Decimal; MOST],
    count: usize,
}

impl Numbers {
    /// The number in a place.
    #[inline]
    pub fn get(&self, place: usize) -> Option<Number> {
        let decimal = self.decimals.get(place).filter(|_| place < self.count)?;
        Some(decimal.number())
    }
}

/// The numbers of an array that has nothing else in it, and no blanks; how many they are, and how
/// many bytes that takes. What it does not read may be such an array all the same.
#[inline]
pub(super) fn array(bytes: &[u8]) -> Option<(Numbers, usize)> {
    let mut numbers = Numbers::default();
    let mut at = 1;
    for (place, slot) in numbers.decimals.iter_mut().enumerate() {
        let (decimal, length) = decimal(bytes.get(at..)?);
        if length == 0 {
            return None;
        }
        slot.digits = decimal.digits;
        slot.fraction = decimal.fraction;
        at += length + 1;
        match bytes.get(at - 1)? {
            b',' => {}
            b']' => {
                numbers.count = place + 1;
                return Some((numbers, at));
            }
            _ => return None,
        }
    }
    None
}

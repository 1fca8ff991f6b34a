//! Random numbers: the system's, or, with `VPCE_SEED`, a sequence that follows from the seed and a counter that the
//! state file keeps, so that the same commands give the same ids on every machine.

use std::hash::{BuildHasher, RandomState};

/// A source of random numbers.
#[derive(Clone, Debug)]
pub struct Random {
    seed: Option<u64>,
    counter: u64,
    /// What ids begin with, while they begin alike.
    beginning: String,
}

/// How many digits ids have in common that begin alike.
const ALIKE: usize = 3;

const LOWER_HEX: &[u8] = b"0123456789abcdef";
const LOWER: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz";
const MIXED: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

impl Random {
    /// The system's randomness, or the sequence of this seed from its start.
    pub fn new(seed: Option<&str>) -> Self {
        Self { seed: seed.map(hash), counter: 0, beginning: String::new() }
    }

    /// How many numbers a seeded sequence has given; 0 for the system's randomness.
    pub fn position(&self) -> u64 {
        self.counter
    }

    /// Goes on from a position that was kept.
    pub fn resume(&mut self, position: u64) {
        self.counter = position;
    }

    /// A source beside this one: what it gives leaves this one's sequence as it is, and follows from the same seed.
    #[must_use]
    pub fn aside(&self) -> Self {
        Self { seed: self.seed.map(|seed| split_mix(seed ^ self.counter)), counter: 0, beginning: String::new() }
    }

    /// The next number.
    pub fn next_u64(&mut self) -> u64 {
        match self.seed {
            Some(seed) => {
                self.counter = self.counter.wrapping_add(1);
                split_mix(seed.wrapping_add(self.counter.wrapping_mul(0x9E37_79B9_7F4A_7C15)))
            }
            // A system without a source of randomness still hashes with keys of its own.
            None => getrandom::u64().unwrap_or_else(|_| RandomState::new().hash_one(0)),
        }
    }

    /// A number below `bound`, which is not 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.next_u64() % bound.max(1)
    }

    /// `length` digits of `0-9a-f`.
    pub fn hex(&mut self, length: usize) -> String {
        self.text(LOWER_HEX, length)
    }

    /// Lets the ids to come begin with the same few digits: where many are kept at once, they are beside each other then, and
    /// a commit has fewer places to write to. A seeded sequence stays as it is.
    pub fn begin_alike(&mut self) {
        self.beginning = if self.seed.is_none() { self.hex(ALIKE) } else { String::new() };
    }

    /// `length` digits of an id.
    pub fn id(&mut self, length: usize) -> String {
        let rest = self.hex(length.saturating_sub(self.beginning.len()));
        format!("{}{rest}", self.beginning)
    }

    /// `length` characters of `0-9a-z`.
    pub fn lower(&mut self, length: usize) -> String {
        self.text(LOWER, length)
    }

    /// `length` characters of `0-9A-Za-z`.
    pub fn mixed(&mut self, length: usize) -> String {
        self.text(MIXED, length)
    }

    /// A random (version 4) UUID.
    pub fn uuid(&mut self) -> String {
        let (high, low) = (self.next_u64(), self.next_u64());
        let (high, low) = (high & !0xF000 | 0x4000, low & !(0b11 << 62) | (0b10 << 62));
        format!(
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            high >> 32,
            high >> 16 & 0xFFFF,
            high & 0xFFFF,
            low >> 48,
            low & 0xFFFF_FFFF_FFFF
        )
    }

    fn text(&mut self, alphabet: &[u8], length: usize) -> String {
        let mut bytes = vec![0; length];
        // The system is asked once for a text, not for each of its characters.
        if self.seed.is_none() && getrandom::fill(&mut bytes).is_ok() {
            // A byte more or less often, as not every alphabet divides 256, is nothing to be guessed by.
            return bytes.into_iter().map(|byte| char::from(alphabet[usize::from(byte) % alphabet.len()])).collect();
        }
        let bound = alphabet.len() as u64;
        // The remainder of a division by an alphabet's length fits any `usize`.
        (0..length).map(|_| char::from(alphabet[usize::try_from(self.below(bound)).unwrap_or(0)])).collect()
    }
}

/// FNV-1a, for turning a seed's text into a number that is the same everywhere.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// The finalizer of SplitMix64: neighbouring inputs give unrelated outputs.
fn split_mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seeded_sequence_goes_on_where_it_was_left() {
        let mut whole = Random::new(Some("42"));
        let first = (whole.hex(17), whole.uuid());
        let position = whole.position();
        let rest = whole.lower(8);
        let mut resumed = Random::new(Some("42"));
        assert_eq!(first, (resumed.hex(17), resumed.uuid()));
        resumed.resume(position);
        assert_eq!(rest, resumed.lower(8));
        assert_ne!(Random::new(Some("43")).hex(17), first.0);
    }

    #[test]
    fn ids_begin_alike_where_no_seed_says_what_they_are() {
        let mut random = Random::new(None);
        random.begin_alike();
        let (one, other) = (random.id(16), random.id(16));
        assert!(one.len() == 16 && one != other && one[..ALIKE] == other[..ALIKE], "{one} {other}");
        let (mut seeded, mut plain) = (Random::new(Some("1")), Random::new(Some("1")));
        seeded.begin_alike();
        assert_eq!((seeded.id(16), seeded.id(16)), (plain.hex(16), plain.hex(16)));
    }

    #[test]
    fn a_uuid_is_of_version_4() {
        let uuid = Random::new(None).uuid();
        assert_eq!(uuid.len(), 36);
        assert_eq!(&uuid[14..15], "4");
        assert!(matches!(&uuid[19..20], "8" | "9" | "a" | "b"));
    }
}

//! Looking for bytes in texts, of which there are more than of anything else.

/// Where the first byte is that is one of these, which are no blanks, or a control character. Eight are looked at together, as
/// most texts have none.
pub fn first_of<const N: usize>(bytes: &[u8], wanted: [u8; N]) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const TOPS: u64 = u64::from_le_bytes([0x80; 8]);
    // The lowest top bit that is set is of the first byte of `word` below `limit`; there may be others behind it.
    let below = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word;
    let is = |word: u64, byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    let first_in = |chunk: [u8; 8]| {
        let word = u64::from_le_bytes(chunk);
        let found = wanted.iter().fold(below(word, b' '), |found, byte| found | is(word, *byte)) & TOPS;
        (found != 0).then_some(found.trailing_zeros() as usize / 8)
    };
    let (words, rest) = bytes.as_chunks::<8>();
    for (number, word) in words.iter().enumerate() {
        if let Some(first) = first_in(*word) {
            return Some(number * 8 + first);
        }
    }
    let mut last = [b' '; 8];
    last[..rest.len()].copy_from_slice(rest);
    first_in(last).map(|first| words.len() * 8 + first)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::{prop_assert_eq, proptest};

    use super::first_of;

    proptest! {
        #[test]
        fn it_is_found_wherever_it_stands(bytes in vec(b' '.., 0..40), also in 0..=255_u8, at in 0..40_usize) {
            let mut bytes = bytes;
            if let Some(byte) = bytes.get_mut(at) {
                *byte = also;
            }
            let wanted = *b"<\"\\\xEF\x80";
            let found = bytes.iter().position(|byte| *byte < b' ' || wanted.contains(byte));
            prop_assert_eq!(first_of(&bytes, wanted), found);
        }
    }
}

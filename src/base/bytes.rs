//! Looking for bytes in texts, of which there are more than of anything else.

/// Where the first byte is that is one of these or a control character. Eight are looked at together while
/// there are as many, as most texts have none.
pub fn first_of<const N: usize>(bytes: &[u8], wanted: [u8; N]) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const TOPS: u64 = u64::from_ne_bytes([0x80; 8]);
    // Has its top bit set in a byte of `word` that is below `limit`, and maybe in ones behind it.
    let below = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word;
    let is = |word: u64, byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    let has_one = |chunk: [u8; 8]| {
        let word = u64::from_ne_bytes(chunk);
        wanted.iter().fold(below(word, b' '), |found, byte| found | is(word, *byte)) & TOPS != 0
    };
    let (words, rest) = bytes.as_chunks::<8>();
    let mut at = 0;
    for chunk in words {
        if has_one(*chunk) {
            break;
        }
        at += 8;
    }
    if at == words.len() * 8 {
        let mut last = [b' '; 8];
        last[..rest.len()].copy_from_slice(rest);
        if !has_one(last) {
            return None;
        }
    }
    let found = bytes[at..].iter().position(|byte| *byte < b' ' || wanted.contains(byte));
    found.map(|found| at + found)
}

#[cfg(test)]
mod tests {
    use super::first_of;

    #[test]
    fn every_byte_is_found_wherever_it_stands() {
        for byte in 0..=0x7f_u8 {
            for (before, after) in [(0, 0), (0, 20), (3, 4), (7, 1), (8, 7), (9, 30), (23, 0)] {
                let text = format!("{}{}{}", "~".repeat(before), char::from(byte), "é".repeat(after));
                let expected = (byte < b' ' || b"\"\\".contains(&byte)).then_some(before);
                assert_eq!(first_of(text.as_bytes(), *b"\"\\"), expected, "{text:?}");
                let expected =
                    if byte < b' ' || after == 0 { (byte < b' ').then_some(before) } else { Some(before + 1) };
                assert_eq!(first_of(text.as_bytes(), [0xC3]), expected, "{text:?}");
            }
        }
    }
}

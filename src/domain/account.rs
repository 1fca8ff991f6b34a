//! Which account an access key acts for: one rule, used by every edge.

/// The account of callers that show no key.
pub const DEFAULT: &str = "111122223333";

/// The account of an access key id: registered, else its own 12 digits, else the number that AWS encodes in ids that
/// start with `AKIA` or `ASIA`, else [`DEFAULT`].
pub fn of_key(key: &str, registered: impl Fn(&str) -> Option<String>) -> String {
    let digits = || is_account(key).then(|| key.to_owned());
    registered(key).or_else(digits).or_else(|| encoded(key)).unwrap_or_else(|| DEFAULT.to_owned())
}

/// Whether the text is 12 digits.
pub fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// An access key id of temporary keys (`ASIA…`) in which the account stands as AWS writes it; `filler` chooses the
/// characters that carry nothing.
pub fn session_key(account: &str, filler: u64) -> String {
    let number: u64 = account.parse().unwrap_or_default();
    // 80 bits: 1 that stays clear, the account's 40 bits, 39 of filler.
    let bits = u128::from(number) << 39 | u128::from(filler & 0x7F_FFFF_FFFF);
    let digit = |index: u32| char::from(BASE32[(bits >> (75 - 5 * index) & 31) as usize]);
    format!("ASIA{}", (0..16).map(digit).collect::<String>())
}

/// The digits that AWS writes ids of keys and principals with.
pub const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The account in bits 1 to 40 of the base 32 text after the four letters.
fn encoded(key: &str) -> Option<String> {
    let body = key.strip_prefix("AKIA").or_else(|| key.strip_prefix("ASIA")).filter(|body| body.len() == 16)?;
    let bits = body.bytes().try_fold(0_u128, |bits, byte| {
        let digit = BASE32.iter().position(|&candidate| candidate == byte)?;
        Some(bits << 5 | digit as u128)
    })?;
    let account = (bits >> 39) & 0xFF_FFFF_FFFF;
    (account < 1_000_000_000_000).then(|| format!("{account:012}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_means_an_account() {
        let none = |_: &str| None;
        assert_eq!(of_key("444455556666", none), "444455556666");
        assert_eq!(of_key("test", none), DEFAULT);
        // A published pair of a key id and its account.
        assert_eq!(of_key("ASIAQNZGKIQY56JQ7WML", none), "029608264753");
        assert_eq!(of_key(&session_key("444455556666", 77), none), "444455556666");
        assert_eq!(of_key("test", |key| (key == "test").then(|| "222222222222".to_owned())), "222222222222");
    }
}

//! Near matches of a mistyped name, by the rule of Python's `difflib.get_close_matches` (aws-cli.md §6).

use std::cmp::Ordering;

/// How many names are offered at most.
const MOST: usize = 3;
/// How alike a name must be.
const CUTOFF: f64 = 0.8;

/// The names most like `word`, best first; of two equally alike the one that sorts later comes first.
pub fn close_matches<'a>(word: &str, names: &[&'a str]) -> Vec<&'a str> {
    let word: Vec<char> = word.chars().collect();
    let mut scored: Vec<(f64, &'a str)> = names.iter().map(|name| (ratio(name, &word), *name)).collect();
    scored.retain(|(ratio, _)| *ratio >= CUTOFF);
    scored.sort_by(|a, b| b.0.partial_cmp(&a.0).unwrap_or(Ordering::Equal).then_with(|| b.1.cmp(a.1)));
    scored.truncate(MOST);
    scored.into_iter().map(|(_, name)| name).collect()
}

/// `SequenceMatcher(a=name, b=word).ratio()`.
fn ratio(name: &str, word: &[char]) -> f64 {
    let name: Vec<char> = name.chars().collect();
    let total = name.len() + word.len();
    if total == 0 {
        return 1.0;
    }
    // No more than the shorter one can match: most names are out by their length alone.
    let bound = as_ratio(name.len().min(word.len()), total);
    if bound < CUTOFF { bound } else { as_ratio(matching(&name, word), total) }
}

#[expect(clippy::cast_precision_loss, reason = "lengths of names are far below 2^52")]
fn as_ratio(matches: usize, total: usize) -> f64 {
    2.0 * matches as f64 / total as f64
}

/// The summed sizes of the longest matching block and, recursively, of those on both sides of it.
fn matching(a: &[char], b: &[char]) -> usize {
    // A list of what is left to do, so that a long word cannot exhaust the stack.
    let mut total = 0;
    let mut open = vec![(a, b)];
    while let Some((a, b)) = open.pop() {
        let (start_a, start_b, size) = longest_block(a, b);
        if size > 0 {
            total += size;
            open.push((&a[..start_a], &b[..start_b]));
            open.push((&a[start_a + size..], &b[start_b + size..]));
        }
    }
    total
}

/// The longest common block, the leftmost in `a` and then in `b`: where it starts in both, and its size.
fn longest_block(a: &[char], b: &[char]) -> (usize, usize, usize) {
    let mut best = (0, 0, 0);
    let mut previous = vec![0; b.len() + 1];
    for (i, from_a) in a.iter().enumerate() {
        let mut current = vec![0; b.len() + 1];
        for (j, from_b) in b.iter().enumerate() {
            if from_a == from_b {
                let size = previous[j] + 1;
                current[j + 1] = size;
                if size > best.2 {
                    best = (i + 1 - size, j + 1 - size, size);
                }
            }
        }
        previous = current;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn best_three_and_ties_by_name() {
        let names =
            ["describe-vpc-endpoints", "describe-vpcs", "describe-vpc-endpoint-services", "create-vpc-endpoint"];
        let near = close_matches("describe-vpc-endpoint", &names);
        assert_eq!(near, ["describe-vpc-endpoints", "describe-vpc-endpoint-services", "create-vpc-endpoint"]);
        assert_eq!(close_matches("abcdeX", &["abcde1", "abcde2"]), ["abcde2", "abcde1"]);
        assert!(close_matches("ec3", &["ec2"]).is_empty());
    }
}

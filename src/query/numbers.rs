//! Python's numbers: whole ones stay whole, and whole ones and floats compare exactly.

use std::cmp::Ordering;

use serde_json::Value;

/// A number of a document. Whole ones have room for sums.
#[derive(Debug, Clone, Copy)]
pub(super) enum Number {
    /// `int`.
    Whole(i128),
    /// `float`.
    Float(f64),
}

impl Number {
    /// The number that a value is; a boolean is none.
    pub(super) fn of(value: &Value) -> Option<Self> {
        let number = value.as_number()?;
        let whole = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
        whole.map(Self::Whole).or_else(|| number.as_f64().map(Self::Float))
    }

    /// The nearest float.
    #[expect(clippy::cast_precision_loss, reason = "Python rounds here, too")]
    pub(super) fn as_float(self) -> f64 {
        match self {
            Self::Whole(whole) => whole as f64,
            Self::Float(float) => float,
        }
    }

    /// Its distance from 0.
    pub(super) fn abs(self) -> Self {
        match self {
            Self::Whole(whole) => Self::Whole(whole.saturating_abs()),
            Self::Float(float) => Self::Float(float.abs()),
        }
    }

    /// A float as the whole number that `round` makes of it.
    pub(super) fn rounded(self, round: fn(f64) -> f64) -> Self {
        match self {
            Self::Float(float) => Self::from_integral(round(float)),
            whole @ Self::Whole(_) => whole,
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "checked to fit")]
    fn from_integral(float: f64) -> Self {
        const LIMIT: f64 = 1e38;
        if float.abs() < LIMIT { Self::Whole(float as i128) } else { Self::Float(float) }
    }

    /// The sum from left to right: whole until the first float.
    pub(super) fn sum(numbers: impl Iterator<Item = Self>) -> Self {
        numbers.fold(Self::Whole(0), |sum, number| match (sum, number) {
            (Self::Whole(sum), Self::Whole(number)) => Self::Whole(sum.saturating_add(number)),
            (sum, number) => Self::Float(sum.as_float() + number.as_float()),
        })
    }

    /// Which one is greater.
    pub(super) fn compare(self, other: Self) -> Ordering {
        match (self, other) {
            (Self::Whole(left), Self::Whole(right)) => left.cmp(&right),
            // A document has no NaN.
            (Self::Float(left), Self::Float(right)) => left.partial_cmp(&right).unwrap_or(Ordering::Equal),
            (Self::Whole(whole), Self::Float(float)) => compare_exactly(whole, float),
            (Self::Float(float), Self::Whole(whole)) => compare_exactly(whole, float).reverse(),
        }
    }
}

impl From<Number> for Value {
    /// A whole number beyond 64 bits becomes a float; what no JSON number can be, null.
    fn from(number: Number) -> Self {
        match number {
            Number::Whole(whole) => match (i64::try_from(whole), u64::try_from(whole)) {
                (Ok(whole), _) => whole.into(),
                (_, Ok(whole)) => whole.into(),
                _ => number.as_float().into(),
            },
            Number::Float(float) => float.into(),
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a float beyond 128 bits is held at the bound, which no sum reaches"
)]
fn compare_exactly(whole: i128, float: f64) -> Ordering {
    let floor = float.floor();
    let fraction = if float > floor { Ordering::Less } else { Ordering::Equal };
    whole.cmp(&(floor as i128)).then(fraction)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn whole_numbers_and_floats_compare_exactly() {
        let whole = Number::Whole(9_007_199_254_740_993);
        assert_eq!(whole.compare(Number::Float(9_007_199_254_740_992.0)), Ordering::Greater);
        assert_eq!(Number::Float(-0.5).compare(Number::Whole(0)), Ordering::Less);
        assert_eq!(Number::Float(1e300).compare(whole), Ordering::Greater);
        assert_eq!(Number::Float(1.0).compare(Number::Whole(1)), Ordering::Equal);
    }

    #[test]
    fn sums_stay_whole_as_long_as_they_fit() {
        let sum = |values: &[Value]| Value::from(Number::sum(values.iter().filter_map(Number::of))).to_string();
        assert_eq!(sum(&[json!(i64::MAX), json!(1)]), "9223372036854775808");
        assert_eq!(sum(&[json!(u64::MAX), json!(1)]), "1.8446744073709552e+19");
        assert_eq!(sum(&[json!(1), json!(0.5), json!(1)]), "2.5");
    }
}

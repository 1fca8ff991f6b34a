//! The tree of an expression.

use serde_json::Value;

/// A step of an expression. It is applied to a value, the current one, and gives a value.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    height: usize,
}

/// What a step does.
#[derive(Debug)]
pub(super) enum Kind {
    /// The current value: `@`, or an absent side.
    Identity,
    /// A member of a map.
    Field(String),
    /// An item of a list, from the end if negative.
    Index(i64),
    /// `[start:end:step]`.
    Slice { start: Option<i64>, end: Option<i64>, step: Option<i64> },
    /// A literal.
    Literal(Value),
    /// The right step applied to what the left one gives: `a.b`, `a | b`.
    Then(Box<Node>, Box<Node>),
    /// The same for `a[0]`: a slice that follows does not project.
    Indexed(Box<Node>, Box<Node>),
    /// The right step applied to each item of the left one's list; nulls are dropped.
    Projection(Box<Node>, Box<Node>),
    /// The same for the values of the left one's map.
    ValueProjection(Box<Node>, Box<Node>),
    /// The same for those items of a list that satisfy a condition.
    FilterProjection { source: Box<Node>, condition: Box<Node>, each: Box<Node> },
    /// A list with its items that are lists replaced by their items.
    Flatten(Box<Node>),
    /// `a == b` and the like.
    Comparison(Comparator, Box<Node>, Box<Node>),
    /// `a || b || …`: flat, so that long lists of alternatives are not deep.
    Or(Vec<Node>),
    /// `a && b && …`.
    And(Vec<Node>),
    /// `!a`.
    Not(Box<Node>),
    /// `[a, b]`.
    MultiSelectList(Vec<Node>),
    /// `{a: b, c: d}`.
    MultiSelectHash(Vec<(String, Node)>),
    /// `name(arguments)`.
    Call(String, Vec<Node>),
    /// `&a`.
    Reference(Box<Node>),
}

/// `==`, `!=`, `<`, `<=`, `>`, `>=`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Node {
    /// How many levels the tree has, this one included.
    pub(super) fn height(&self) -> usize {
        self.height
    }

    /// `self || right`, flat if `self` has alternatives already.
    pub(super) fn or(self, right: Self) -> Self {
        let height = self.height.max(1 + right.height);
        match self.kind {
            Kind::Or(mut alternatives) => {
                alternatives.push(right);
                Self { kind: Kind::Or(alternatives), height }
            }
            kind => Kind::Or(vec![Self { kind, ..self }, right]).into(),
        }
    }

    /// `self && right`, likewise.
    pub(super) fn and(self, right: Self) -> Self {
        let height = self.height.max(1 + right.height);
        match self.kind {
            Kind::And(mut terms) => {
                terms.push(right);
                Self { kind: Kind::And(terms), height }
            }
            kind => Kind::And(vec![Self { kind, ..self }, right]).into(),
        }
    }
}

impl From<Kind> for Node {
    fn from(kind: Kind) -> Self {
        let height = 1 + kind.height_below();
        Self { kind, height }
    }
}

impl Kind {
    fn height_below(&self) -> usize {
        let highest = |nodes: &[Node]| nodes.iter().map(Node::height).max().unwrap_or(0);
        match self {
            Self::Identity | Self::Field(_) | Self::Index(_) | Self::Slice { .. } | Self::Literal(_) => 0,
            Self::Then(left, right)
            | Self::Indexed(left, right)
            | Self::Projection(left, right)
            | Self::ValueProjection(left, right)
            | Self::Comparison(_, left, right) => left.height.max(right.height),
            Self::FilterProjection { source, condition, each } => source.height.max(condition.height).max(each.height),
            Self::Flatten(inner) | Self::Not(inner) | Self::Reference(inner) => inner.height,
            Self::Or(nodes) | Self::And(nodes) | Self::MultiSelectList(nodes) | Self::Call(_, nodes) => highest(nodes),
            Self::MultiSelectHash(pairs) => pairs.iter().map(|(_, node)| node.height).max().unwrap_or(0),
        }
    }
}

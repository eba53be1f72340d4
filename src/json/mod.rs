//! One small handle to a JSON value, so that the rules run on JavaScript objects in the browser
//! and on `serde_json` in native tests. It knows nothing of requests, sessions or platforms.

#[cfg(not(target_arch = "wasm32"))]
mod native;
pub mod schema;
pub mod text;

#[cfg(not(target_arch = "wasm32"))]
pub use native::Native;

/// What a [`Json`] handle holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The key is not there, or JavaScript's `undefined`.
    Missing,
    /// An explicit `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// Any number.
    Number,
    /// A string.
    Text,
    /// An array.
    Array,
    /// A plain object.
    Object,
    /// What JSON cannot carry: a function, a symbol, a bigint.
    Other,
}

/// A JSON value. Reading never fails: what is not there, or of another kind, is absent.
pub trait Json: Clone + 'static {
    /// A new empty object.
    fn object() -> Self;
    /// A new empty array.
    fn array() -> Self;
    /// A string.
    fn text(value: &str) -> Self;
    /// A number.
    fn number(value: f64) -> Self;
    /// An explicit `null`.
    fn null() -> Self;
    /// JavaScript's `undefined`: the answer of an operation that returns nothing.
    fn missing() -> Self;

    /// What this value is.
    fn kind(&self) -> Kind;
    /// The value under a key of an object; [`Kind::Missing`] when there is none.
    fn get(&self, key: &str) -> Self;
    /// The elements of an array; none for anything else.
    fn elements(&self) -> Vec<Self>;
    /// The own keys of an object; none for anything else.
    fn keys(&self) -> Vec<String>;
    /// The string, when it is one.
    fn as_text(&self) -> Option<String>;
    /// The number, when it is one.
    fn as_number(&self) -> Option<f64>;
    /// The boolean, when it is one.
    fn as_boolean(&self) -> Option<bool>;

    /// Puts a value under a key of an object.
    fn set(&mut self, key: &str, value: Self);
    /// Appends to an array.
    fn push(&mut self, value: Self);

    /// The JSON text.
    fn to_json(&self) -> String;
    /// Reads a JSON text; `None` when it is not one.
    fn from_json(text: &str) -> Option<Self>;
    /// Reads a JSON text that travels as base64 in either alphabet; [`Kind::Missing`] when it is none.
    fn from_base64(text: &str) -> Self;
    /// The parameters of an address's query, an object of texts. The first of a name counts.
    fn from_query(address: &str) -> Self;

    /// Turns a platform's resource into the unified one that `resource` names in `schema`, and hangs
    /// the resource itself under `native`. `included` holds the related resources that came along.
    fn project(&self, schema: &'static str, resource: &str, included: &Self) -> Self;

    /// The value at a dotted path, such as `meta.results.total`.
    fn at(&self, path: &str) -> Self {
        match text::cut(path, ".") {
            Some((key, rest)) => self.get(key).at(rest),
            None => self.get(path),
        }
    }

    /// The string under a key, when it is one.
    #[inline(never)]
    fn text_at(&self, key: &str) -> Option<String> {
        self.get(key).as_text()
    }

    /// The number under a key, when it is one.
    #[inline(never)]
    fn number_at(&self, key: &str) -> Option<f64> {
        self.get(key).as_number()
    }

    /// What the value under a key is.
    #[inline(never)]
    fn kind_at(&self, key: &str) -> Kind {
        self.get(key).kind()
    }

    /// Puts a string under a key.
    #[inline(never)]
    fn set_text(&mut self, key: &str, value: &str) {
        self.set(key, Self::text(value));
    }

    /// Puts a number under a key.
    #[inline(never)]
    fn set_number(&mut self, key: &str, value: f64) {
        self.set(key, Self::number(value));
    }

    /// Whether it is neither absent nor `null`.
    fn is_present(&self) -> bool {
        !matches!(self.kind(), Kind::Missing | Kind::Null)
    }
}

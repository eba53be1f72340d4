//! The Json handle of the native tests: `serde_json` with an `undefined`. Its projector says in Rust
//! what `browser/value.js` does in the page; a browser test holds the two against each other.

use super::schema::{self, Row};
use super::{Json, Kind};
use serde_json::{Map, Value};

/// A JSON value, or nothing at all (JavaScript's `undefined`).
#[derive(Clone, Debug, PartialEq)]
pub struct Native(pub Option<Value>);

impl From<Value> for Native {
    fn from(value: Value) -> Self {
        Self(Some(value))
    }
}

impl Json for Native {
    fn object() -> Self {
        Value::Object(Map::new()).into()
    }
    fn array() -> Self {
        Value::Array(Vec::new()).into()
    }
    fn text(value: &str) -> Self {
        Value::from(value).into()
    }
    fn number(value: f64) -> Self {
        // JavaScript prints whole numbers without a fraction; so must the request bodies here.
        if value.fract() == 0.0 && value.abs() < 9e15 {
            #[allow(clippy::cast_possible_truncation)]
            return Value::from(value as i64).into();
        }
        Value::from(value).into()
    }
    fn null() -> Self {
        Value::Null.into()
    }
    fn missing() -> Self {
        Self(None)
    }

    fn kind(&self) -> Kind {
        match &self.0 {
            None => Kind::Missing,
            Some(Value::Null) => Kind::Null,
            Some(Value::Bool(_)) => Kind::Boolean,
            Some(Value::Number(_)) => Kind::Number,
            Some(Value::String(_)) => Kind::Text,
            Some(Value::Array(_)) => Kind::Array,
            Some(Value::Object(_)) => Kind::Object,
        }
    }
    fn get(&self, key: &str) -> Self {
        Self(self.0.as_ref().and_then(|value| value.get(key)).cloned())
    }
    fn elements(&self) -> Vec<Self> {
        let elements = self.0.as_ref().and_then(Value::as_array);
        elements
            .into_iter()
            .flatten()
            .cloned()
            .map(Self::from)
            .collect()
    }
    fn keys(&self) -> Vec<String> {
        let object = self.0.as_ref().and_then(Value::as_object);
        object.into_iter().flat_map(Map::keys).cloned().collect()
    }
    fn as_text(&self) -> Option<String> {
        self.0.as_ref().and_then(Value::as_str).map(str::to_owned)
    }
    fn as_number(&self) -> Option<f64> {
        self.0.as_ref().and_then(Value::as_f64)
    }
    fn as_boolean(&self) -> Option<bool> {
        self.0.as_ref().and_then(Value::as_bool)
    }

    fn set(&mut self, key: &str, value: Self) {
        if let (Some(Value::Object(object)), Some(value)) = (&mut self.0, value.0) {
            object.insert(key.to_owned(), value);
        }
    }
    fn push(&mut self, value: Self) {
        if let Some(Value::Array(array)) = &mut self.0 {
            array.push(value.0.unwrap_or(Value::Null));
        }
    }

    fn to_json(&self) -> String {
        self.0.as_ref().map(Value::to_string).unwrap_or_default()
    }
    fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str::<Value>(text).ok().map(Self::from)
    }

    fn project(&self, schema: &'static str, resource: &str, included: &Self) -> Self {
        let mut result = group(self, schema, resource, included);
        result.set("native", self.clone());
        result
    }
}

fn group(source: &Native, schema: &'static str, resource: &str, included: &Native) -> Native {
    let mut result = Native::object();
    for row in schema::rows(schema, resource)
        .into_iter()
        .filter(|row| row.mark != b'!')
    {
        let value = field(row, source.at(row.path), schema, included);
        result.set(
            row.name,
            if value.is_present() {
                value
            } else {
                Native::null()
            },
        );
    }
    result
}

fn field(row: Row, value: Native, schema: &'static str, included: &Native) -> Native {
    match row.mark {
        b'?' => Value::Bool(value.as_boolean() == Some(true)).into(),
        b'#' => match &value.0 {
            Some(Value::Number(number)) => Native::text(&number.to_string()),
            _ => value,
        },
        b'$' => money(&value),
        b'{' => group(&value, schema, row.resource, included),
        b'>' if value.kind() == Kind::Object => value.project(schema, row.resource, included),
        b'>' => Native::null(),
        b'+' => related(row, &value, schema, included),
        _ => value,
    }
}

fn money(value: &Native) -> Native {
    if value.get("amount").as_number().is_none() {
        return Native::null();
    }
    let mut money = Native::object();
    money.set("amount", value.get("amount"));
    for part in ["currency", "formatted"] {
        money.set(
            part,
            Native::text(&value.get(part).as_text().unwrap_or_default()),
        );
    }
    money
}

fn related(row: Row, linkage: &Native, schema: &'static str, included: &Native) -> Native {
    let candidates = included.get(row.included).elements();
    let chosen = if linkage.kind() == Kind::Array {
        let find = |link: Native| {
            candidates
                .iter()
                .find(|one| one.get("id") == link.get("id"))
                .cloned()
        };
        linkage.elements().into_iter().filter_map(find).collect()
    } else {
        candidates
    };
    let mut result = Native::array();
    for one in chosen {
        result.push(one.project(schema, row.resource, included));
    }
    result
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use serde_json::json;

    const SCHEMA: &str = "@Order\nid=id\nnumber#number\nplaced?placed\nsecret!secret\nmoney{prices:Prices\n\
        home>home:Home\nlines+links.lines.data:Line:lines\n@Prices\ntotal$total\n@Home\ncity~city\n@Line\nname=name\n";

    fn project(source: Value, included: Value) -> Value {
        Native::from(source)
            .project(SCHEMA, "Order", &included.into())
            .0
            .unwrap()
    }

    #[test]
    fn every_field_is_there_even_when_the_platform_sends_nothing() {
        assert_eq!(
            project(json!({}), json!(null)),
            json!({"id": null, "number": null, "placed": false, "money": {"total": null}, "home": null,
                   "lines": [], "native": {}})
        );
    }

    #[test]
    fn related_resources_are_matched_by_id_in_the_order_of_the_linkage() {
        let order =
            json!({"links": {"lines": {"data": [{"id": "b"}, {"id": "gone"}, {"id": "a"}]}}});
        let included =
            json!({"lines": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}, {"id": "c"}]});
        let names: Vec<_> = project(order, included)["lines"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| line["name"].clone())
            .collect();
        assert_eq!(names, ["B", "A"]);
    }

    #[test]
    fn a_nested_resource_carries_its_own_native_and_a_group_does_not() {
        let order = project(
            json!({"home": {"city": "Bath", "extra": 1}, "prices": {"total": {"amount": 5}}}),
            json!({}),
        );
        assert_eq!(
            order["home"],
            json!({"city": "Bath", "native": {"city": "Bath", "extra": 1}})
        );
        assert_eq!(
            order["money"],
            json!({"total": {"amount": 5, "currency": "", "formatted": ""}})
        );
    }

    #[test]
    fn a_number_that_should_be_text_becomes_text() {
        assert_eq!(
            project(json!({"number": 1042}), json!({}))["number"],
            json!("1042")
        );
    }
}

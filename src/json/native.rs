//! The Json handle of the native tests: `serde_json` with an `undefined`. Its projector says in Rust
//! what `browser/value.js` does in the page; a browser test holds the two against each other.

use super::schema::{self, Row};
use super::{Json, Kind, text};
use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD as STANDARD_NO_PAD;
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
    fn from_base64(text: &str) -> Self {
        let plain = text.replace('-', "+").replace('_', "/");
        let bytes = STANDARD_NO_PAD.decode(plain.trim_end_matches('=')).ok();
        Self(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
    }
    fn from_query(address: &str) -> Self {
        let address = address.split('#').next().unwrap_or_default();
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let mut parameters = Map::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = Value::from(value.into_owned());
            parameters.entry(name.into_owned()).or_insert(value);
        }
        Value::Object(parameters).into()
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
        .filter(|row| !matches!(row.mark, b'!' | b'&'))
    {
        let value = match row.mark {
            b'*' => related_to_items(row, source, schema, included),
            b'+' => related(row, &linkage(source, row.path), schema, included),
            b'/' => relative(row, &source.at(row.path), schema, included),
            b'%' => price(&source.get("attributes"), row.path),
            b';' => Native::null(),
            _ => field(row, found(source, row.path), schema, included),
        };
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

/// What the first of the path's alternatives leads to.
fn found(source: &Native, path: &str) -> Native {
    let mut values = text::pieces(path, "|").into_iter().map(|path| match path {
        "" => source.clone(),
        _ => source.at(path),
    });
    values
        .find(Json::is_present)
        .unwrap_or_else(Native::missing)
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
        b'^' => word(&value),
        b',' => dated(&value),
        b'-' => Native::text(match value.as_number() {
            Some(price) if price < 0.0 => "promotion",
            Some(0.0) => "gift",
            _ => "product",
        }),
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

/// Money that three attributes make, by its name in them.
fn price(attributes: &Native, name: &str) -> Native {
    let mut parts = Native::object();
    parts.set("amount", attributes.get(&[name, "_cents"].concat()));
    parts.set("currency", attributes.get("currency_code"));
    parts.set("formatted", attributes.get(&["formatted_", name].concat()));
    money(&parts)
}

/// Our word for a platform's plural, or for how something went.
fn word(value: &Native) -> Native {
    if let Some(has_succeeded) = value.as_boolean() {
        return Native::text(if has_succeeded { "complete" } else { "failed" });
    }
    let Some(text) = value.as_text() else {
        return Native::null();
    };
    Native::text(match text.as_str() {
        "skus" | "bundles" | "gift_cards" => "product",
        "authorizations" => "authorize",
        plural => {
            let last = plural.char_indices().last().map_or(0, |(at, _)| at);
            plural.get(..last).unwrap_or_default()
        }
    })
}

/// The same with each time in it as ISO 8601.
fn dated(value: &Native) -> Native {
    let mut dated = Native::object();
    for key in value.keys() {
        let own = value.get(&key);
        let text = own.as_text().unwrap_or_default();
        let time = text
            .strip_suffix(" UTC")
            .and_then(|time| text::cut(time, " "));
        let iso = time.map(|(day, time)| Native::text(&text::join(&[day, "T", time, "Z"])));
        dated.set(&key, iso.unwrap_or(own));
    }
    if value.kind() == Kind::Object {
        dated
    } else {
        Native::null()
    }
}

/// The links at a path; none, where the platform links this resource to others but not here.
fn linkage(source: &Native, path: &str) -> Native {
    let links = source.at(path);
    let is_linked = source.get(text::before(path, ".")).is_present();
    if is_linked && links.kind() != Kind::Array {
        Native::array()
    } else {
        links
    }
}

fn related(row: Row, linkage: &Native, schema: &'static str, included: &Native) -> Native {
    let mut result = Native::array();
    for one in candidates(included, row.included, linkage) {
        result.push(one.project(schema, row.resource, included));
    }
    result
}

/// The related resource, or its attribute of that name where no table has the name.
fn relative(row: Row, links: &Native, schema: &'static str, included: &Native) -> Native {
    let mut linkage = Native::array();
    match links.kind() {
        Kind::Array => linkage = links.clone(),
        Kind::Object => linkage.push(links.clone()),
        _ => {}
    }
    match candidates(included, row.included, &linkage).first() {
        None => Native::null(),
        Some(first) if schema::rows(schema, row.resource).is_empty() => {
            first.get("attributes").get(row.resource)
        }
        Some(first) => first.project(schema, row.resource, included),
    }
}

/// JSON:API has one list of all that is included, Elastic Path one for each kind.
fn candidates(included: &Native, kind: &str, linkage: &Native) -> Vec<Native> {
    if included.kind() == Kind::Array {
        return linked(included, linkage, true);
    }
    linked(&included.get(kind), linkage, false)
}

/// The candidates that a linkage names, in its order; all of them where there is no linkage. JSON:API
/// tells records apart by type and id.
fn linked(candidates: &Native, linkage: &Native, is_flat: bool) -> Vec<Native> {
    let candidates = candidates.elements();
    if linkage.kind() != Kind::Array {
        return if is_flat { Vec::new() } else { candidates };
    }
    let find = |link: Native| {
        candidates
            .iter()
            .find(|one| {
                one.get("id") == link.get("id") && (!is_flat || one.get("type") == link.get("type"))
            })
            .cloned()
    };
    linkage.elements().into_iter().filter_map(find).collect()
}

/// What the resource's related items are related to. Where none names anything and no item belongs to
/// another resource, all of it does.
fn related_to_items(row: Row, source: &Native, schema: &'static str, included: &Native) -> Native {
    let items = linked(
        &included.get("items"),
        &source.at("relationships.items.data"),
        false,
    );
    let mut links = Native::array();
    for item in &items {
        item.at(row.path)
            .elements()
            .into_iter()
            .for_each(|link| links.push(link));
    }
    let is_alone =
        links.elements().is_empty() && items.len() == included.get("items").elements().len();
    related(
        row,
        if is_alone { &Native(None) } else { &links },
        schema,
        included,
    )
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
    fn the_first_path_that_leads_somewhere_counts_and_the_empty_one_leads_to_the_resource() {
        const SCHEMA: &str = "@One\nkind=new-name|old_name\nprice$shown|\n";
        let read = |source: Value| {
            let result = Native::from(source).project(SCHEMA, "One", &Native::missing());
            (result.get("kind"), result.at("price.amount").as_number())
        };
        let source = json!({"new-name": null, "old_name": "b", "amount": 5});
        assert_eq!(read(source), (Native::text("b"), Some(5.0)));
        let source = json!({"new-name": "a", "old_name": "b", "shown": {"amount": 7}, "amount": 5});
        assert_eq!(read(source), (Native::text("a"), Some(7.0)));
    }

    #[test]
    fn what_belongs_to_the_items_of_one_order_is_not_anothers() {
        const SCHEMA: &str = "@Order\ntaxes*tax.data:Tax:taxes\n@Tax\nid=id\n";
        let order = |item: &str| json!({"relationships": {"items": {"data": [{"id": item}]}}});
        let taxes = |order: Value, included: &Value| {
            let order = Native::from(order).project(SCHEMA, "Order", &included.clone().into());
            let taxes = order.get("taxes").elements();
            taxes
                .iter()
                .filter_map(|tax| tax.text_at("id"))
                .collect::<Vec<_>>()
        };
        let tax = |id: &str| json!({"data": [{"id": id}]});
        let all = json!([{"id": "t1"}, {"id": "t2"}]);
        let linked = json!({"items": [{"id": "a", "tax": tax("t1")}, {"id": "b", "tax": tax("t2")}], "taxes": all});
        assert_eq!(taxes(order("a"), &linked), ["t1"]);
        assert_eq!(taxes(order("b"), &linked), ["t2"]);
        let alone = json!({"items": [{"id": "a"}], "taxes": all});
        assert_eq!(taxes(order("a"), &alone), ["t1", "t2"]);
        let unknown = json!({"items": [{"id": "a"}, {"id": "b"}], "taxes": all});
        assert_eq!(taxes(order("a"), &unknown).len(), 0);
    }

    #[test]
    fn a_line_is_a_promotion_below_zero_and_a_gift_at_zero() {
        const SCHEMA: &str = "@Line\nkind-price.amount\n";
        for (price, kind) in [
            (json!({"amount": -5}), "promotion"),
            (json!({"amount": 0}), "gift"),
            (json!({"amount": 5}), "product"),
            (json!(null), "product"),
        ] {
            let line = Native::from(json!({"price": price}));
            let line = line.project(SCHEMA, "Line", &Native::missing());
            assert_eq!(line.text_at("kind").as_deref(), Some(kind));
        }
    }

    #[test]
    fn a_number_that_should_be_text_becomes_text() {
        assert_eq!(
            project(json!({"number": 1042}), json!({}))["number"],
            json!("1042")
        );
    }
}

//! The request of a row, and how its response becomes the unified result.

use super::filter::filter;
use super::page::Window;
use crate::http::{Body, Code, Failure, Method, Request, Response, url};
use crate::json::{Json, Kind, text};
use crate::platform::{Call, Condition, Row, Table, Writer, resources};

/// What a response is read by.
pub(super) struct Plan {
    schema: &'static str,
    /// The resource's name, and those that includes add to it.
    resource: String,
    /// How many are returned: the mark before the name.
    shape: &'static str,
    window: Window,
    includes: String,
    /// The first text of the call.
    field: String,
}

/// The marks of what an operation returns, but one resource, which has none.
const SHAPES: [&str; 4] = ["*", "[", "?", "^"];

/// The request of a call, and how to read what it brings.
pub(super) fn request<J: Json>(
    base_url: &str,
    row: &Row,
    call: &Call<J>,
) -> Result<(Request, Plan), Failure<J>> {
    let words = text::pieces(row.route, " ");
    let word = |place: usize| words.get(place).copied().unwrap_or_default();
    let (method, path) = (word(0), word(1));
    let returns = row.word(">").unwrap_or_default();
    let shape = SHAPES.into_iter().find(|shape| returns.starts_with(shape));
    let resource = returns.get(shape.map_or(0, str::len)..).unwrap_or_default();
    let mut plan = Plan {
        schema: call.operation.schema(resources::ELASTIC_PATH),
        resource: resource.into(),
        shape: shape.unwrap_or_default(),
        window: Window::FIRST,
        includes: String::new(),
        field: call.text(0).into(),
    };
    let query = query(row, call, &mut plan)?;
    let required = row.word("!").map(|names| text::pieces(names, ","));
    for field in required.iter().flatten() {
        let value = call.input.at(field);
        let is_given =
            value.kind() == Kind::Object || value.as_text().is_some_and(|text| !text.is_empty());
        if !is_given {
            return Err(Failure::invalid(field, "is required."));
        }
    }
    let separator = if query.is_empty() { "" } else { "?" };
    let address = text::join(&[base_url, &filled(path, call, false), separator, &query]);
    let method = Method::ALL
        .into_iter()
        .find(|known| known.name() == method)
        .unwrap_or(Method::Get);
    let mut request = Request::new(method, address);
    if let Some(text) = body(row, call, &plan)? {
        request.body = Some(Body {
            content_type: "application/json",
            text,
        });
    }
    Ok((request, plan))
}

/// The same order from the list of orders.
pub(super) fn listed<J: Json>(
    base_url: &str,
    call: &Call<J>,
    plan: &Plan,
) -> Result<Request, Failure<J>> {
    let only = Condition {
        path: "id",
        operator: "eq".into(),
        value: call.text(0).into(),
    };
    let pairs = [("filter", &*filter(&[only])?), ("include", &*plan.includes)];
    let orders = text::join(&[base_url, "/v2/orders"]);
    Ok(Request::new(Method::Get, url::with_query(&orders, &pairs)))
}

/// A template with what its places stand for, as JSON or percent-encoded: `{customer}`, `{input}`, and
/// the texts by their numbers. Braces around anything else are the template's own.
fn filled<J: Json>(template: &str, call: &Call<J>, is_json: bool) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = text::cut(rest, "{") {
        let (name, behind) = text::cut(after, "}").unwrap_or_default();
        let value = match name {
            "customer" => J::text(&call.customer_id),
            "input" => call.input.clone(),
            "0" | "1" | "2" => {
                let place = name.bytes().next().unwrap_or_default() - b'0';
                J::text(call.text(place.into()))
            }
            _ => J::missing(),
        };
        let (text, next) = match value.as_text() {
            _ if value.kind() == Kind::Missing => ("{".into(), after),
            Some(text) if !is_json => (url::encode(&text), behind),
            _ => (value.to_json(), behind),
        };
        filled = text::join(&[&filled, before, &text]);
        rest = next;
    }
    text::join(&[&filled, rest])
}

/// The query, encoded; `plan` learns the page, and what comes along.
fn query<J: Json>(row: &Row, call: &Call<J>, plan: &mut Plan) -> Result<String, Failure<J>> {
    let table = |name| Table {
        tables: plan.schema,
        name,
    };
    let mut pairs: Vec<(&str, String)> = Vec::new();
    if let Some(name) = row.word("|") {
        plan.window.limit = 1;
        let conditions = table(name).filter(&call.input)?;
        if conditions.is_empty() {
            return Err(Failure::invalid("filter", "must say what to look for."));
        }
        pairs.push(("filter", filter(&conditions)?));
        pairs.push(("page[limit]", "1".into()));
    }
    let Some(word) = row.word("?") else {
        return Ok(encoded(&pairs));
    };
    let (name, default_sort) = text::cut(word, ":").unwrap_or((word, ""));
    let is_page = plan.shape == "*";
    let asked = table(name).read(&call.input, is_page)?;
    let mut includes = asked.includes;
    includes.extend(
        row.word("&")
            .and_then(|always| table(name).included(always)),
    );
    for (path, resource) in includes {
        plan.resource = text::join(&[&plan.resource, ",", resource]);
        for part in text::pieces(path, ",") {
            if !text::pieces(&plan.includes, ",").contains(&part) {
                let separator = if plan.includes.is_empty() { "" } else { "," };
                plan.includes = text::join(&[&plan.includes, separator, part]);
            }
        }
    }
    if !asked.conditions.is_empty() {
        pairs.push(("filter", filter(&asked.conditions)?));
    }
    if !plan.includes.is_empty() {
        pairs.push(("include", plan.includes.clone()));
    }
    let sort = if asked.sort.is_empty() {
        default_sort.to_owned()
    } else {
        asked.sort
    };
    if !sort.is_empty() {
        pairs.push(("sort", sort));
    }
    if is_page {
        plan.window = Window::read(&call.input)?;
        if !default_sort.is_empty() || !call.input.keys().is_empty() {
            pairs.push(("page[limit]", text::decimal(plan.window.limit)));
            pairs.push(("page[offset]", text::decimal(plan.window.offset)));
        }
    }
    Ok(encoded(&pairs))
}

fn encoded(pairs: &[(&str, String)]) -> String {
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(name, value)| (*name, &**value))
        .collect();
    url::query(&pairs)
}

/// The body, where the row sends one.
fn body<J: Json>(row: &Row, call: &Call<J>, plan: &Plan) -> Result<Option<String>, Failure<J>> {
    if let Some(template) = row.word("=") {
        return Ok(Some(filled(template, call, true)));
    }
    let is_update = row.word("+").is_none();
    let Some(word) = row.word("+").or_else(|| row.word("~")) else {
        return Ok(None);
    };
    let (resource, kind) = text::cut(word, ":").unwrap_or((word, ""));
    let mut attributes = J::object();
    if !kind.is_empty() {
        attributes.set("type", J::text(kind));
    }
    if let Some((key, template)) = row.word(".").and_then(|word| text::cut(word, "=")) {
        let value = J::from_json(&filled(template, call, true));
        attributes.set(key, value.unwrap_or_else(J::null));
    }
    let writer = Writer {
        schema: plan.schema,
        reserved: &["id", "type", "meta", "links", "relationships"],
        clears: is_update,
    };
    let mut attributes = writer.write(resource, &call.input, attributes)?;
    if let Some((field, instead)) = row.word(":").and_then(|word| text::cut(word, "="))
        && !call.input.get(field).is_present()
    {
        let mut input = J::object();
        input.set(field, call.input.get(instead));
        attributes = writer.write(resource, &input, attributes)?;
    }
    let mut data = J::object();
    data.set("data", attributes);
    Ok(Some(data.to_json()))
}

/// The unified result of a successful response.
pub(super) fn result<J: Json>(plan: &Plan, response: &Response<J>) -> Result<J, Failure<J>> {
    let body = response.json();
    if plan.resource.is_empty() {
        return Ok(J::missing());
    }
    let data = body.get("data");
    // One old sample has what was included inside `data`.
    let included = match body.get("included") {
        included if included.is_present() => included,
        _ => data.get("included"),
    };
    let project = |one: &J| one.project(plan.schema, &plan.resource, &included);
    let project_all = |all: &J| all.elements().iter().map(project).collect::<Vec<J>>();
    if plan.shape == "^" {
        return Ok(list(project_all(&included.get(&plan.field))));
    }
    if plan.shape.is_empty() {
        // Old pages show a single address without `data` around it.
        let one = if data.kind() == Kind::Missing && body.text_at("id").is_some() {
            &body
        } else {
            &data
        };
        if one.kind() == Kind::Object {
            return Ok(project(one));
        }
    } else if data.kind() == Kind::Array {
        let items = project_all(&data);
        return Ok(match plan.shape {
            "?" => items.into_iter().next().unwrap_or_else(J::null),
            "[" => list(items),
            _ => plan.window.result(items, &body),
        });
    }
    Err(Failure::of(
        response,
        Code::MalformedResponse,
        "The platform's answer has no `data`: check that `baseUrl` is the API of an Elastic Path store.",
    ))
}

/// The first of a list.
pub(super) fn first<J: Json>(plan: &Plan, response: &Response<J>) -> Option<J> {
    let body = response.json();
    let first = body.get("data").elements().into_iter().next()?;
    Some(first.project(plan.schema, &plan.resource, &body.get("included")))
}

pub(super) fn list<J: Json>(items: Vec<J>) -> J {
    let mut list = J::array();
    items.into_iter().for_each(|item| list.push(item));
    list
}

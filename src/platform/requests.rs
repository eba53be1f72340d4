//! The request of a row, and how its response becomes the unified result, in a platform's dialect.

use super::page::Window;
use super::sparse::sparse;
use super::{Audience, Call, Condition, Platform, Row, Table, Writer};
use crate::http::{Body, Code, Failure, Method, Request, Response, url};
use crate::json::{Json, Kind, schema, text};
use std::borrow::Cow;

/// What a query consists of, not yet encoded.
pub(super) type Pairs = Vec<(Cow<'static, str>, String)>;

/// In what platforms differ when they are asked and when they answer.
pub(super) trait Dialect: Platform {
    /// Whether attributes are apart from what is around them, pages have numbers, and single fields can
    /// be asked for.
    const IS_JSON_API: bool;
    /// The content type of what is sent.
    const MEDIA_TYPE: &'static str;
    /// Keys of the platform that an input's `native` may not set: its envelope.
    const ENVELOPE: &'static [&'static str];
    /// The largest page.
    const LARGEST_LIMIT: u32;
    /// The last record that a page can begin with.
    const LARGEST_OFFSET: u32;
    /// Where a list says how many records there are in all.
    const TOTAL: &'static str;

    /// Asks for what fits.
    fn filter<J: Json>(conditions: &[Condition], pairs: &mut Pairs) -> Result<(), Failure<J>>;

    /// What a resource is projected from, where that is not the record alone.
    fn record<J: Json>(_resource: &str, record: &J, _included: &J) -> J {
        record.clone()
    }
}

/// What a response is read by.
pub(super) struct Plan {
    schema: &'static str,
    /// The resource's name, and those that includes add to it.
    resource: String,
    /// How many are returned: the mark before the name.
    pub(super) shape: &'static str,
    window: Window,
    pub(super) includes: String,
    /// The first text of the call.
    field: String,
}

/// The marks of what an operation returns, but one resource, which has none.
const SHAPES: [&str; 6] = ["*", "[", "?", "!", ".", "^"];

/// Whose token a call needs.
pub(super) fn audience<J: Json>(row: &Row, call: &Call<J>) -> Audience {
    row.audience().unwrap_or(if call.customer_id.is_empty() {
        Audience::Anonymous
    } else {
        Audience::Customer
    })
}

/// The request of a call, and how to read what it brings.
#[inline(never)]
pub(super) fn request<D: Dialect, J: Json>(
    base_url: &str,
    row: &Row,
    call: &Call<J>,
) -> Result<(Request, Plan), Failure<J>> {
    let words = text::pieces(row.route, " ");
    let word = |place: usize| words.get(place).copied().unwrap_or_default();
    let (method, path) = (word(0), word(1));
    let returns = row.word(">").unwrap_or_default();
    let shape = SHAPES
        .iter()
        .copied()
        .find(|shape| returns.starts_with(shape));
    let resource = returns.get(shape.map_or(0, str::len)..).unwrap_or_default();
    let mut plan = Plan {
        schema: call.operation.schema(D::SCHEMA),
        resource: resource.into(),
        shape: shape.unwrap_or_default(),
        window: Window::FIRST,
        includes: String::new(),
        field: call.text(0).into(),
    };
    let query = query::<D, _>(row, path, call, &mut plan)?;
    for field in names(row, "!") {
        let value = call.input.at(field);
        let is_given = matches!(value.kind(), Kind::Object | Kind::Number)
            || value.as_text().is_some_and(|text| !text.is_empty());
        if !is_given {
            return Err(Failure::invalid(field, "is required."));
        }
    }
    let separator = match text::find(path, "?") {
        _ if query.is_empty() => "",
        None => "?",
        Some(_) => "&",
    };
    let address = text::join(&[base_url, &filled(path, call, false), separator, &query]);
    let mut request = Request::new(Method::named(method).unwrap_or(Method::Get), address);
    if let Some(text) = body::<D, _>(row, call, &plan)? {
        request.body = Some(Body {
            content_type: D::MEDIA_TYPE,
            text,
        });
    }
    Ok((request, plan))
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

/// The names behind a mark of a row.
#[inline(never)]
fn names(row: &Row, mark: &str) -> Vec<&'static str> {
    let names = row.word(mark).map(|names| text::pieces(names, ","));
    names.unwrap_or_default()
}

/// The query, encoded; `plan` learns the page, and what comes along.
#[inline(never)]
fn query<D: Dialect, J: Json>(
    row: &Row,
    path: &'static str,
    call: &Call<J>,
    plan: &mut Plan,
) -> Result<String, Failure<J>> {
    let table = |name| Table {
        tables: plan.schema,
        name,
    };
    let mut pairs = Pairs::new();
    if let Some(name) = row.word("|") {
        plan.window.limit = 1;
        let conditions = table(name).filter(&call.input)?;
        if conditions.is_empty() {
            return Err(Failure::invalid("filter", "must say what to look for."));
        }
        D::filter(&conditions, &mut pairs)?;
        pairs.push(("page[limit]".into(), "1".into()));
    }
    let Some(word) = row.word("?") else {
        return Ok(encoded(&pairs));
    };
    let (name, default_sort) = text::halves(word, ":");
    let is_page = plan.shape == "*";
    let may_name_fields = D::IS_JSON_API && row.word("$").is_some();
    let asked = table(name).read(&call.input, is_page, may_name_fields)?;
    let mut includes = asked.includes;
    for name in names(row, "&") {
        includes.extend(table(text::before(word, ":")).included(name));
    }
    for (path, resource) in includes {
        add(&mut plan.resource, resource);
        for part in text::pieces(path, ",") {
            add(&mut plan.includes, part);
        }
    }
    let mut conditions = asked.conditions;
    let own = if D::IS_JSON_API { row.word("%") } else { None };
    if let Some((names, value)) = own.and_then(|word| text::cut(word, "=")) {
        unless_asked(&mut conditions, names, value);
    }
    D::filter(&conditions, &mut pairs)?;
    if !plan.includes.is_empty() {
        pairs.push(("include".into(), plan.includes.clone()));
    }
    if may_name_fields {
        let named = row.word("$").filter(|kind| !kind.is_empty());
        let asked_for = || text::pieces(path, "/").get(2).copied();
        let kind = named.or_else(asked_for).unwrap_or_default();
        let asked = call.input.get("fields");
        sparse(
            plan.schema,
            kind,
            &plan.resource,
            &plan.includes,
            &asked,
            &mut pairs,
        )?;
    }
    let sort = if asked.sort.is_empty() {
        default_sort.to_owned()
    } else {
        asked.sort
    };
    if !sort.is_empty() {
        pairs.push(("sort".into(), sort));
    }
    if is_page {
        plan.window = Window::read::<D, _>(&call.input)?;
        if D::IS_JSON_API || !default_sort.is_empty() || !call.input.keys().is_empty() {
            plan.window.write::<D>(&mut pairs);
        }
    }
    Ok(encoded(&pairs))
}

/// Adds a row's own condition, `path,operator`, unless one says which values of it there may be.
fn unless_asked(conditions: &mut Vec<Condition>, names: &'static str, value: &str) {
    let (path, operator) = text::cut(names, ",").unwrap_or_default();
    let is_asked = |own: &Condition| own.path == path && matches!(&*own.operator, "eq" | "in");
    if conditions.iter().any(is_asked) {
        return;
    }
    let same = |own: &&mut Condition| own.path == path && own.operator == operator;
    if let Some(own) = conditions.iter_mut().find(same) {
        own.value = text::join(&[&own.value, ",", value]);
        return;
    }
    conditions.push(Condition {
        path,
        operator: operator.into(),
        value: value.into(),
    });
}

/// Adds a name to names that commas join, unless it is there.
pub(super) fn add(names: &mut String, name: &str) {
    if name.is_empty() || text::pieces(names, ",").contains(&name) {
        return;
    }
    let separator = if names.is_empty() { "" } else { "," };
    text::append(names, &[separator, name]);
}

fn encoded(pairs: &Pairs) -> String {
    let mut query = String::new();
    for (name, value) in pairs {
        url::add(&mut query, name, value);
    }
    query
}

/// The body, where the row sends one.
#[inline(never)]
fn body<D: Dialect, J: Json>(
    row: &Row,
    call: &Call<J>,
    plan: &Plan,
) -> Result<Option<String>, Failure<J>> {
    if let Some(template) = row.word("=") {
        return Ok(Some(filled(template, call, true)));
    }
    let is_update = row.word("+").is_none();
    let Some(word) = row.word("+").or_else(|| row.word("~")) else {
        return Ok(None);
    };
    let (resource, kind) = text::halves(word, ":");
    let mut record = J::object();
    if !kind.is_empty() {
        record.set_text("type", kind);
    }
    if let Some((key, template)) = row.word(".").and_then(|word| text::cut(word, "=")) {
        let value = J::from_json(&filled(template, call, true));
        record.set(key, value.unwrap_or_else(J::null));
    }
    let writer = Writer {
        schema: plan.schema,
        reserved: D::ENVELOPE,
        clears: is_update,
        knows_null: D::IS_JSON_API,
    };
    if D::IS_JSON_API {
        let attributes = writer.write(resource, &call.input, J::object())?;
        record.set("attributes", attributes);
        let mut data = J::object();
        data.set("data", record);
        return Ok(Some(data.to_json()));
    }
    let mut attributes = writer.write(resource, &call.input, record)?;
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
pub(super) fn result<D: Dialect, J: Json>(
    plan: &Plan,
    response: &Response<J>,
) -> Result<J, Failure<J>> {
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
    let project = |one: &J| {
        let record = D::record(&plan.resource, one, &included);
        record.project(plan.schema, &plan.resource, &included)
    };
    let project_all = |all: &J| {
        let mut items = Vec::new();
        for one in all.elements() {
            items.push(project(&one));
        }
        items
    };
    if plan.shape == "^" {
        return Ok(list(project_all(&included.get(&plan.field))));
    }
    if !D::IS_JSON_API && plan.shape == "." && data.kind() != Kind::Missing {
        return Ok(body.project(plan.schema, &plan.resource, &body));
    }
    if matches!(plan.shape, "" | ".") {
        // Old pages show a single address without `data` around it.
        let one = if data.kind() == Kind::Missing && body.text_at("id").is_some() {
            &body
        } else {
            &data
        };
        if one.kind() == Kind::Object {
            let result = project(one);
            if D::IS_JSON_API && plan.shape == "." {
                let rows = schema::rows(plan.schema, &plan.resource);
                return Ok(result.get(rows.first().map_or("", |row| row.name)));
            }
            return Ok(result);
        }
    } else if data.kind() == Kind::Array {
        let mut items = project_all(&data);
        return Ok(match plan.shape {
            "!" if D::IS_JSON_API && items.is_empty() => {
                let message = "There is no such record, or it belongs to somebody else.";
                return Err(Failure::new(Code::NotFound, message));
            }
            "!" if D::IS_JSON_API => items.swap_remove(0),
            "?" => items.into_iter().next().unwrap_or_else(J::null),
            "[" => list(items),
            _ => plan.window.result::<D, _>(items, &body),
        });
    }
    Err(Failure::of(
        response,
        Code::MalformedResponse,
        "The platform's answer has no `data`: check that `baseUrl` is the API of the store.",
    ))
}

pub(super) fn list<J: Json>(items: Vec<J>) -> J {
    let mut list = J::array();
    items.into_iter().for_each(|item| list.push(item));
    list
}

//! Turns a caller's input into a platform's attributes through the field table, and refuses what the
//! platform could only misunderstand. What is mandatory is the store's setting, never decided here.

use crate::http::Failure;
use crate::json::schema::{self, Row};
use crate::json::{Json, Kind, text};

/// Writes resources.
#[derive(Clone, Copy)]
pub struct Writer {
    /// The field tables.
    pub schema: &'static str,
    /// Keys of the platform that an input's `native` may not set: its envelope.
    pub reserved: &'static [&'static str],
    /// Whether an empty or `null` field is sent (an update clears it) or left out (a creation).
    pub clears: bool,
    /// Whether the platform clears a field by `null`; others take an empty string for that.
    pub knows_null: bool,
}

impl Writer {
    /// A resource's attributes under the platform's names.
    ///
    /// `native` carries platform-only fields. What the table has a name for is taken from the unified
    /// fields alone, so that a resource read earlier can be passed back with changes.
    pub fn write<J: Json>(
        self,
        resource: &str,
        input: &J,
        mut attributes: J,
    ) -> Result<J, Failure<J>> {
        let rows = schema::rows(self.schema, resource);
        let native = input.get("native");
        for key in native.keys() {
            let is_it = |row: &Row| row.path == key || row.is_writable() && row.sent_as() == key;
            let is_named = rows.iter().any(is_it);
            if !is_named && !self.reserved.contains(&key.as_str()) {
                attributes.set(&key, native.get(&key));
            }
        }
        self.write_fields("", &rows, input, attributes)
    }

    /// The fields alone. `place` is what comes before their names in a failure.
    fn write_fields<J: Json>(
        self,
        place: &str,
        rows: &[Row],
        input: &J,
        mut attributes: J,
    ) -> Result<J, Failure<J>> {
        for key in input.keys() {
            let field = text::join(&[place, &key]);
            let value = input.get(&key);
            match rows.iter().find(|row| row.name == key) {
                Some(row) if row.mark == b'&' && value.kind() == Kind::Object => {
                    let rows = schema::rows(self.schema, row.resource);
                    let place = text::join(&[&field, "."]);
                    attributes.set(
                        row.path,
                        self.write_fields(&place, &rows, &value, J::object())?,
                    );
                }
                Some(row) if row.mark == b'&' && value.is_present() => {
                    return Err(Failure::invalid(&field, "must be an object."));
                }
                Some(row) if cfg!(feature = "commerce-layer") && row.mark == b'\'' => {
                    let (kind, message) = match row.resource {
                        "number" => (Kind::Number, "must be a number."),
                        _ => (Kind::Object, "must be an object."),
                    };
                    if !value.is_present() {
                        continue;
                    }
                    if value.kind() != kind {
                        return Err(Failure::invalid(&field, message));
                    }
                    attributes.set(row.sent_as(), value);
                }
                Some(row) if row.is_writable() => {
                    if let Some(value) = self.text(&field, &value)? {
                        set_at(&mut attributes, row.sent_as(), value);
                    }
                }
                Some(row)
                    if cfg!(feature = "commerce-layer")
                        && row.mark == b';'
                        && value.as_text().is_none_or(|text| !text.is_empty())
                        && value.is_present() =>
                {
                    return Err(Failure::invalid(
                        &field,
                        "is not kept by this platform: leave it out.",
                    ));
                }
                Some(_) => {}
                None if key == "native" => {}
                None => {
                    let message = "is not a field that can be written; put fields of the platform's own under `native`.";
                    return Err(Failure::invalid(&field, message));
                }
            }
        }
        Ok(attributes)
    }

    fn text<J: Json>(self, field: &str, value: &J) -> Result<Option<J>, Failure<J>> {
        match value.kind() {
            Kind::Missing => Ok(None),
            // Elastic Path knows no unset for its strings, and an empty one is what its own manager sends.
            Kind::Null if self.knows_null => Ok(self.clears.then(J::null)),
            Kind::Null => Ok(self.clears.then(|| J::text(""))),
            Kind::Text => {
                let is_empty = value.as_text().is_some_and(|text| text.is_empty());
                Ok((self.clears || !is_empty).then(|| value.clone()))
            }
            _ => Err(Failure::invalid(field, "must be a string.")),
        }
    }
}

/// Sets an attribute, or a member of one: what the store keeps in `metadata` has no attribute of its own.
fn set_at<J: Json>(attributes: &mut J, path: &str, value: J) {
    let Some((key, member)) = text::cut(path, ".").filter(|_| cfg!(feature = "commerce-layer"))
    else {
        return attributes.set(path, value);
    };
    // A copy: the object may be the caller's.
    let copy = J::from_json(&attributes.get(key).to_json());
    let mut object = copy
        .filter(|copy| copy.kind() == Kind::Object)
        .unwrap_or_else(J::object);
    object.set(member, value);
    attributes.set(key, object);
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::http::Code;
    use crate::json::Native;
    use serde_json::{Value, json};

    #[test]
    fn what_is_no_text_is_written_as_it_is() {
        let writer = Writer {
            schema: "@Line\ncount'attributes.quantity:number\nwhy'attributes.reason:object\n",
            reserved: &[],
            clears: false,
            knows_null: true,
        };
        let write = |input: Value| writer.write("Line", &input.into(), Native::object());
        let whole = json!({"count": 2, "why": {"size": "small"}});
        assert_eq!(
            write(whole).unwrap(),
            json!({"quantity": 2, "reason": {"size": "small"}}).into()
        );
        assert_eq!(write(json!({"count": null})).unwrap(), Native::object());
        for (input, message) in [
            (json!({"count": "2"}), "`count` must be a number."),
            (json!({"why": "small"}), "`why` must be an object."),
        ] {
            assert_eq!(write(input).unwrap_err().message, message);
        }
    }

    const SCHEMA: &str = "@Address\nid=id\nlabel~name\nline1~line_1\ncreatedAt=meta.timestamps.created_at\nhome&home_address:Home\n@Home\ncity~town\n";

    fn write(clears: bool, input: Value) -> Result<Value, Failure<Native>> {
        let writer = Writer {
            schema: SCHEMA,
            reserved: &["meta"],
            clears,
            knows_null: false,
        };
        writer
            .write("Address", &input.into(), Native::object())
            .map(|attributes| attributes.0.unwrap())
    }

    #[test]
    fn fields_go_out_under_the_platforms_names() {
        assert_eq!(
            write(
                false,
                json!({"label": "Home", "line1": "12 St James's Square"})
            )
            .unwrap(),
            json!({"name": "Home", "line_1": "12 St James's Square"})
        );
    }

    #[test]
    fn a_creation_leaves_empty_fields_out_and_an_update_clears_them() {
        let input = json!({"label": null, "line1": ""});
        assert_eq!(write(false, input.clone()).unwrap(), json!({}));
        assert_eq!(
            write(true, input).unwrap(),
            json!({"name": "", "line_1": ""})
        );
    }

    #[test]
    fn a_record_read_earlier_can_be_passed_back() {
        let record = json!({"id": "a1", "label": "Office", "createdAt": "2026-01-01",
            "native": {"name": "Home", "meta": {}, "id": "a1", "delivery-notes": "ring twice"}});
        assert_eq!(
            write(true, record).unwrap(),
            json!({"name": "Office", "delivery-notes": "ring twice"})
        );
    }

    #[test]
    fn a_misspelt_field_is_named_before_anything_is_sent() {
        let failure = write(true, json!({"line_1": "x"})).unwrap_err();
        assert_eq!(
            (failure.code, failure.fields[0].field.as_str()),
            (Code::Validation, "line_1")
        );
    }

    #[test]
    fn a_nested_resource_is_written_by_its_own_table_without_its_native_fields() {
        assert_eq!(
            write(
                false,
                json!({"home": {"city": "Bath", "native": {"id": "a1"}}})
            )
            .unwrap(),
            json!({"home_address": {"town": "Bath"}})
        );
        for (input, field) in [
            (json!({"home": {"town": "Bath"}}), "home.town"),
            (json!({"home": {"city": 5}}), "home.city"),
            (json!({"home": "Bath"}), "home"),
        ] {
            assert_eq!(write(false, input).unwrap_err().fields[0].field, field);
        }
    }

    #[test]
    fn a_wrong_type_is_named_before_anything_is_sent() {
        for wrong in [json!(12), json!(true), json!([]), json!({})] {
            let failure = write(true, json!({"line1": wrong})).unwrap_err();
            assert_eq!(failure.message, "`line1` must be a string.");
        }
    }
}

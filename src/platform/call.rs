//! Reads and checks what a caller passed to an operation, before anything is sent.

use super::check::{headers, known_only};
use super::operation::Operation;
use super::options::timeout;
use crate::http::{Code, Deadline, Failure, Header};
use crate::json::{Json, Kind, text};
use std::rc::Rc;

/// One operation with its checked arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Call<J> {
    /// What to do.
    pub operation: Operation,
    /// The texts among the arguments, in their order: ids, a path, an address.
    pub texts: Vec<String>,
    /// The input or query; [`Json::missing`] where there is none.
    pub input: J,
    /// Headers of this call's own.
    pub headers: Rc<[Header]>,
    /// Whose account it is about; empty when nobody is signed in.
    pub customer_id: String,
    /// When the caller gives up.
    pub ends: Deadline,
}

/// What every call takes last.
#[derive(Clone, Debug, PartialEq)]
pub struct CallOptions<J> {
    /// The caller's `AbortSignal`; [`Json::missing`] where there is none.
    pub signal: J,
    /// The call's time limit in milliseconds, where it names one.
    pub timeout_ms: Option<f64>,
}

impl<J: Json> Call<J> {
    /// Reads the arguments of a method by its row: texts, an input or query, and the options.
    #[inline(never)]
    pub fn read(
        rows: &'static str,
        operation: Operation,
        arguments: Vec<J>,
    ) -> Result<(Self, CallOptions<J>), Failure<J>> {
        let mut arguments = arguments.into_iter();
        let mut next = || arguments.next().unwrap_or_else(J::missing);
        let mut call = Self {
            operation,
            texts: Vec::new(),
            input: J::missing(),
            headers: Rc::default(),
            customer_id: String::new(),
            ends: Deadline::NEVER,
        };
        for argument in text::pieces(operation.row(rows).arguments, ",") {
            if let Some(name) = argument.strip_prefix("{") {
                call.input = next();
                let kind = call.input.kind();
                let may_be_absent = name.ends_with("?");
                if kind != Kind::Object && !(may_be_absent && kind == Kind::Missing) {
                    return Err(Failure::invalid(
                        name.strip_suffix("?").unwrap_or(name),
                        "must be an object.",
                    ));
                }
            } else if let Some(name) = argument.strip_prefix("[") {
                call.input = next();
                if call.input.kind() != Kind::Array {
                    return Err(Failure::invalid(name, "must be a list."));
                }
            } else if !argument.is_empty() {
                match next().as_text() {
                    Some(text) if !text.is_empty() => call.texts.push(text),
                    _ => return Err(Failure::invalid(argument, "must be a non-empty string.")),
                }
            }
        }
        let options = next();
        if !matches!(options.kind(), Kind::Missing | Kind::Object) {
            return Err(Failure::invalid(
                "options",
                "must be an object with `signal`, `timeoutMs` or `headers`.",
            ));
        }
        let known = ["signal", "timeoutMs", "headers"];
        known_only(&options, &known, "a call option", Code::Validation)?;
        call.headers = headers(&options.get("headers"), Code::Validation)?.into();
        let signal = options.get("signal");
        if signal.kind() != Kind::Missing && signal.get("aborted").as_boolean().is_none() {
            return Err(Failure::invalid("signal", "must be an AbortSignal."));
        }
        let timeout_ms = timeout(&options, "timeoutMs", Code::Validation)?;
        Ok((call, CallOptions { signal, timeout_ms }))
    }

    /// One of the texts among the arguments; empty where there is none.
    pub fn text(&self, place: usize) -> &str {
        self.texts.get(place).map_or("", String::as_str)
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::json::Native;
    use serde_json::{Value, json};

    fn read(
        operation: Operation,
        arguments: &[Value],
    ) -> Result<(Call<Native>, CallOptions<Native>), Failure<Native>> {
        Call::read(
            crate::platform::operation::ELASTIC_PATH,
            operation,
            arguments.iter().cloned().map(Native::from).collect(),
        )
    }

    #[test]
    fn arguments_are_read_in_their_order() {
        let (call, options) = read(
            Operation::AddressesUpdate,
            &[
                json!("a1"),
                json!({"city": "Bath"}),
                json!({"timeoutMs": 5}),
            ],
        )
        .unwrap();
        assert_eq!(
            (call.text(0), call.input.clone()),
            ("a1", json!({"city": "Bath"}).into())
        );
        assert_eq!(options.timeout_ms, Some(5.0));
    }

    #[test]
    fn a_query_and_options_may_be_left_out() {
        assert!(read(Operation::OrdersList, &[]).is_ok());
        assert!(read(Operation::ProfileGet, &[]).is_ok());
    }

    #[test]
    fn a_wrong_argument_is_named_before_anything_is_sent() {
        for (operation, arguments, field) in [
            (Operation::AddressesGet, vec![], "id"),
            (Operation::AddressesGet, vec![json!("")], "id"),
            (Operation::AddressesDelete, vec![json!(7)], "id"),
            (Operation::AddressesCreate, vec![], "input"),
            (Operation::AddressesCreate, vec![json!(null)], "input"),
            (Operation::AddressesCreate, vec![json!([])], "input"),
            (Operation::OrdersList, vec![json!(10)], "query"),
            (
                Operation::OrdersTransaction,
                vec![json!("o1")],
                "transactionId",
            ),
            (
                Operation::ProfileGet,
                vec![json!({"headers": {"x-language": 7}})],
                "headers",
            ),
            (
                Operation::ProfileGet,
                vec![json!({"headers": {"Authorization": "Bearer x"}})],
                "headers",
            ),
            (Operation::ProfileGet, vec![json!("x")], "options"),
            (
                Operation::ProfileGet,
                vec![json!({"timeout": 5})],
                "timeout",
            ),
            (
                Operation::ProfileGet,
                vec![json!({"timeoutMs": -1})],
                "timeoutMs",
            ),
            (Operation::ProfileGet, vec![json!({"signal": {}})], "signal"),
        ] {
            let failure = read(operation, &arguments).unwrap_err();
            assert_eq!(
                (failure.code, failure.fields[0].field.as_str()),
                (Code::Validation, field),
                "{arguments:?}"
            );
        }
    }
}

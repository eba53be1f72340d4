//! Reads and checks what a caller passed to an operation, before anything is sent.

use super::check::unknown_key;
use super::operation::{Arguments, Operation};
use super::options::timeout;
use crate::http::{Code, Failure};
use crate::json::{Json, Kind};

/// One operation with its checked arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Call<J> {
    /// What to do.
    pub operation: Operation,
    /// The id in the path; empty where the operation takes none.
    pub id: String,
    /// The input or query; [`Json::missing`] where there is none.
    pub input: J,
    /// Whose account it is about; empty when nobody is signed in.
    pub customer_id: String,
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
    /// Reads the arguments of a method in their order: id, input or query, options.
    pub fn read(
        operation: Operation,
        arguments: Vec<J>,
    ) -> Result<(Self, CallOptions<J>), Failure<J>> {
        let mut arguments = arguments.into_iter();
        let mut next = || arguments.next().unwrap_or_else(J::missing);
        let takes = operation.arguments();
        let mut call = Self {
            operation,
            id: String::new(),
            input: J::missing(),
            customer_id: String::new(),
        };
        let first = match takes {
            Arguments::Id | Arguments::IdAndInput => "id",
            Arguments::Url => "url",
            Arguments::PathAndQuery => "path",
            Arguments::Nothing | Arguments::Input | Arguments::Query => "",
        };
        if !first.is_empty() {
            call.id = match next().as_text() {
                Some(text) if !text.is_empty() => text,
                _ => return Err(Failure::invalid(first, "must be a non-empty string.")),
            };
        }
        let may_be_absent = matches!(takes, Arguments::Query | Arguments::PathAndQuery);
        if may_be_absent || matches!(takes, Arguments::Input | Arguments::IdAndInput) {
            call.input = next();
            let is_absent = may_be_absent && call.input.kind() == Kind::Missing;
            if call.input.kind() != Kind::Object && !is_absent {
                return Err(Failure::invalid("input", "must be an object."));
            }
        }
        Ok((call, CallOptions::read(&next())?))
    }
}

impl<J: Json> CallOptions<J> {
    fn read(options: &J) -> Result<Self, Failure<J>> {
        if !matches!(options.kind(), Kind::Missing | Kind::Object) {
            return Err(Failure::invalid(
                "options",
                "must be an object with `signal` or `timeoutMs`.",
            ));
        }
        if let Some(key) = unknown_key(options, &["signal", "timeoutMs"]) {
            return Err(Failure::invalid(
                &key,
                "is not a call option; there are `signal` and `timeoutMs`.",
            ));
        }
        let signal = options.get("signal");
        if signal.kind() != Kind::Missing && signal.get("aborted").as_boolean().is_none() {
            return Err(Failure::invalid("signal", "must be an AbortSignal."));
        }
        Ok(Self {
            signal,
            timeout_ms: timeout(options, "timeoutMs", Code::Validation)?,
        })
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
            (call.id.as_str(), call.input),
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
            (Operation::OrdersList, vec![json!(10)], "input"),
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

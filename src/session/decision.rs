//! What to do about one token before a call: use it, wait, renew it, or fail, and why.

use super::expiry::is_live;
use crate::platform::{Grant, Tokens};
use std::rc::Rc;

/// Which token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// The visitor's.
    Visitor,
    /// The signed-in shopper's.
    Shopper,
}

impl Holder {
    /// Its token's place.
    pub(super) fn place(self, tokens: &mut Tokens) -> &mut Option<Rc<Grant>> {
        match self {
            Self::Visitor => &mut tokens.anonymous,
            Self::Shopper => &mut tokens.customer,
        }
    }

    /// Its own of two, of which the visitor's is the first.
    pub(super) fn of<T>(self, both: &[T; 2]) -> &T {
        let [visitor, shopper] = both;
        match self {
            Self::Visitor => visitor,
            Self::Shopper => shopper,
        }
    }
}

/// How an earlier attempt to renew a token ended, if it did not bring a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setback {
    /// The platform no longer takes what renews it.
    Final,
    /// The network or the platform failed a moment ago.
    Passing,
}

/// What is known when a call needs a token.
pub(super) struct Situation<'a> {
    pub(super) holder: Holder,
    pub(super) stored: Option<&'a Rc<Grant>>,
    pub(super) now_ms: f64,
    /// A renewal of this token is on its way.
    pub(super) is_under_way: bool,
    /// What became of the last one, if that was for this very token and lately.
    pub(super) setback: Option<Setback>,
}

/// What to do.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Decision {
    /// Send this one.
    Use(Rc<Grant>),
    /// Ask for a new one.
    Renew,
    /// Share the renewal that is on its way.
    Wait,
    /// Nobody is signed in.
    FailNobody,
    /// The session is over: nothing renews it.
    FailEnded,
    /// The session can go on, but not now.
    FailSetback,
}

/// The decision. A visitor's token can always be asked for. A shopper's is used to its last moment
/// where nothing can renew it, or where renewing it has just failed.
pub(super) fn decide(situation: &Situation) -> Decision {
    let Situation {
        holder,
        stored,
        now_ms,
        is_under_way,
        setback,
    } = *situation;
    if let Some(grant) = stored.filter(|grant| is_live(grant, now_ms)) {
        return Decision::Use(grant.clone());
    }
    let may_renew = match (holder, stored) {
        (Holder::Visitor, _) => true,
        (Holder::Shopper, Some(grant)) => grant.refresh_token.is_some(),
        (Holder::Shopper, None) => return Decision::FailNobody,
    };
    if may_renew && setback.is_none() {
        return if is_under_way {
            Decision::Wait
        } else {
            Decision::Renew
        };
    }
    match (stored, setback) {
        (Some(grant), _) if now_ms < grant.expires_at_ms => Decision::Use(grant.clone()),
        (_, Some(Setback::Passing)) => Decision::FailSetback,
        _ => Decision::FailEnded,
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    const HOUR: f64 = 3_600_000.0;

    fn grant(refresh_token: Option<&str>) -> Rc<Grant> {
        Rc::new(Grant {
            token: "t".into(),
            expires_at_ms: HOUR,
            lifetime_ms: HOUR,
            customer_id: None,
            refresh_token: refresh_token.map(str::to_owned),
        })
    }

    fn decided(
        holder: Holder,
        stored: Option<&Rc<Grant>>,
        now_ms: f64,
        setback: Option<Setback>,
    ) -> [Decision; 2] {
        [false, true].map(|is_under_way| {
            decide(&Situation {
                holder,
                stored,
                now_ms,
                is_under_way,
                setback,
            })
        })
    }

    #[test]
    fn every_situation_has_its_decision() {
        use Decision::{FailEnded, FailNobody, FailSetback, Renew, Use, Wait};
        let (plain, renewable) = (grant(None), grant(Some("r")));
        let (early, late, over) = (0.0, HOUR - 1_000.0, HOUR);
        let (none, passing, last) = (None, Some(Setback::Passing), Some(Setback::Final));
        let both = |decision: Decision| [decision.clone(), decision];
        let renew = [Renew, Wait];
        for (holder, stored, now_ms, setback, expected) in [
            (Holder::Visitor, None, early, none, renew.clone()),
            (
                Holder::Visitor,
                Some(&plain),
                early,
                none,
                both(Use(plain.clone())),
            ),
            (Holder::Visitor, Some(&plain), late, none, renew.clone()),
            (Holder::Visitor, Some(&plain), over, none, renew.clone()),
            (Holder::Shopper, None, early, none, both(FailNobody)),
            (
                Holder::Shopper,
                Some(&plain),
                early,
                none,
                both(Use(plain.clone())),
            ),
            (
                Holder::Shopper,
                Some(&plain),
                late,
                none,
                both(Use(plain.clone())),
            ),
            (Holder::Shopper, Some(&plain), over, none, both(FailEnded)),
            (
                Holder::Shopper,
                Some(&renewable),
                early,
                none,
                both(Use(renewable.clone())),
            ),
            (Holder::Shopper, Some(&renewable), late, none, renew.clone()),
            (Holder::Shopper, Some(&renewable), over, none, renew),
            (
                Holder::Shopper,
                Some(&renewable),
                late,
                passing,
                both(Use(renewable.clone())),
            ),
            (
                Holder::Shopper,
                Some(&renewable),
                late,
                last,
                both(Use(renewable.clone())),
            ),
            (
                Holder::Shopper,
                Some(&renewable),
                over,
                passing,
                both(FailSetback),
            ),
            (
                Holder::Shopper,
                Some(&renewable),
                over,
                last,
                both(FailEnded),
            ),
        ] {
            assert_eq!(
                decided(holder, stored, now_ms, setback),
                expected,
                "{holder:?} {stored:?} {now_ms} {setback:?}"
            );
        }
    }
}

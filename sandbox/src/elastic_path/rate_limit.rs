//! How many requests a store answers in a second. Beyond that it answers 429.

use std::collections::VecDeque;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Response;
use axum::middleware::Next;
use axum::response::IntoResponse;

use super::problem::Problem;
use crate::clock::{self, SECOND};
use crate::state::Shared;

/// When the requests of the last second came, by the machine's own clock.
#[derive(Default)]
pub(crate) struct Rate(VecDeque<i64>);

impl Rate {
    fn has_room(&mut self, most: u32, now: i64) -> bool {
        while self.0.front().is_some_and(|moment| *moment <= now - SECOND) {
            self.0.pop_front();
        }
        let has_room = self.0.len() < usize::try_from(most).unwrap_or(usize::MAX);
        if has_room {
            self.0.push_back(now);
        }
        has_room
    }
}

pub(crate) async fn enforce(
    State(shared): State<Shared>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let refused = {
        let world = &mut *shared.lock();
        let settings = &world.settings;
        match settings.requests_per_second {
            Some(most) if !world.rate.has_room(most, clock::system_now()) => {
                Some(Problem::too_many_requests(settings.rate_limit_retry_after))
            }
            _ => None,
        }
    };
    match refused {
        Some(problem) => problem.into_response(),
        None => next.run(request).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_later_there_is_room_again() {
        let mut rate = Rate::default();
        assert!(rate.has_room(2, 0) && rate.has_room(2, 500));
        assert!(!rate.has_room(2, 999));
        assert!(rate.has_room(2, 1_000));
        assert!(!rate.has_room(2, 1_499));
    }
}

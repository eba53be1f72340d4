//! Work that may be ended before it is done; it is dropped then.

use std::pin::pin;
use std::task::Poll;

/// The work's outcome, or the failure of what ends it first. Work that is done at the same moment counts.
pub(super) async fn race<T, F, O>(
    work: impl Future<Output = Result<T, F>>,
    end: impl Future<Output = F>,
    other_end: impl Future<Output = Result<O, F>>,
) -> Result<T, F> {
    let (mut work, mut end, mut other_end) = (pin!(work), pin!(end), pin!(other_end));
    std::future::poll_fn(|context| {
        if let Poll::Ready(outcome) = work.as_mut().poll(context) {
            return Poll::Ready(outcome);
        }
        if let Poll::Ready(failure) = end.as_mut().poll(context) {
            return Poll::Ready(Err(failure));
        }
        match other_end.as_mut().poll(context) {
            Poll::Ready(Err(failure)) => Poll::Ready(Err(failure)),
            _ => Poll::Pending,
        }
    })
    .await
}

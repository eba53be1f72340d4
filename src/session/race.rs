//! Whichever of two futures is ready first; the other is dropped.

use std::pin::pin;
use std::task::Poll;

/// The first one's outcome; `first` wins a tie, so that work that is done counts.
pub(super) async fn race<T>(first: impl Future<Output = T>, second: impl Future<Output = T>) -> T {
    let (mut first, mut second) = (pin!(first), pin!(second));
    std::future::poll_fn(|context| match first.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(outcome),
        Poll::Pending => second.as_mut().poll(context),
    })
    .await
}

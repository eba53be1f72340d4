//! Keeps the record's text in the store, its first line and the others apart where the store does, and in memory once the store refuses: a shopper in private
//! mode or with a full disk stays signed in until the page is left.

use super::world::{Denied, Slot, Store};
use crate::json::text;
use std::cell::{Cell, RefCell};

/// Whether there is a platform here that has what could be kept apart.
pub(super) const KEEPS_APART: bool = cfg!(feature = "commerce-layer");

/// The text, wherever it can be kept.
#[derive(Default)]
pub(super) struct Vault {
    memory: RefCell<Option<String>>,
    /// There was something apart for this tab's record, which goes with the session, also when another tab ends that.
    has_apart: Cell<bool>,
    /// It is not what was last asked for.
    is_new: Cell<bool>,
    is_degraded: Cell<bool>,
    is_news: Cell<bool>,
}

impl Vault {
    /// Looks at the store again: other tabs write it too. Whether the text is another one since the last
    /// look.
    pub(super) fn look(&self, store: &impl Store) -> bool {
        if !self.is_degraded.get() && !is_same(store) {
            match read(store) {
                Ok(text) if *self.memory.borrow() == text => {}
                Ok(text) => self.keep(text),
                Err(Denied) => self.degrade(),
            }
        }
        self.is_new.take()
    }

    /// The text as it was at the last look.
    pub(super) fn text(&self) -> Option<String> {
        self.memory.borrow().clone()
    }

    /// Replaces the text. A store that drops it without a word, as cookies do beyond 4 KB, has refused.
    pub(super) fn write(&self, store: &impl Store, text: String) {
        let has_apart = KEEPS_APART && self.has_apart.take();
        if !self.is_degraded.get() && !is_kept(store, &text, has_apart) {
            self.degrade();
        }
        self.keep(Some(text));
    }

    fn keep(&self, text: Option<String>) {
        if KEEPS_APART && text.as_deref().is_some_and(has_lines) {
            self.has_apart.set(true);
        }
        self.memory.replace(text);
        self.is_new.set(true);
    }

    /// Whether the store has refused since this was last asked: true once.
    pub(super) fn has_degraded(&self) -> bool {
        self.is_news.take()
    }

    fn degrade(&self) {
        self.is_degraded.set(true);
        self.is_news.set(true);
    }
}

fn has_lines(text: &str) -> bool {
    text.bytes().any(|byte| byte == b'\n')
}

/// Whether both are what they were at the last look.
fn is_same(store: &impl Store) -> bool {
    let is_same = store.is_same(Slot::Session);
    is_same & (!store.keeps_refresh_apart() || store.is_same(Slot::Refresh))
}

/// The record, and what is kept apart from it behind it: not another one's, where tabs with sessions of their own share
/// that place. It begins with its token, which the record has in it.
#[inline(never)]
fn read(store: &impl Store) -> Result<Option<String>, Denied> {
    let mut record = store.read(Slot::Session)?;
    if store.keeps_refresh_apart()
        && let Some(text) = &mut record
        && let Some(refresh) = store.read(Slot::Refresh)?
        && text::find(text, text::before(&refresh, "\n")).is_some()
    {
        *text = text::join(&[text, "\n", &refresh]);
    }
    Ok(record)
}

fn is_kept(store: &impl Store, text: &str, has_apart: bool) -> bool {
    write(store, text, has_apart).is_ok()
        && read(store).is_ok_and(|kept| kept.as_deref() == Some(text))
}

/// The record last: it is what other tabs look for. `has_apart` is whether this tab has something apart.
fn write(store: &impl Store, text: &str, has_apart: bool) -> Result<(), Denied> {
    let mut record = text;
    if store.keeps_refresh_apart() {
        let (before, refresh) = text::halves(text, "\n");
        if has_apart || !refresh.is_empty() {
            store.write(Slot::Refresh, refresh)?;
        }
        record = before;
    }
    store.write(Slot::Session, record)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::session::tests::simulation::Seen;
    use std::rc::Rc;

    #[derive(Default)]
    struct Fake {
        text: RefCell<Option<String>>,
        refresh: Rc<RefCell<Option<String>>>,
        keeps_refresh_apart: bool,
        refuses: Cell<bool>,
        drops: Cell<bool>,
        seen: Seen,
    }

    impl Fake {
        fn slot(&self, slot: Slot) -> &RefCell<Option<String>> {
            match slot {
                Slot::Refresh => &self.refresh,
                _ => &self.text,
            }
        }
    }

    impl Store for Fake {
        fn is_same(&self, slot: Slot) -> bool {
            self.read(slot).is_ok_and(|text| self.seen.is(slot, text))
        }
        fn read(&self, slot: Slot) -> Result<Option<String>, Denied> {
            if self.refuses.get() {
                Err(Denied)
            } else {
                Ok(self.slot(slot).borrow().clone())
            }
        }
        fn write(&self, slot: Slot, record: &str) -> Result<(), Denied> {
            self.seen.forget(slot);
            if self.refuses.get() {
                return Err(Denied);
            }
            if !self.drops.get() {
                self.slot(slot).replace(Some(record.to_owned()));
            }
            Ok(())
        }
        fn remove(&self, slot: Slot) -> Result<(), Denied> {
            self.seen.forget(slot);
            self.slot(slot).replace(None);
            Ok(())
        }
        fn keeps_refresh_apart(&self) -> bool {
            self.keeps_refresh_apart
        }
    }

    fn read(vault: &Vault, store: &Fake) -> Option<String> {
        vault.look(store);
        vault.text()
    }

    #[test]
    fn a_text_is_another_one_at_one_look() {
        let (vault, store) = (Vault::default(), Fake::default());
        assert!(!vault.look(&store));
        vault.write(&store, "mine".into());
        assert!(vault.look(&store));
        assert!(!vault.look(&store));
        store.text.replace(Some("theirs".into()));
        assert!(vault.look(&store));
        store.refuses.set(true);
        assert!(!vault.look(&store));
    }

    #[test]
    fn lines_that_are_kept_apart_are_one_text_again() {
        let store = Fake {
            keeps_refresh_apart: true,
            ..Fake::default()
        };
        let vault = Vault::default();
        vault.write(&store, "record of token\ntoken\nrefresh".into());
        let lines = [&store.text, &*store.refresh].map(|text| text.borrow().clone().unwrap());
        assert_eq!(lines, ["record of token", "token\nrefresh"]);
        assert_eq!(
            read(&Vault::default(), &store).as_deref(),
            Some("record of token\ntoken\nrefresh")
        );
        vault.write(&store, "later".into());
        assert_eq!(store.refresh.borrow().as_deref(), Some(""));
        assert_eq!(read(&vault, &store).as_deref(), Some("later"));
    }

    #[test]
    fn what_another_tab_keeps_apart_in_the_same_place_stays_there() {
        let signed_in = Fake {
            keeps_refresh_apart: true,
            ..Fake::default()
        };
        let visitor = Fake {
            keeps_refresh_apart: true,
            refresh: Rc::clone(&signed_in.refresh),
            ..Fake::default()
        };
        let vault = Vault::default();
        vault.write(&signed_in, "record of token\ntoken\nrefresh".into());
        let other = Vault::default();
        for text in ["first", "visitor"] {
            other.write(&visitor, text.into());
            assert!(!other.has_degraded());
            assert_eq!(read(&other, &visitor).as_deref(), Some(text));
        }
        let kept = read(&vault, &signed_in);
        assert_eq!(kept.as_deref(), Some("record of token\ntoken\nrefresh"));
    }

    #[test]
    fn what_was_kept_apart_goes_with_the_session_that_another_tab_has_ended() {
        let store = Fake {
            keeps_refresh_apart: true,
            ..Fake::default()
        };
        let vault = Vault::default();
        vault.write(&store, "record of token\ntoken\nrefresh".into());
        store.text.replace(Some("record".into()));
        assert_eq!(read(&vault, &store).as_deref(), Some("record"));
        vault.write(&store, "visitor".into());
        assert_eq!(store.refresh.borrow().as_deref(), Some(""));
    }

    #[test]
    fn what_another_tab_stored_is_seen() {
        let (vault, store) = (Vault::default(), Fake::default());
        vault.write(&store, "mine".into());
        store.text.replace(Some("theirs".into()));
        assert_eq!(read(&vault, &store).as_deref(), Some("theirs"));
    }

    #[test]
    fn what_another_tab_put_back_is_seen() {
        let (vault, store) = (Vault::default(), Fake::default());
        store.text.replace(Some("theirs".into()));
        assert_eq!(read(&vault, &store).as_deref(), Some("theirs"));
        vault.write(&store, "mine".into());
        store.text.replace(Some("theirs".into()));
        assert_eq!(read(&vault, &store).as_deref(), Some("theirs"));
    }

    #[test]
    fn what_is_kept_apart_is_looked_at_too() {
        let store = Fake {
            keeps_refresh_apart: true,
            ..Fake::default()
        };
        let vault = Vault::default();
        vault.write(&store, "record of token\ntoken\nrefresh".into());
        assert!(vault.look(&store));
        store.refresh.replace(Some("token\nnext".into()));
        assert_eq!(
            read(&vault, &store).as_deref(),
            Some("record of token\ntoken\nnext")
        );
    }

    #[test]
    fn a_store_that_refuses_costs_nothing_but_the_reload_and_is_told_once() {
        let (vault, store) = (Vault::default(), Fake::default());
        store.refuses.set(true);
        vault.write(&store, "one".into());
        assert!(vault.has_degraded());
        vault.write(&store, "two".into());
        assert!(!vault.has_degraded());
        assert_eq!(read(&vault, &store).as_deref(), Some("two"));
    }

    #[test]
    fn a_store_that_drops_what_it_is_given_has_refused() {
        let (vault, store) = (Vault::default(), Fake::default());
        vault.write(&store, "kept".into());
        store.drops.set(true);
        vault.write(&store, "dropped".into());
        assert!(vault.has_degraded());
        assert_eq!(read(&vault, &store).as_deref(), Some("dropped"));
    }

    #[test]
    fn a_store_that_starts_to_refuse_loses_nothing() {
        let (vault, store) = (Vault::default(), Fake::default());
        vault.write(&store, "kept".into());
        store.refuses.set(true);
        assert_eq!(read(&vault, &store).as_deref(), Some("kept"));
    }
}

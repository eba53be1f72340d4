//! All that the sandbox remembers, behind one lock.
//! Nothing may wait for the network or a timer while holding it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::clock;
use crate::commerce_layer;
use crate::elastic_path::{Rate, Store, Tokens};
use crate::faults::Queue;
use crate::journal::Journal;
use crate::seed;
use crate::settings::Settings;

/// A handle on the sandbox's memory; copies share it.
#[derive(Clone)]
pub(crate) struct Shared(Arc<Mutex<World>>);

impl Shared {
    pub(crate) fn new(settings: Settings) -> Self {
        Self(Arc::new(Mutex::new(World::new(settings))))
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, World> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(crate) struct World {
    /// What `reset` returns to.
    first_settings: Settings,
    pub(crate) settings: Settings,
    pub(crate) store: Store,
    pub(crate) tokens: Tokens,
    pub(crate) rate: Rate,
    pub(crate) faults: Queue,
    pub(crate) journal: Journal,
    pub(crate) commerce_layer: commerce_layer::Shop,
}

impl World {
    fn new(settings: Settings) -> Self {
        let now = moved_now(&settings);
        let store = seed::store(now);
        Self {
            first_settings: settings.clone(),
            settings,
            commerce_layer: commerce_layer::Shop::seeded(&store, now),
            store,
            tokens: Tokens::default(),
            rate: Rate::default(),
            faults: Queue::default(),
            journal: Journal::default(),
        }
    }

    /// Back to the moment of start-up: data, tokens, settings, faults and log.
    pub(crate) fn reset(&mut self) {
        *self = Self::new(self.first_settings.clone());
    }

    /// The time by the sandbox's own, movable clock.
    pub(crate) fn now(&self) -> i64 {
        moved_now(&self.settings)
    }
}

fn moved_now(settings: &Settings) -> i64 {
    clock::system_now() + settings.clock_offset_seconds * clock::SECOND
}

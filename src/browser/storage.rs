//! `localStorage` and `sessionStorage`, each of whose every use may be denied: by settings, in a frame
//! of another site, or when full. Even naming `localStorage` may throw.

use crate::platform::Storage;
use crate::session::Denied;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/storage.js")]
extern "C" {
    #[wasm_bindgen(js_name = open)]
    fn open_area(name: &str) -> JsValue;
    fn read(area: &JsValue, key: &str) -> JsValue;
    fn write(area: &JsValue, key: &str, text: &str) -> bool;
}

/// A place to keep text.
pub(super) enum Area {
    /// `localStorage` or `sessionStorage`.
    Web(JsValue),
    /// This page alone.
    Memory(std::cell::RefCell<Option<String>>),
}

/// The area that the option names; `None` where the browser denies it.
pub(super) fn open(storage: Storage) -> Option<Area> {
    let name = match storage {
        Storage::Local => "localStorage",
        Storage::Session => "sessionStorage",
        Storage::Memory => return Some(Area::Memory(std::cell::RefCell::default())),
    };
    let area = open_area(name);
    (!area.is_undefined()).then_some(Area::Web(area))
}

impl Area {
    pub(super) fn read(&self, key: &str) -> Result<Option<String>, Denied> {
        match self {
            Self::Web(area) => {
                let text = read(area, key);
                if text.is_undefined() {
                    return Err(Denied);
                }
                Ok(text.as_string())
            }
            Self::Memory(text) => Ok(text.borrow().clone()),
        }
    }

    pub(super) fn write(&self, key: &str, text: &str) -> Result<(), Denied> {
        match self {
            Self::Web(area) => write(area, key, text).then_some(()).ok_or(Denied),
            Self::Memory(memory) => {
                memory.replace(Some(text.to_owned()));
                Ok(())
            }
        }
    }
}

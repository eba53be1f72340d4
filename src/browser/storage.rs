//! `localStorage` and `sessionStorage`, each of whose every use may be denied: by settings, in a frame
//! of another site, or when full. Even naming `localStorage` may throw.

use crate::platform::Storage;
use crate::session::Denied;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Not `web_sys::Storage` by `instanceof`: a polyfill, or an app's stand-in, serves as well.
    pub type StorageLike;
    #[wasm_bindgen(method, catch, js_name = getItem)]
    fn get_item(this: &StorageLike, key: &str) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(method, catch, js_name = setItem)]
    fn set_item(this: &StorageLike, key: &str, value: &str) -> Result<(), JsValue>;
}

/// A place to keep text.
pub(super) enum Area {
    /// `localStorage` or `sessionStorage`.
    Web(StorageLike),
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
    let area = Reflect::get(&js_sys::global(), &JsValue::from_str(name)).ok()?;
    area.is_object().then(|| Area::Web(area.unchecked_into()))
}

impl Area {
    pub(super) fn read(&self, key: &str) -> Result<Option<String>, Denied> {
        match self {
            Self::Web(area) => area.get_item(key).map_err(|_| Denied),
            Self::Memory(text) => Ok(text.borrow().clone()),
        }
    }

    pub(super) fn write(&self, key: &str, text: &str) -> Result<(), Denied> {
        match self {
            Self::Web(area) => area.set_item(key, text).map_err(|_| Denied),
            Self::Memory(memory) => {
                memory.replace(Some(text.to_owned()));
                Ok(())
            }
        }
    }
}

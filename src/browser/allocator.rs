//! Hands out memory. The standard library's allocator is built for big programs and is 5.7 KB of the
//! wasm; this one keeps a list of free blocks for each power of two, for the few, small and short-lived
//! things that a call needs. A block is never split or joined, so memory grows to the sum of each
//! size's peak and stays there.
#![allow(
    unsafe_code,
    reason = "an allocator deals in raw memory; a page has one thread"
)]

use std::alloc::{GlobalAlloc, Layout};
use std::cell::UnsafeCell;
use std::ptr::null_mut;

/// What the system hands out, in bytes.
const PAGE: usize = 65_536;
/// The smallest block, and what every block is aligned to.
const SMALLEST: usize = 16;

struct Allocator(UnsafeCell<State>);

struct State {
    /// The first free block of each size, a power of two; each holds the address of the next.
    free: [*mut u8; 32],
    /// Memory that no block has been cut from yet.
    fresh: usize,
    end: usize,
}

#[global_allocator]
static ALLOCATOR: Allocator = Allocator(UnsafeCell::new(State {
    free: [null_mut(); 32],
    fresh: 0,
    end: 0,
}));

// SAFETY: without the `atomics` feature, which is off, there is one thread to a memory.
unsafe impl Sync for Allocator {}

/// The power of two that a block for this has.
fn class(size: usize) -> u32 {
    (size.max(SMALLEST) - 1).ilog2() + 1
}

impl State {
    fn list(&mut self, class: u32) -> &mut *mut u8 {
        // The mask is no change, because a size is below 2^31; it spares the check of the index.
        #[allow(clippy::indexing_slicing, reason = "below 32")]
        &mut self.free[(class & 31) as usize]
    }

    fn cut(&mut self, size: usize) -> *mut u8 {
        if self.end - self.fresh < size {
            let pages = size.div_ceil(PAGE);
            let before = core::arch::wasm32::memory_grow(0, pages);
            if before == usize::MAX {
                return null_mut();
            }
            if before * PAGE != self.end {
                self.fresh = before * PAGE;
            }
            self.end = (before + pages) * PAGE;
        }
        let block = self.fresh;
        self.fresh += size;
        std::ptr::with_exposed_provenance_mut(block)
    }
}

// SAFETY: a block is as long as its class says, aligned to 16 bytes or the request is refused, and on
// one list or in one owner's hands; no method is entered again from within itself.
unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let class = class(layout.size());
        if layout.align() > SMALLEST || class > 30 {
            return null_mut();
        }
        let state = unsafe { &mut *self.0.get() };
        let block = *state.list(class);
        if block.is_null() {
            return state.cut(1 << class);
        }
        *state.list(class) = unsafe { block.cast::<*mut u8>().read() };
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let state = unsafe { &mut *self.0.get() };
        let list = state.list(class(layout.size()));
        unsafe { block.cast::<*mut u8>().write(*list) };
        *list = block;
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if class(size) == class(layout.size()) {
            return block;
        }
        // SAFETY: the caller warrants that the size does not overflow when rounded up to the alignment.
        let grown = unsafe { self.alloc(Layout::from_size_align_unchecked(size, layout.align())) };
        if !grown.is_null() {
            unsafe {
                block.copy_to_nonoverlapping(grown, layout.size().min(size));
                self.dealloc(block, layout);
            }
        }
        grown
    }
}

//! The allocator of the browser floor, in a browser: this program's own memory comes from it.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a test fails by panicking"
)]

// Links the crate, and its allocator with it.
use storefront_customer as _;
use wasm_bindgen_test::wasm_bindgen_test;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

const SIZES: [usize; 12] = [
    1, 8, 15, 16, 17, 100, 1_000, 4_096, 5_000, 65_536, 70_000, 300_000,
];

fn pages() -> usize {
    core::arch::wasm32::memory_size(0)
}

#[wasm_bindgen_test]
fn blocks_are_aligned_and_do_not_overlap() {
    let mut blocks: Vec<Vec<u8>> = Vec::new();
    for round in 0..20 {
        for (index, size) in SIZES.into_iter().enumerate() {
            let mark = (round * SIZES.len() + index) as u8;
            let block = vec![mark; size];
            assert_eq!(block.as_ptr() as usize % 16, 0, "{size}");
            blocks.push(block);
        }
        // Some are given back, so that later ones come from the lists.
        blocks.retain(|block| block[0] % 3 != 0);
    }
    for block in &blocks {
        assert!(block.iter().all(|byte| *byte == block[0]));
    }
}

#[wasm_bindgen_test]
fn what_grows_and_shrinks_keeps_its_contents() {
    let mut text = Vec::new();
    for count in 0..100_000u32 {
        text.push(count as u8);
    }
    text.truncate(50);
    text.shrink_to_fit();
    assert!(text.iter().enumerate().all(|(at, byte)| *byte == at as u8));
    text.reserve_exact(1_000);
    assert!(text.iter().enumerate().all(|(at, byte)| *byte == at as u8));
}

#[wasm_bindgen_test]
fn memory_that_was_given_back_is_used_again() {
    let round = || {
        let blocks: Vec<Vec<u8>> = SIZES.into_iter().map(|size| vec![1; size]).collect();
        assert_eq!(blocks.len(), SIZES.len());
    };
    round();
    let before = pages();
    (0..1_000).for_each(|_| round());
    assert_eq!(pages(), before);
}

//! Makes the WebAssembly module of the text that `scripts/pack.mjs` writes, at the speed of WebAssembly: JavaScript
//! runs such loops in its interpreter, where they took six times as long and a quarter of a page's start.
//!
//! It has the whole memory to itself, and no text but the build's: so it checks nothing and allocates nothing.
//! From address 0 there are the places in text and module, then two for each stream, then a list of bytes; the text is
//! at [`TEXT`] with a zero behind it, and the module behind that. A host must not call it.

#![no_std]
#![allow(
    unsafe_code,
    reason = "the memory is its own, and each address in it is one that this file gives"
)]

use core::ptr::with_exposed_provenance_mut;

#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

/// Where the next byte of the text is.
const AT: usize = 4;
/// Where the next byte of the module goes.
const OUT: usize = 8;
/// For each stream where its next byte is.
const NEXT: usize = 12;
/// For each stream its end.
const ENDS: usize = NEXT + 4 * 256;
/// The bytes of a stream by their numbers.
const LIST: usize = 2_560;
/// Where the text is: the same number is in `pkg-template/unpack.ts`.
const TEXT: usize = 4_096;

// The streams that belong to no opcode.
const OPCODES: usize = 0x06;
const LOCALS: usize = 0x07;
const BEFORE_CODE: usize = 0x08;
const AFTER_CODE: usize = 0x09;

const CODE_SECTION: u8 = 10;

fn byte(address: usize) -> u8 {
    unsafe { *with_exposed_provenance_mut(address) }
}

fn set_byte(address: usize, value: usize) {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "what is above is another byte's"
    )]
    unsafe {
        *with_exposed_provenance_mut(address) = value as u8;
    }
}

fn word(address: usize) -> usize {
    unsafe { *with_exposed_provenance_mut(address) }
}

fn set_word(address: usize, value: usize) {
    unsafe { *with_exposed_provenance_mut(address) = value }
}

/// Takes one of an address's steps.
fn step(address: usize, length: usize) -> usize {
    let before = word(address);
    set_word(address, before + length);
    before
}

/// A number of the text, in digits of which the last is 0 or more.
#[inline(never)]
fn number() -> usize {
    let mut sum = 0;
    let mut scale = 1;
    loop {
        let code = usize::from(byte(step(AT, 1)));
        // A digit from -5 to 86, plus 40.
        let digit = match code {
            0..33 => 126,
            33..93 => code,
            _ => code - 1,
        };
        if digit > 39 {
            return sum + scale * (digit - 40);
        }
        sum += scale * (digit + 52);
        scale *= 5;
    }
}

#[inline(never)]
fn put(value: usize) {
    set_byte(step(OUT, 1), value);
}

/// Copies a byte of a stream.
#[inline(never)]
fn copy(stream: usize) -> usize {
    let value = usize::from(byte(step(stream * 4 + NEXT, 1)));
    put(value);
    value
}

/// Copies a number of seven bits a byte: the eighth says that it goes on. Gives its last byte.
#[inline(never)]
fn copy_number(stream: usize) -> usize {
    loop {
        let last = copy(stream);
        if last < 128 {
            return last;
        }
    }
}

#[inline(never)]
fn copy_numbers(stream: usize, count: usize) {
    for _ in 0..count {
        copy_number(stream);
    }
}

#[inline(never)]
fn is_at_end(stream: usize) -> bool {
    word(stream * 4 + NEXT) == word(stream * 4 + ENDS)
}

#[inline(never)]
fn copy_all(stream: usize) {
    while !is_at_end(stream) {
        copy(stream);
    }
}

/// Leaves room for such a number, which is known later.
#[inline(never)]
fn leave() -> usize {
    step(OUT, 5)
}

#[inline(never)]
fn fill(place: usize, mut value: usize) {
    for at in place..place + 4 {
        set_byte(at, value | 128);
        value >>= 7;
    }
    set_byte(place + 4, 0);
}

/// Fills in how much there is behind it.
#[inline(never)]
fn close(place: usize) {
    fill(place, word(OUT) - place - 5);
}

/// Takes the text apart into its streams, whose bytes are in the place of the characters from here on.
fn read() {
    set_word(AT, TEXT);
    loop {
        let stream = number() * 4;
        let mut value = 0;
        for at in 0..number() {
            value += number();
            set_byte(LIST + at, value);
        }
        let mut end = word(AT);
        set_word(stream + NEXT, end);
        let code = loop {
            let code = byte(word(AT));
            if matches!(code, 0 | b'!') {
                break code;
            }
            set_byte(end, usize::from(byte(LIST + number())));
            end += 1;
        };
        set_word(stream + ENDS, end);
        if code == 0 {
            return;
        }
        step(AT, 1);
    }
}

/// Copies a function's instructions.
fn copy_body() {
    let mut depth = 1;
    while depth > 0 {
        let opcode = copy(OPCODES);
        let mut stream = opcode;
        match opcode {
            // A block, and its end.
            2..5 => depth += 1,
            11 => depth -= 1,
            // An access to memory.
            40..63 => {
                put(0);
                stream = 40;
            }
            68 => {
                for _ in 0..8 {
                    copy(68);
                }
                continue;
            }
            _ => {}
        }
        if word(stream * 4 + NEXT) == 0 {
            continue;
        }
        let last = copy_number(stream);
        // A table of branches.
        if opcode == 14 {
            copy_numbers(14, last + 1);
        }
    }
}

/// Puts the module behind the text, and gives its end.
#[unsafe(no_mangle)]
pub extern "C" fn unpack() -> usize {
    read();
    set_word(OUT, word(AT));
    copy_all(BEFORE_CODE);
    put(usize::from(CODE_SECTION));
    let code = leave();
    let count = leave();
    let mut functions = 0;
    while !is_at_end(OPCODES) {
        functions += 1;
        let body = leave();
        let groups = copy_number(LOCALS);
        copy_numbers(LOCALS, 2 * groups);
        copy_body();
        close(body);
    }
    fill(count, functions);
    close(code);
    copy_all(AFTER_CODE);
    word(OUT)
}

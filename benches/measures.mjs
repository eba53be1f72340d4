// Every measure, in the table's order. One is a file of measures/:
//
// name    for `--only`
// title   the first column
// did     what every side did, for who reads the table
// run     does it on a stage and gives rows: who (`side`), `what` exactly, the `figure`, its `spread`, what it is
//         `against`, the `target` and whether it is `met`; it fails where the sides did not get the same data

import { bytes } from "./measures/bytes.mjs";
import { calls } from "./measures/calls.mjs";
import { coldStart } from "./measures/cold-start.mjs";
import { decode } from "./measures/decode.mjs";
import { growth } from "./measures/growth.mjs";
import { memory } from "./measures/memory.mjs";
import { tokens } from "./measures/tokens.mjs";
import { wire } from "./measures/wire.mjs";

export const measures = [bytes, coldStart, decode, calls, wire, tokens, memory, growth];

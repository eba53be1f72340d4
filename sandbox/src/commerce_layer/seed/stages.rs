//! How far each order has come, in this platform's words.

pub(super) struct Stage {
    pub(super) status: &'static str,
    pub(super) payment: &'static str,
    pub(super) fulfilment: &'static str,
}

const fn stage(status: &'static str, payment: &'static str, fulfilment: &'static str) -> Stage {
    Stage {
        status,
        payment,
        fulfilment,
    }
}

/// Status, payment and shipping of the other platform, and what they are here.
#[rustfmt::skip]
const STAGES: &[((&str, &str, &str), Stage)] = &[
    (("incomplete", "unpaid",               "unfulfilled"), stage("pending",   "unpaid",               "unfulfilled")),
    (("incomplete", "partially_paid",       "unfulfilled"), stage("placed",    "partially_paid",       "unfulfilled")),
    (("incomplete", "partially_authorized", "unfulfilled"), stage("placed",    "partially_authorized", "unfulfilled")),
    (("processing", "authorized",           "unfulfilled"), stage("placed",    "authorized",           "unfulfilled")),
    (("processing", "authorized",           "fulfilled"),   stage("approved",  "authorized",           "in_progress")),
    (("processing", "partially_paid",       "unfulfilled"), stage("approved",  "partially_paid",       "in_progress")),
    (("processing", "partially_paid",       "fulfilled"),   stage("approved",  "partially_paid",       "fulfilled")),
    (("processing", "partially_authorized", "unfulfilled"), stage("approved",  "partially_authorized", "in_progress")),
    (("processing", "paid",                 "unfulfilled"), stage("approved",  "paid",                 "in_progress")),
    (("complete",   "paid",                 "fulfilled"),   stage("approved",  "paid",                 "fulfilled")),
    (("complete",   "paid",                 "unfulfilled"), stage("approved",  "paid",                 "in_progress")),
    (("complete",   "refunded",             "fulfilled"),   stage("approved",  "refunded",             "fulfilled")),
    (("complete",   "refunded",             "unfulfilled"), stage("cancelled", "refunded",             "unfulfilled")),
    (("cancelled",  "unpaid",               "unfulfilled"), stage("cancelled", "unpaid",               "unfulfilled")),
    (("cancelled",  "authorized",           "unfulfilled"), stage("cancelled", "voided",               "unfulfilled")),
    (("cancelled",  "refunded",             "unfulfilled"), stage("cancelled", "refunded",             "unfulfilled")),
];

/// A shopper's nth order, counted back from the newest, where this platform has a word of its own.
#[rustfmt::skip]
const ONLY_HERE: &[(&str, usize, Stage)] = &[
    ("ada@example.com",    6, stage("editing",  "authorized",         "unfulfilled")),
    ("ada@example.com",    7, stage("draft",    "unpaid",             "unfulfilled")),
    ("ada@example.com",   10, stage("approved", "partially_refunded", "fulfilled")),
    ("ada@example.com",   11, stage("approved", "free",               "fulfilled")),
    ("ada@example.com",   16, stage("approved", "paid",               "not_required")),
    ("ada@example.com",   31, stage("approved", "partially_voided",   "in_progress")),
    ("grace@example.com",  0, stage("placing",  "unpaid",             "unfulfilled")),
];

const UNKNOWN: Stage = stage("pending", "unpaid", "unfulfilled");

impl Stage {
    pub(super) fn of(email: &str, nth: usize, elsewhere: (&str, &str, &str)) -> &'static Self {
        let here = ONLY_HERE
            .iter()
            .find(|(who, which, _)| *who == email && *which == nth)
            .map(|(.., stage)| stage);
        here.or_else(|| {
            STAGES
                .iter()
                .find(|(known, _)| *known == elsewhere)
                .map(|(_, stage)| stage)
        })
        .unwrap_or(&UNKNOWN)
    }

    pub(super) fn is_open(&self) -> bool {
        matches!(self.status, "draft" | "pending")
    }
}

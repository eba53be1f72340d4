//! The promotions that the shop has run.

use super::random::Random;

pub(crate) struct Promotion {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) per_cent: i64,
}

const fn promotion(code: &'static str, name: &'static str, per_cent: i64) -> Promotion {
    Promotion {
        code,
        name,
        per_cent,
    }
}

const PROMOTIONS: &[Promotion] = &[
    promotion("AUTUMN10", "Autumn: 10% off your basket", 10),
    promotion("LETTERS15", "Letter-writing week: 15% off", 15),
    LINE_PROMOTION,
];

/// The one that lies on a single product.
pub(crate) const LINE_PROMOTION: Promotion = promotion("SECONDS20", "Seconds: 20% off", 20);

/// A promotion that has been given its id.
#[derive(Clone)]
pub(crate) struct Announced {
    pub(crate) id: String,
    pub(crate) promotion: &'static Promotion,
}

/// Ids from a chance of their own, so that announcing one more leaves the orders as they are.
pub(crate) fn announce() -> Vec<Announced> {
    let mut random = Random::new(PROMOTION_SEED);
    PROMOTIONS
        .iter()
        .map(|promotion| Announced {
            id: random.id().to_string(),
            promotion,
        })
        .collect()
}

const PROMOTION_SEED: u64 = 19_031_881;

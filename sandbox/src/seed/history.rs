//! Who ordered when, and what became of it: one line per order.
//! Between them the lines cover every documented status, payment and shipping value.

use super::currencies::{Currency, EUR, GBP, JPY, USD};

/// What is special about an order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extra {
    /// A promotion on the whole basket: a line of its own with a negative amount.
    Promotion,
    /// A promotion on one product: a discount inside its line.
    LineDiscount,
    /// A present from the shop: a line that costs nothing.
    Gift,
    NoOrderNumber,
    ExternalRef,
    /// Paid through a payment intent.
    PaymentIntent,
    CustomAttributes,
    /// `display_price` without its newer parts.
    OldDisplayPrice,
    /// `tax` with an empty currency, as in a documented sample.
    TaxWithoutCurrency,
    /// The shopper's data has been removed.
    Anonymized,
    /// Something taken off one product by hand, without a promotion.
    CustomDiscount,
    /// A line with chosen parts and an engraving.
    Bundle,
    /// Each product's tax is an item of its own.
    TaxItems,
    /// Sent in parcels, which the order calls shipping groups.
    Parcels,
    /// The first attempt to pay failed.
    FailedPayment,
    /// The shopper was sent to a payment page and did not come back.
    AbandonedPayment,
    /// A first hold on the card was let go.
    CancelledPayment,
    /// A line that comes again every month.
    Subscription,
}

use Extra::{
    AbandonedPayment, Anonymized, Bundle, CancelledPayment, CustomAttributes, CustomDiscount,
    ExternalRef, FailedPayment, Gift, LineDiscount, NoOrderNumber, OldDisplayPrice, Parcels,
    PaymentIntent, Promotion, Subscription, TaxItems, TaxWithoutCurrency,
};

/// Whose order it is: a place in the table of people, or nobody's account.
#[derive(Clone, Copy)]
pub(crate) enum Buyer {
    Customer(usize),
    Guest {
        name: &'static str,
        email: &'static str,
        address_of: usize,
    },
    /// A member of a business account, for which an order keeps a `contact` instead.
    Account {
        name: &'static str,
        email: &'static str,
        address_of: usize,
    },
}

const ADA: Buyer = Buyer::Customer(0);
const GRACE: Buyer = Buyer::Customer(1);
const LI: Buyer = Buyer::Customer(2);
const TOMASZ: Buyer = Buyer::Customer(3);
const MARY: Buyer = Buyer::Guest {
    name: "Mary Somerville",
    email: "mary@example.org",
    address_of: 0,
};
const EMMY: Buyer = Buyer::Account {
    name: "Emmy Noether",
    email: "emmy@example.org",
    address_of: 2,
};

/// Status, payment and shipping, in the platform's words.
pub(crate) struct Stage {
    pub(crate) status: &'static str,
    pub(crate) payment: &'static str,
    pub(crate) shipping: &'static str,
}

const fn stage(status: &'static str, payment: &'static str, shipping: &'static str) -> Stage {
    Stage {
        status,
        payment,
        shipping,
    }
}

const DELIVERED: Stage = stage("complete", "paid", "fulfilled");
const PACKING: Stage = stage("complete", "paid", "unfulfilled");
const RETURNED: Stage = stage("complete", "refunded", "fulfilled");
const REFUNDED: Stage = stage("complete", "refunded", "unfulfilled");
const NEW: Stage = stage("incomplete", "unpaid", "unfulfilled");
const DEPOSIT: Stage = stage("incomplete", "partially_paid", "unfulfilled");
const PART_HELD: Stage = stage("incomplete", "partially_authorized", "unfulfilled");
const HELD: Stage = stage("processing", "authorized", "unfulfilled");
const HELD_SENT: Stage = stage("processing", "authorized", "fulfilled");
const BEING_MADE: Stage = stage("processing", "partially_paid", "unfulfilled");
const ON_INVOICE: Stage = stage("processing", "partially_paid", "fulfilled");
const SPLIT_CARDS: Stage = stage("processing", "partially_authorized", "unfulfilled");
const CHECKING: Stage = stage("processing", "paid", "unfulfilled");
const GIVEN_UP: Stage = stage("cancelled", "unpaid", "unfulfilled");
const RELEASED: Stage = stage("cancelled", "authorized", "unfulfilled");
const CANCELLED: Stage = stage("cancelled", "refunded", "unfulfilled");

/// One order of the past.
pub(crate) struct Past {
    pub(crate) buyer: Buyer,
    pub(crate) days_ago: i64,
    pub(crate) currency: &'static Currency,
    pub(crate) stage: Stage,
    pub(crate) extras: &'static [Extra],
}

const fn past(
    buyer: Buyer,
    days_ago: i64,
    currency: &'static Currency,
    stage: Stage,
    extras: &'static [Extra],
) -> Past {
    Past {
        buyer,
        days_ago,
        currency,
        stage,
        extras,
    }
}

#[rustfmt::skip]
pub(crate) const HISTORY: &[Past] = &[
    past(ADA,      0, &GBP, NEW,         &[NoOrderNumber, AbandonedPayment]),
    past(ADA,      1, &GBP, HELD,        &[Gift]),
    past(ADA,      3, &GBP, PACKING,     &[PaymentIntent, FailedPayment]),
    past(ADA,      6, &GBP, CHECKING,    &[]),
    past(ADA,      9, &EUR, DEPOSIT,     &[]),
    past(ADA,     15, &GBP, DELIVERED,   &[Promotion, ExternalRef, TaxItems]),
    past(ADA,     24, &GBP, HELD_SENT,   &[Bundle]),
    past(ADA,     33, &GBP, GIVEN_UP,    &[NoOrderNumber, FailedPayment]),
    past(ADA,     41, &GBP, DELIVERED,   &[CustomAttributes, PaymentIntent]),
    past(ADA,     58, &EUR, DELIVERED,   &[LineDiscount]),
    past(ADA,     77, &GBP, RETURNED,    &[]),
    past(ADA,     90, &GBP, DELIVERED,   &[Gift, Promotion]),
    past(ADA,    104, &GBP, PART_HELD,   &[]),
    past(ADA,    121, &GBP, DELIVERED,   &[ExternalRef, CustomDiscount]),
    past(ADA,    139, &USD, DELIVERED,   &[TaxItems]),
    past(ADA,    160, &GBP, CANCELLED,   &[PaymentIntent]),
    past(ADA,    178, &GBP, DELIVERED,   &[Parcels]),
    past(ADA,    197, &GBP, ON_INVOICE,  &[ExternalRef]),
    past(ADA,    215, &GBP, DELIVERED,   &[Promotion]),
    past(ADA,    238, &EUR, DELIVERED,   &[]),
    past(ADA,    260, &GBP, DELIVERED,   &[LineDiscount]),
    past(ADA,    289, &GBP, RELEASED,    &[CancelledPayment]),
    past(ADA,    315, &GBP, DELIVERED,   &[]),
    past(ADA,    341, &JPY, DELIVERED,   &[]),
    past(ADA,    372, &GBP, DELIVERED,   &[Gift]),
    past(ADA,    401, &GBP, REFUNDED,    &[]),
    past(ADA,    436, &GBP, DELIVERED,   &[NoOrderNumber]),
    past(ADA,    470, &GBP, DELIVERED,   &[Promotion]),
    past(ADA,    505, &EUR, RETURNED,    &[]),
    past(ADA,    548, &GBP, DELIVERED,   &[OldDisplayPrice]),
    past(ADA,    590, &GBP, DELIVERED,   &[OldDisplayPrice]),
    past(ADA,    634, &GBP, SPLIT_CARDS, &[]),
    past(ADA,    681, &GBP, DELIVERED,   &[OldDisplayPrice, TaxWithoutCurrency]),
    past(ADA,    722, &GBP, DELIVERED,   &[OldDisplayPrice, NoOrderNumber]),
    past(GRACE,    2, &USD, HELD,        &[PaymentIntent]),
    past(GRACE,   13, &USD, PACKING,     &[Promotion]),
    past(GRACE,   36, &USD, DELIVERED,   &[ExternalRef, Parcels, TaxItems]),
    past(GRACE,   71, &USD, DELIVERED,   &[]),
    past(GRACE,  110, &USD, BEING_MADE,  &[CustomAttributes, Subscription]),
    past(GRACE,  148, &USD, DELIVERED,   &[LineDiscount]),
    past(GRACE,  190, &USD, RETURNED,    &[CustomDiscount]),
    past(GRACE,  244, &USD, DELIVERED,   &[Gift]),
    past(GRACE,  301, &GBP, DELIVERED,   &[]),
    past(GRACE,  355, &USD, CANCELLED,   &[]),
    past(GRACE,  419, &USD, DELIVERED,   &[Promotion]),
    past(GRACE,  488, &USD, DELIVERED,   &[]),
    past(GRACE,  563, &USD, ON_INVOICE,  &[ExternalRef]),
    past(GRACE,  640, &USD, DELIVERED,   &[OldDisplayPrice]),
    past(GRACE,  715, &USD, DELIVERED,   &[OldDisplayPrice]),
    past(LI,       5, &JPY, CHECKING,    &[]),
    past(LI,      28, &JPY, DELIVERED,   &[Gift]),
    past(LI,      82, &EUR, PACKING,     &[PaymentIntent]),
    past(LI,     131, &JPY, DELIVERED,   &[Promotion]),
    past(LI,     203, &JPY, GIVEN_UP,    &[NoOrderNumber, AbandonedPayment]),
    past(LI,     279, &EUR, DELIVERED,   &[]),
    past(LI,     366, &JPY, RETURNED,    &[LineDiscount]),
    past(LI,     452, &JPY, DELIVERED,   &[]),
    past(LI,     537, &EUR, DELIVERED,   &[ExternalRef]),
    past(LI,     668, &JPY, DELIVERED,   &[OldDisplayPrice]),
    past(TOMASZ,  19, &EUR, DELIVERED,   &[]),
    past(TOMASZ, 330, &EUR, HELD_SENT,   &[]),
    past(MARY,    49, &GBP, DELIVERED,   &[]),
    past(MARY,   512, &GBP, DELIVERED,   &[Anonymized, OldDisplayPrice]),
    past(EMMY,   166, &EUR, REFUNDED,    &[NoOrderNumber]),
];

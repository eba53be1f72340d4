//! The shop's four currencies: how amounts are written and what tax lies on them.
//! Amounts are integers in the smallest unit; JPY has none below the yen.

use serde_json::{Value, json};

pub(crate) struct Currency {
    pub(crate) code: &'static str,
    symbol: &'static str,
    decimals: usize,
    thousands: char,
    decimal_point: char,
    tax_per_cent: i64,
    /// Whether the shelf price includes the tax.
    pub(crate) includes_tax: bool,
    pub(crate) shipping: i64,
    pub(crate) free_shipping_from: i64,
}

pub(crate) const GBP: Currency = Currency {
    code: "GBP",
    symbol: "£",
    decimals: 2,
    thousands: ',',
    decimal_point: '.',
    tax_per_cent: 20,
    includes_tax: true,
    shipping: 395,
    free_shipping_from: 6_000,
};

/// Sales tax comes on top of the price.
pub(crate) const USD: Currency = Currency {
    code: "USD",
    symbol: "$",
    decimals: 2,
    thousands: ',',
    decimal_point: '.',
    tax_per_cent: 6,
    includes_tax: false,
    shipping: 650,
    free_shipping_from: 9_000,
};

/// Written the continental way: `€1.234,50`.
pub(crate) const EUR: Currency = Currency {
    code: "EUR",
    symbol: "€",
    decimals: 2,
    thousands: '.',
    decimal_point: ',',
    tax_per_cent: 19,
    includes_tax: true,
    shipping: 590,
    free_shipping_from: 8_000,
};

pub(crate) const JPY: Currency = Currency {
    code: "JPY",
    symbol: "¥",
    decimals: 0,
    thousands: ',',
    decimal_point: '.',
    tax_per_cent: 10,
    includes_tax: true,
    shipping: 800,
    free_shipping_from: 12_000,
};

/// The shop's own currency first.
pub(crate) const ALL: [&Currency; 4] = [&GBP, &USD, &EUR, &JPY];

/// One price with and without its tax.
#[derive(Clone, Copy, Default)]
pub(crate) struct Price {
    pub(crate) with_tax: i64,
    pub(crate) without_tax: i64,
}

impl Price {
    pub(crate) fn times(self, quantity: i64) -> Self {
        Self {
            with_tax: self.with_tax * quantity,
            without_tax: self.without_tax * quantity,
        }
    }

    /// The part that so many per cent take off, as a price below zero.
    pub(crate) fn less(self, per_cent: i64, currency: &Currency) -> Self {
        currency.price(currency.shelf(self) * -per_cent / 100)
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            with_tax: self.with_tax + other.with_tax,
            without_tax: self.without_tax + other.without_tax,
        }
    }

    pub(crate) fn tax(self) -> i64 {
        self.with_tax - self.without_tax
    }
}

impl Currency {
    pub(crate) fn of_code(code: &str) -> Option<&'static Self> {
        ALL.into_iter().find(|currency| currency.code == code)
    }

    /// The tax as a part of one.
    pub(crate) fn tax_rate(&self) -> f64 {
        f64::from(u8::try_from(self.tax_per_cent).unwrap_or_default()) / 100.0
    }

    /// The price of something whose label says `shelf`.
    pub(crate) fn price(&self, shelf: i64) -> Price {
        let hundred_and_tax = 100 + self.tax_per_cent;
        match self.includes_tax {
            true => Price {
                with_tax: shelf,
                without_tax: rounded(shelf * 100, hundred_and_tax),
            },
            false => Price {
                with_tax: rounded(shelf * hundred_and_tax, 100),
                without_tax: shelf,
            },
        }
    }

    /// The amount a product's raw price stands for: with tax where labels include it.
    pub(crate) fn shelf(&self, price: Price) -> i64 {
        if self.includes_tax {
            price.with_tax
        } else {
            price.without_tax
        }
    }

    /// `{amount, currency, formatted}`
    pub(crate) fn display(&self, amount: i64) -> Value {
        json!({"amount": amount, "currency": self.code, "formatted": self.format(amount)})
    }

    /// `{amount, currency, includes_tax}`
    pub(crate) fn raw(&self, price: Price) -> Value {
        json!({
            "amount": self.shelf(price),
            "currency": self.code,
            "includes_tax": self.includes_tax,
        })
    }

    /// The amount with its decimals as digits behind the point.
    pub(crate) fn in_whole_units(&self, amount: i64) -> f64 {
        let text = format!("{amount}e-{}", self.decimals);
        text.parse().unwrap_or_default()
    }

    pub(crate) fn format(&self, amount: i64) -> String {
        let sign = if amount < 0 { "-" } else { "" };
        let digits = format!(
            "{:0>width$}",
            amount.unsigned_abs(),
            width = self.decimals + 1
        );
        let (whole, fraction) = digits.split_at(digits.len() - self.decimals);
        let mut grouped = String::new();
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place) % 3 == 0 {
                grouped.push(self.thousands);
            }
            grouped.push(digit);
        }
        if self.decimals > 0 {
            grouped.push(self.decimal_point);
            grouped.push_str(fraction);
        }
        format!("{sign}{}{grouped}", self.symbol)
    }
}

pub(crate) fn currency(code: &str) -> Option<&'static Currency> {
    [&GBP, &USD, &EUR, &JPY]
        .into_iter()
        .find(|currency| currency.code == code)
}

fn rounded(dividend: i64, divisor: i64) -> i64 {
    (dividend + divisor / 2).div_euclid(divisor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_each_currency_is() {
        assert_eq!(GBP.format(1_250), "£12.50");
        assert_eq!(GBP.format(-5), "-£0.05");
        assert_eq!(USD.format(123_456_789), "$1,234,567.89");
        assert_eq!(EUR.format(123_450), "€1.234,50");
        assert_eq!(JPY.format(12_000), "¥12,000");
        assert_eq!(JPY.format(0), "¥0");
    }

    #[test]
    fn tax_is_inside_the_label_or_on_top_of_it() {
        assert_eq!(GBP.price(1_200).without_tax, 1_000);
        assert_eq!(USD.price(1_000).with_tax, 1_060);
    }
}

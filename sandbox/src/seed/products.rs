//! What the shop sells. Prices are the label's, in the smallest unit of each currency.

use uuid::Uuid;

use super::currencies::Currency;
use super::random::Random;

pub(crate) struct Product {
    pub(crate) sku: &'static str,
    pub(crate) name: &'static str,
    gbp: i64,
    usd: i64,
    eur: i64,
    jpy: i64,
}

const fn product(
    sku: &'static str,
    name: &'static str,
    gbp: i64,
    usd: i64,
    eur: i64,
    jpy: i64,
) -> Product {
    Product {
        sku,
        name,
        gbp,
        usd,
        eur,
        jpy,
    }
}

impl Product {
    pub(crate) fn label(&self, currency: &Currency) -> i64 {
        match currency.code {
            "USD" => self.usd,
            "EUR" => self.eur,
            "JPY" => self.jpy,
            _ => self.gbp,
        }
    }
}

#[rustfmt::skip]
const PRODUCTS: &[Product] = &[
    //       sku              name                                       GBP     USD     EUR     JPY
    product("MUG-SPECK",     "Speckled stoneware mug",                  1_450,  1_800,  1_690,  2_800),
    product("MUG-ESPRESSO",  "Espresso cups, pair",                     1_900,  2_400,  2_250,  3_700),
    product("TEAPOT-CELADON","Celadon teapot, 900 ml",                  5_800,  7_200,  6_900, 11_500),
    product("BOWL-OAK",      "Turned oak serving bowl",                 6_400,  7_900,  7_500, 12_800),
    product("PLATE-INDIGO",  "Indigo dinner plate",                     2_200,  2_800,  2_600,  4_300),
    product("JUG-SALT",      "Salt-glazed milk jug",                    2_650,  3_300,  3_100,  5_200),
    product("BOARD-WALNUT",  "Walnut bread board",                      4_200,  5_200,  4_900,  8_400),
    product("LINEN-TEA",     "Linen tea towel, oat stripe",             1_200,  1_500,  1_400,  2_300),
    product("LINEN-NAPKIN",  "Washed linen napkins, set of four",       3_400,  4_300,  4_000,  6_700),
    product("APRON-FLAX",    "Flax work apron",                         4_800,  6_000,  5_700,  9_600),
    product("CANDLE-FIG",    "Fig and cedar candle",                    2_400,  3_000,  2_850,  4_800),
    product("HOLDER-BRASS",  "Brass chamberstick",                      3_600,  4_500,  4_300,  7_200),
    product("VASE-BUD",      "Bud vase, smoke glass",                   1_850,  2_300,  2_200,  3_600),
    product("BLANKET-WOOL",  "Lambswool blanket, heather",             12_500, 15_500, 14_800, 25_000),
    product("CUSHION-TICK",  "Ticking cushion cover",                   3_200,  4_000,  3_800,  6_400),
    product("NOTE-A5",       "A5 stitched notebook, dotted",            1_100,  1_400,  1_300,  2_100),
    product("NOTE-POCKET",   "Pocket notebooks, three",                   950,  1_200,  1_150,  1_900),
    product("DIARY-WEEK",    "Week-to-view diary",                      1_800,  2_300,  2_150,  3_500),
    product("PEN-BRASS",     "Brass fountain pen, medium nib",          4_500,  5_600,  5_300,  9_000),
    product("INK-BLUEBLACK", "Blue-black ink, 50 ml",                   1_350,  1_700,  1_600,  2_700),
    product("PENCIL-DOZEN",  "Cedar pencils, dozen",                      900,  1_150,  1_050,  1_800),
    product("CARD-FOLD",     "Letterpress cards, six with envelopes",   1_250,  1_550,  1_480,  2_500),
    product("PAPER-WRITING", "Laid writing paper, 40 sheets",           1_400,  1_750,  1_650,  2_750),
    product("CLIP-COPPER",   "Copper paper clips",                        450,    600,    550,    900),
    product("TRAY-LETTER",   "Ash letter tray",                         3_900,  4_900,  4_600,  7_800),
    product("LAMP-TASK",     "Enamel task lamp",                       11_000, 13_800, 12_900, 22_000),
];

/// A product that has been given its id.
pub(crate) struct Shelved {
    pub(crate) id: Uuid,
    pub(crate) product: &'static Product,
}

pub(crate) fn shelve(random: &mut Random) -> Vec<Shelved> {
    PRODUCTS
        .iter()
        .map(|product| Shelved {
            id: random.id(),
            product,
        })
        .collect()
}

/// Each product's number, name and prices by currency.
pub(crate) fn price_tags()
-> impl Iterator<Item = (&'static str, &'static str, [(&'static str, i64); 4])> {
    PRODUCTS.iter().map(|product| {
        let Product {
            gbp, usd, eur, jpy, ..
        } = *product;
        let prices = [("GBP", gbp), ("USD", usd), ("EUR", eur), ("JPY", jpy)];
        (product.sku, product.name, prices)
    })
}

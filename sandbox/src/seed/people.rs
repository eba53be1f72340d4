//! The shop's customers and where they live.

use serde_json::{Map, Value, json};

use super::random::Random;
use crate::clock::{DAY, HOUR};
use crate::elastic_path::{Address, Customer};

pub(crate) struct Person {
    pub(crate) name: &'static str,
    pub(crate) email: &'static str,
    /// Nothing for somebody who signs in through another provider.
    pub(crate) password: Option<&'static str>,
    external_ref: Option<&'static str>,
    loyalty_tier: Option<&'static str>,
    newsletter: Option<bool>,
    birthday: Option<&'static str>,
    /// The first is where bills go.
    homes: &'static [Home],
}

struct Home {
    label: &'static str,
    recipient: (&'static str, &'static str),
    company: &'static str,
    line_1: &'static str,
    line_2: &'static str,
    city: &'static str,
    county: &'static str,
    region: &'static str,
    postcode: &'static str,
    country: &'static str,
    phone: &'static str,
    instructions: &'static str,
}

const NOWHERE: Home = Home {
    label: "",
    recipient: ("", ""),
    company: "",
    line_1: "",
    line_2: "",
    city: "",
    county: "",
    region: "",
    postcode: "",
    country: "",
    phone: "",
    instructions: "",
};

const ADA: (&str, &str) = ("Ada", "Lovelace");
const GRACE: (&str, &str) = ("Grace", "Hopper");
const LI: (&str, &str) = ("Li", "Qingzhao");
const TOMASZ: (&str, &str) = ("Tomasz", "Nowak");

pub(crate) const PEOPLE: &[Person] = &[
    Person {
        name: "Ada Lovelace",
        email: "ada@example.com",
        password: Some("correct-horse-battery"),
        external_ref: Some("CRM-000412"),
        loyalty_tier: Some("gold"),
        newsletter: Some(true),
        birthday: Some("1815-12-10"),
        homes: &[
            Home {
                label: "Home",
                recipient: ADA,
                line_1: "12 St James's Square",
                city: "London",
                county: "Greater London",
                postcode: "SW1Y 4JH",
                country: "GB",
                phone: "+44 20 7946 0958",
                instructions: "Ring twice; the bell is faint.",
                ..NOWHERE
            },
            Home {
                label: "Work",
                recipient: ADA,
                company: "Analytical Engines Ltd",
                line_1: "Unit 4, Leather Market",
                line_2: "Weston Street",
                city: "London",
                county: "Greater London",
                postcode: "SE1 3ER",
                country: "GB",
                phone: "+44 20 7946 0417",
                ..NOWHERE
            },
            Home {
                label: "Mother",
                recipient: ("Annabella", "Byron"),
                line_1: "8 Heriot Row",
                city: "Edinburgh",
                county: "Midlothian",
                postcode: "EH3 6HU",
                country: "GB",
                instructions: "Leave with the neighbour at number 10.",
                ..NOWHERE
            },
            Home {
                label: "Paris flat",
                recipient: ADA,
                line_1: "27 rue des Martyrs",
                line_2: "3e étage, porte gauche",
                city: "Paris",
                region: "Île-de-France",
                postcode: "75009",
                country: "FR",
                phone: "+33 1 99 00 12 34",
                ..NOWHERE
            },
        ],
    },
    Person {
        name: "Grace Hopper",
        email: "grace@example.com",
        password: Some("copper-kettle-lantern"),
        external_ref: Some("CRM-000977"),
        loyalty_tier: Some("silver"),
        newsletter: Some(false),
        birthday: Some("1906-12-09"),
        homes: &[
            Home {
                label: "Home",
                recipient: GRACE,
                line_1: "1400 S Joyce St",
                line_2: "Apt C211",
                city: "Arlington",
                county: "Arlington",
                region: "VA",
                postcode: "22202",
                country: "US",
                phone: "(703) 555-0142",
                ..NOWHERE
            },
            Home {
                label: "Office",
                recipient: GRACE,
                company: "Compiler & Daughters",
                line_1: "77 Massachusetts Ave",
                city: "Cambridge",
                county: "Middlesex",
                region: "MA",
                postcode: "02139",
                country: "US",
                phone: "(617) 555-0187",
                instructions: "Deliveries to the loading dock before 4 pm.",
                ..NOWHERE
            },
            Home {
                label: "Cabin",
                recipient: GRACE,
                line_1: "310 Lakeside Rd",
                city: "Wolfeboro",
                county: "Carroll",
                region: "NH",
                postcode: "03894",
                country: "US",
                ..NOWHERE
            },
        ],
    },
    Person {
        name: "Li Qingzhao",
        email: "li@example.com",
        password: Some("paper-crane-harbour"),
        external_ref: None,
        loyalty_tier: None,
        newsletter: None,
        birthday: None,
        homes: &[
            Home {
                label: "自宅",
                recipient: LI,
                line_1: "神宮前3-14-5",
                line_2: "メゾン青葉 201",
                city: "渋谷区",
                region: "東京都",
                postcode: "150-0001",
                country: "JP",
                phone: "+81 3-5550-0199",
                ..NOWHERE
            },
            Home {
                label: "Berlin",
                recipient: LI,
                line_1: "Oranienstraße 185",
                line_2: "Hinterhaus, 2. OG",
                city: "Berlin",
                region: "Berlin",
                postcode: "10999",
                country: "DE",
                phone: "+49 30 5550 0123",
                ..NOWHERE
            },
        ],
    },
    Person {
        name: "Tomasz Nowak",
        email: "tomasz@example.com",
        password: None,
        external_ref: None,
        loyalty_tier: None,
        newsletter: None,
        birthday: None,
        homes: &[Home {
            label: "Dom",
            recipient: TOMASZ,
            line_1: "ul. Floriańska 21/4",
            city: "Kraków",
            region: "małopolskie",
            postcode: "31-019",
            country: "PL",
            ..NOWHERE
        }],
    },
];

impl Home {
    fn fields(&self) -> Map<String, Value> {
        let fields = [
            ("name", self.label),
            ("first_name", self.recipient.0),
            ("last_name", self.recipient.1),
            ("company_name", self.company),
            ("line_1", self.line_1),
            ("line_2", self.line_2),
            ("city", self.city),
            ("county", self.county),
            ("region", self.region),
            ("postcode", self.postcode),
            ("country", self.country),
            ("phone_number", self.phone),
            ("instructions", self.instructions),
        ];
        named(fields.map(|(name, value)| (name, json!(value))))
    }

    fn for_order(&self, left_out: &[&str]) -> Value {
        let mut fields = self.fields();
        fields.retain(|name, _| !left_out.contains(&name.as_str()));
        Value::Object(fields)
    }
}

fn named<const COUNT: usize>(fields: [(&str, Value); COUNT]) -> Map<String, Value> {
    fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// A person who has been given ids.
pub(crate) struct Settled {
    pub(crate) id: String,
    pub(crate) person: &'static Person,
    address_ids: Vec<String>,
}

pub(crate) fn settle(random: &mut Random) -> Vec<Settled> {
    PEOPLE
        .iter()
        .map(|person| Settled {
            id: random.id().to_string(),
            person,
            address_ids: person
                .homes
                .iter()
                .map(|_| random.id().to_string())
                .collect(),
        })
        .collect()
}

impl Settled {
    /// Customers joined shortly before the first orders.
    pub(crate) fn into_customer(self, now: i64) -> Customer {
        let joined = now - 735 * DAY - i64::from(self.id.bytes().next().unwrap_or_default()) * HOUR;
        let person = self.person;
        let fields = [
            ("name", json!(person.name)),
            ("email", json!(person.email)),
            ("external_ref", json!(person.external_ref)),
        ];
        let custom = [
            ("loyalty_tier", json!(person.loyalty_tier)),
            ("newsletter", json!(person.newsletter)),
            ("birthday", json!(person.birthday)),
        ];
        let mut customer = Customer::new(
            &self.id,
            named(fields),
            named(custom),
            person.password.map(str::to_owned),
            joined,
        );
        customer.addresses = self
            .address_ids
            .iter()
            .zip(person.homes)
            .zip(1..)
            .map(|((id, home), place)| {
                let custom = named([("address-priority", json!(place))]);
                Address::new(id, &self.id, home.fields(), custom, joined + DAY)
            })
            .collect();
        customer
    }

    /// Order addresses carry no label; those for bills no phone number and instructions either.
    pub(crate) fn billing_address(&self) -> Value {
        let home = self.person.homes.first().unwrap_or(&NOWHERE);
        home.for_order(&["name", "phone_number", "instructions"])
    }

    pub(crate) fn shipping_address(&self, random: &mut Random) -> Value {
        random
            .pick(self.person.homes)
            .unwrap_or(&NOWHERE)
            .for_order(&["name"])
    }
}

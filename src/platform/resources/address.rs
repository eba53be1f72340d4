//! The address book's entry.

resources! {
    /// An address in the shopper's address book.
    Address<"Native"> or AddressInput:
    /// The fields of an address to send. All are optional here, because which ones are mandatory is a
    /// setting of the store. On an update, what is left out stays as it is and `null` clears a field.
    has {
        /// The platform's id of the address.
        read id: "string" { elastic_path: "=id" commerce_layer: "=entry.id" }
        /// The shopper's own name for it, such as "Home".
        edit label: "string | null" { elastic_path: "~name" commerce_layer: "~address.attributes.metadata.label|entry.attributes.metadata.label" }
        /// The recipient's first name.
        edit firstName: "string | null" { elastic_path: "~first_name" commerce_layer: "~address.attributes.first_name" }
        /// The recipient's last name.
        edit lastName: "string | null" { elastic_path: "~last_name" commerce_layer: "~address.attributes.last_name" }
        /// The company at this address.
        edit company: "string | null" { elastic_path: "~company_name" commerce_layer: "~address.attributes.company" }
        /// Street and number.
        edit line1: "string | null" { elastic_path: "~line_1" commerce_layer: "~address.attributes.line_1" }
        /// Flat, floor, building.
        edit line2: "string | null" { elastic_path: "~line_2" commerce_layer: "~address.attributes.line_2" }
        /// Town or city.
        edit city: "string | null" { elastic_path: "~city" commerce_layer: "~address.attributes.city" }
        /// County. Elastic Path keeps it beside `region`.
        edit county: "string | null" { elastic_path: "~county" commerce_layer: ";" }
        /// State, province or region.
        edit region: "string | null" { elastic_path: "~region" commerce_layer: "~address.attributes.state_code" }
        /// Postal code.
        edit postcode: "string | null" { elastic_path: "~postcode" commerce_layer: "~address.attributes.zip_code" }
        /// Country, two letters (ISO 3166-1 alpha-2).
        edit countryCode: "string | null" { elastic_path: "~country" commerce_layer: "~address.attributes.country_code" }
        /// Telephone number of the recipient.
        edit phone: "string | null" { elastic_path: "~phone_number" commerce_layer: "~address.attributes.phone" }
        /// Delivery instructions.
        edit instructions: "string | null" { elastic_path: "~instructions" commerce_layer: "~address.attributes.notes" }
        /// When the address was created, ISO 8601.
        read createdAt: "string | null" { elastic_path: "=meta.timestamps.created_at|meta.created_at" commerce_layer: "=address.attributes.created_at" }
        /// When it was last changed, ISO 8601.
        read updatedAt: "string | null" { elastic_path: "=meta.timestamps.updated_at|meta.updated_at" commerce_layer: "=address.attributes.updated_at" }
    }
}

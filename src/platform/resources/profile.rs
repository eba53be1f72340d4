//! The shopper's own record.

resources! {
    /// The signed-in shopper's profile.
    Profile<"Native"> or ProfileInput:
    /// What a shopper may change of the profile. What is left out stays as it is; `null` clears a field.
    has {
        /// The platform's id of the customer.
        read id: "string" { elastic_path: "=id" commerce_layer: "=id" }
        /// The full name, as one string.
        edit name: "string | null" { elastic_path: "~name" commerce_layer: "~attributes.metadata.name" }
        /// The e-mail address, which is also the sign-in name.
        edit email: "string | null" { elastic_path: "~email" commerce_layer: "~attributes.email" }
        /// A new password. It is never returned.
        send password: "string" { elastic_path: "!password" commerce_layer: "!attributes.password" }
        /// Whether the customer can sign in with a password.
        read hasPassword: "boolean" { elastic_path: "?password" commerce_layer: "?attributes.has_password" }
        /// The merchant's id of the customer in another system.
        edit externalReference: "string | null" { elastic_path: "~external_ref" commerce_layer: "~attributes.reference" }
        /// When the customer was created, ISO 8601.
        read createdAt: "string | null" { elastic_path: "=meta.timestamps.created_at|meta.created_at" commerce_layer: "=attributes.created_at" }
        /// When it was last changed, ISO 8601.
        read updatedAt: "string | null" { elastic_path: "=meta.timestamps.updated_at|meta.updated_at" commerce_layer: "=attributes.updated_at" }
    }

    /// What Commerce Layer tells of a customer beyond what all platforms do. What a store's schema does not
    /// have yet is `null`.
    ProfileParts for commerce_layer has {
        /// Whether the customer has ordered, and more than once.
        read status: "CustomerStatus | null" { commerce_layer: "=attributes.status" }
        /// How many orders the customer has placed.
        read totalOrdersCount: "number | null" { commerce_layer: "=attributes.total_orders_count" }
        /// The customer's id for payment gateways.
        read shopperReference: "string | null" { commerce_layer: "=attributes.shopper_reference" }
        /// The customer's id for services such as personalization.
        read profileId: "string | null" { commerce_layer: "=attributes.profile_id" }
        /// The code that exempts the customer from taxes.
        read taxExemptionCode: "string | null" { commerce_layer: "=attributes.tax_exemption_code" }
        /// Where `externalReference` comes from.
        read referenceOrigin: "string | null" { commerce_layer: "=attributes.reference_origin" }
        /// What the store keeps with the customer.
        read metadata: "Record<string, unknown> | null" { commerce_layer: "=attributes.metadata" }
        /// The claims that the store put into the token.
        read jwtCustomClaim: "Record<string, unknown> | null" { commerce_layer: "=attributes.jwt_custom_claim" }
        /// How far a removal of the customer's data has come.
        read anonymizationStatus: "AnonymizationStatus | null" { commerce_layer: "=attributes.anonymization_status" }
        /// When each step of it was made, ISO 8601, and who asked for it.
        read anonymizationInfo: "CommerceLayerAnonymization | null" { commerce_layer: ",attributes.anonymization_info" }
        /// Whether the organization is in test mode.
        read mode: "\"test\" | \"live\" | null" { commerce_layer: "=meta.mode" }
    }
}

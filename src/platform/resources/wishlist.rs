//! Lists of products that a shopper keeps.

resources! {
    /// A list of products.
    Wishlist<"Native"> for commerce_layer or WishlistInput:
    /// What a wishlist is given. On an update, what is left out stays as it is.
    has {
        /// The platform's id of it.
        read id: "string" { commerce_layer: "=id" }
        /// Its name.
        edit name: "string" { commerce_layer: "~attributes.name" }
        /// What it is for.
        edit description: "string | null" { commerce_layer: "~attributes.description" }
        /// An address of a picture.
        edit imageUrl: "string | null" { commerce_layer: "~attributes.image_url" }
        /// What is on it.
        read items: "WishlistItem<CommerceLayerSkuListItem>[]" { commerce_layer: "+relationships.sku_list_items.data:WishlistItem:" }
        /// When it was created, ISO 8601.
        read createdAt: "string | null" { commerce_layer: "=attributes.created_at" }
        /// When it was last changed, ISO 8601.
        read updatedAt: "string | null" { commerce_layer: "=attributes.updated_at" }
    }

    /// A product on a list.
    WishlistItem<"Native"> for commerce_layer has {
        /// The platform's id of it.
        read id: "string" { commerce_layer: "=id" }
        /// The stock keeping unit.
        read sku: "string | null" { commerce_layer: "=attributes.sku_code" }
        /// How many.
        read quantity: "number | null" { commerce_layer: "=attributes.quantity" }
        /// Its place on the list.
        read position: "number | null" { commerce_layer: "=attributes.position" }
    }
}

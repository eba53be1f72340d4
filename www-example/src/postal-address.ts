// An address as the lines one would write on an envelope.
import type { OrderAddress } from "storefront-customer/elastic-path";
import { countryName } from "./countries";

export type PostalAddress = Omit<OrderAddress, "native">;

export function fullName({ firstName, lastName }: Pick<PostalAddress, "firstName" | "lastName">): string {
  return joinFilled([firstName, lastName], " ");
}

export function addressLines(address: PostalAddress): string[] {
  return [
    address.company,
    address.line1,
    address.line2,
    joinFilled([address.city, address.postcode], " "),
    joinFilled([address.county, address.region], ", "),
    address.countryCode && countryName(address.countryCode),
  ].filter(isFilled);
}

function joinFilled(parts: (string | null)[], separator: string): string {
  return parts.filter(isFilled).join(separator);
}

function isFilled(text: string | null): text is string {
  return text !== null && text.trim() !== "";
}

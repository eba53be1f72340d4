// The checkout's form, for a signed-in shopper and for a guest.
import type { Address, AddressInput, FieldError } from "storefront-customer/elastic-path";
import { looksLikeEmail } from "../email";
import { isCode } from "../error-words";
import { formatMoney } from "../format";
import { paths } from "../routes";
import type { Contents, ShopperCart } from "../shopper-cart";
import type { Visit } from "../visit";
import { type AddressChoice, addressChoice } from "./address-choice";
import { fieldGroup } from "./address-fields";
import { checkboxField } from "./checkbox";
import { element, link } from "./dom";
import { emailField, textAreaField, textField } from "./field";
import { form } from "./form";

export function checkoutForm(
  visit: Visit,
  own: ShopperCart,
  { cart }: Contents,
  addresses: readonly Address[],
  canSayMore: boolean,
): HTMLElement {
  const isGuest = visit.shop.auth.session.state !== "customer";
  const name = textField({ name: "guest.name", label: "Your name", autocomplete: "name" });
  const email = emailField({
    name: "guest.email",
    label: "E-mail address",
    autocomplete: "email",
    hint: "For what there is to say about this order.",
  });
  const canKeep = !isGuest;
  const delivery = addressChoice({ title: "Deliver to", name: "shippingAddress", addresses, canKeep });
  const bill = addressChoice({
    title: "Send the bill to",
    name: "billingAddress",
    addresses,
    canKeep: false,
  });
  const same = checkboxField({ name: "same", label: "The bill goes to the same address", checked: true });
  const message = textAreaField({
    name: "gift-message",
    label: "Gift message",
    autocomplete: "off",
    hint: "We write it on a card that goes into the parcel.",
    optional: true,
  });
  const showBill = () => {
    bill.element.hidden = same.checked();
  };
  same.control.addEventListener("change", showBill);
  showBill();

  return form({
    get fields() {
      return [
        ...(isGuest ? [name, email] : []),
        ...delivery.fields,
        ...(same.checked() ? [] : bill.fields),
        ...(canSayMore ? [message] : []),
      ];
    },
    body: [
      isGuest && signInOffer(),
      isGuest && fieldGroup("Who you are", name, email),
      delivery.element,
      same.element,
      bill.element,
      canSayMore && fieldGroup("Say something with it", message),
    ],
    submitLabel: cart.total ? `Place order for ${formatMoney(cart.total)}` : "Place order",
    busyLabel: "Placing your order…",
    sessionEnded: visit.sessionEnded,
    wording: {
      network: unsure(isGuest),
      timeout: unsure(isGuest),
      forbidden: "This shop takes no orders from this page.",
    },
    explainElsewhere: (problem) => {
      // Where the bill goes to the same address, it lacks the same.
      if (same.checked() && problem.field.startsWith("billingAddress.")) return null;
      return explainSaved(problem, delivery, bill);
    },
    check: () => ({
      ...(isGuest && name.read() === "" && { "guest.name": "Enter your name." }),
      ...(isGuest &&
        !looksLikeEmail(email.read()) && {
          "guest.email": "Enter an e-mail address, such as name@example.com.",
        }),
    }),
    submit: async () => {
      const input = {
        shippingAddress: delivery.read(),
        ...(!same.checked() && { billingAddress: bill.read() }),
        ...(canSayMore && message.read() !== "" && { native: { "gift-message": message.read() } }),
      };
      if (isGuest) {
        await own.placeGuestOrder({ ...input, guest: { name: name.read(), email: email.read() } });
        visit.go(paths.thankYou);
        return null;
      }
      const order = await own.placeOrder(input);
      const kept = delivery.toKeep ? await keepAddress(visit, delivery.toKeep) : "";
      visit.go(
        paths.order(order.id),
        `Thank you: your order is placed. This demonstration takes no payment.${kept}`,
      );
      return null;
    },
  });
}

function signInOffer(): HTMLElement {
  return element(
    "p",
    { class: "remark" },
    "You are ordering as a guest: the order will be in nobody’s history. ",
    link(paths.signIn(paths.checkout), {}, "Sign in"),
    " to find it in your account, and to use your saved addresses.",
  );
}

/** The order is placed whatever comes of this, so a failure is only told. */
async function keepAddress({ shop }: Visit, address: AddressInput): Promise<string> {
  try {
    await shop.addresses.create(address);
    return " The address is in your address book.";
  } catch (error) {
    const why = isCode(error, "limit-reached") ? ": your address book is full" : "";
    return ` The address could not be kept${why}.`;
  }
}

/** Sending it again could make a second order. */
function unsure(isGuest: boolean): string {
  const start = "We cannot tell whether your order went through.";
  return isGuest
    ? `${start} Ask the shop before you try again.`
    : `${start} Look among your orders before you try again.`;
}

/** A saved address may lack what this shop needs for an order, and has no fields here to say so. */
function explainSaved({ field, message }: FieldError, delivery: AddressChoice, bill: AddressChoice): string {
  const [address, part] = field.split(".");
  const saved = address === "billingAddress" ? bill.saved : delivery.saved;
  if (!saved || !part) return message;
  const name = saved.label ?? saved.line1 ?? "you chose";
  const lack = part === "region" || part === "county" ? "a county, state or province" : (names[part] ?? part);
  return `The address “${name}” needs ${lack}: change it in your address book, or choose another.`;
}

const names: Record<string, string> = {
  firstName: "a first name",
  lastName: "a last name",
  line1: "a first address line",
  city: "a town or city",
  postcode: "a postcode",
  countryCode: "a country",
  phone: "a phone number",
};

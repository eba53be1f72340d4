// What the code in the documents leaves to whoever copies it.

declare const shop: import("storefront-customer/elastic-path").ElasticPathClient;
declare const clientId: string;
declare const baseUrl: string;
declare const email: string;
declare const password: string;
declare const cartId: string;
declare const addressId: string;
declare const encryptedStorage: import("storefront-customer/elastic-path").SessionStorage;
declare function render(...what: unknown[]): void;
declare function showHeader(isSignedIn: boolean): void;
declare function showWrongPassword(): void;
declare function askToSignInAgain(): void;
declare function showAt(field: string, message: string): void;
declare function showMessage(message: string, options: { retry: boolean }): void;
declare const form: HTMLFormElement;
/** Gives the token of a back end's client_credentials grant. */
declare function accessToken(): Promise<string>;

// An address as Elastic Path has it, which the platform's own SDKs are given.

export const elasticPathAddress = (address) => ({
  name: address.label,
  first_name: address.firstName,
  last_name: address.lastName,
  line_1: address.line1,
  city: address.city,
  region: address.region,
  county: address.county,
  postcode: address.postcode,
  country: address.countryCode,
});

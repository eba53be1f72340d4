// The countries an address can be in, by ISO 3166 code, with their names in the language of the page.
const codes = (
  "AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ " +
  "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK " +
  "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR " +
  "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH " +
  "MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK " +
  "PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ " +
  "TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
).split(" ");

const language = document.documentElement.lang;
const names = new Intl.DisplayNames(language, { type: "region", fallback: "code" });

export interface Country {
  readonly code: string;
  readonly name: string;
}

export function countryName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    // Intl refuses anything that is not shaped like a country code.
    return code;
  }
}

/** Every country by name. A code the list does not know is kept, so that editing never changes it silently. */
export function countries(alsoCode: string | null): Country[] {
  const listed = alsoCode && !codes.includes(alsoCode) ? [...codes, alsoCode] : codes;
  return listed
    .map((code) => ({ code, name: countryName(code) }))
    .sort((one, other) => one.name.localeCompare(other.name, language));
}

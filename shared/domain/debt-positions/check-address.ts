import type { PostalAddress } from "../organizations/organization.ts";
import { asciiUpperCase } from "../values/character-codes.ts";
import { parseCountryCode } from "../values/country-code.ts";
import { parseProvinceCode } from "../values/province-code.ts";
import type { DraftChecklist } from "./draft-checklist.ts";
import {
  type DraftField,
  type DraftFields,
  fieldLengthMax,
  type SecondaryFields,
} from "./draft-fields.ts";
import type { DraftReason } from "./draft-problem.ts";

type AddressPart = "street" | "civicNumber" | "postalCode" | "city" | "province" | "country";
type AddressTexts = Readonly<Record<AddressPart, string>>;
type Address = { -readonly [Part in keyof PostalAddress]?: PostalAddress[Part] };

type AddressField = { readonly field: DraftField; readonly lengthMax: number };

/** Which field each part comes from, and what to say of a wrong one. */
type AddressForm = {
  readonly fields: Readonly<Record<AddressPart, AddressField>>;
  readonly reasons: Readonly<Record<"postalCode" | "province" | "country", DraftReason>>;
};

function addressField(field: DraftField): AddressField {
  return { field, lengthMax: fieldLengthMax[field] };
}

const debtorForm: AddressForm = {
  fields: {
    street: addressField("street"),
    civicNumber: addressField("civicNumber"),
    postalCode: addressField("postalCode"),
    city: addressField("city"),
    province: addressField("province"),
    country: addressField("country"),
  },
  reasons: {
    postalCode: "postalCodeWrong",
    province: "provinceUnknown",
    country: "countryUnknown",
  },
};

const secondaryForm: AddressForm = {
  fields: {
    street: addressField("secondaryStreet"),
    civicNumber: addressField("secondaryCivicNumber"),
    postalCode: addressField("secondaryPostalCode"),
    city: addressField("secondaryCity"),
    province: addressField("secondaryProvince"),
    country: addressField("secondaryCountry"),
  },
  reasons: {
    postalCode: "secondaryPostalCodeWrong",
    province: "secondaryProvinceUnknown",
    country: "secondaryCountryUnknown",
  },
};

const POSTAL_CODE = /^[A-Za-z0-9](?:[A-Za-z0-9 -]*[A-Za-z0-9])?$/;
const ITALY = "IT";

function checkText(checklist: DraftChecklist, text: string, place: AddressField): string {
  return text === "" ? text : checklist.printable(place.field, text, place.lengthMax);
}

function checkPostalCode(checklist: DraftChecklist, text: string, form: AddressForm): string {
  if (text === "") return text;
  const { field, lengthMax } = form.fields.postalCode;
  const isRight = !checklist.fits(field, text, lengthMax) || POSTAL_CODE.test(text);
  if (!isRight) checklist.report(field, form.reasons.postalCode);
  return text;
}

function checkCountry(checklist: DraftChecklist, text: string, form: AddressForm): string {
  if (text === "" || text === ITALY) return text;
  const { field, lengthMax } = form.fields.country;
  if (!checklist.fits(field, text, lengthMax)) return "";
  const country = parseCountryCode(text);
  if (country !== undefined) return country;
  checklist.report(field, form.reasons.country);
  return "";
}

/** Only Italy's provinces are checked: elsewhere the field is a free text. */
function checkProvince(
  checklist: DraftChecklist,
  { text, country }: { readonly text: string; readonly country: string },
  form: AddressForm,
): string {
  if (text === "") return text;
  const { field, lengthMax } = form.fields.province;
  if (country !== ITALY) return asciiUpperCase(checklist.printable(field, text, lengthMax));
  if (!checklist.fits(field, text, lengthMax)) return text;
  const province = parseProvinceCode(text);
  if (province === undefined) checklist.report(field, form.reasons.province);
  return province ?? text;
}

/**
 * An address as given: accents and signs stay, since each wire format has its own alphabet; only
 * control characters become spaces. `undefined` when no part of it is given.
 */
function checkAddress(
  checklist: DraftChecklist,
  texts: AddressTexts,
  form: AddressForm,
): Address | undefined {
  const { fields } = form;
  const street = checkText(checklist, texts.street, fields.street);
  const civicNumber = checkText(checklist, texts.civicNumber, fields.civicNumber);
  const postalCode = checkPostalCode(checklist, texts.postalCode, form);
  const city = checkText(checklist, texts.city, fields.city);
  const country = checkCountry(checklist, texts.country, form);
  const province = checkProvince(checklist, { text: texts.province, country }, form);

  const isStreetGiven = street !== "" || civicNumber !== "" || postalCode !== "";
  const isPlaceGiven = city !== "" || province !== "" || country !== "";
  if (!isStreetGiven && !isPlaceGiven) return undefined;
  const address: Address = {};
  if (street !== "") address.street = street;
  if (civicNumber !== "") address.civicNumber = civicNumber;
  if (postalCode !== "") address.postalCode = postalCode;
  if (city !== "") address.city = city;
  if (province !== "") address.province = province;
  if (country !== "") address.country = country;
  return address;
}

/** The debtor's address: every part is optional. */
export function checkDebtorAddress(
  checklist: DraftChecklist,
  fields: DraftFields,
): Partial<PostalAddress> | undefined {
  return checkAddress(checklist, fields, debtorForm);
}

/** The second beneficiary's address: every part is optional. */
export function checkSecondaryAddress(
  checklist: DraftChecklist,
  fields: SecondaryFields,
): Partial<PostalAddress> | undefined {
  const texts: AddressTexts = {
    street: fields.secondaryStreet,
    civicNumber: fields.secondaryCivicNumber,
    postalCode: fields.secondaryPostalCode,
    city: fields.secondaryCity,
    province: fields.secondaryProvince,
    country: fields.secondaryCountry,
  };
  return checkAddress(checklist, texts, secondaryForm);
}

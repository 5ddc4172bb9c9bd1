import type { PostalAddress } from "../organizations/organization.ts";
import { hasOnlyDigits } from "../values/character-codes.ts";
import { parseCountryCode } from "../values/country-code.ts";
import { parseProvinceCode } from "../values/province-code.ts";
import type { DraftChecklist, TextRule } from "./draft-checklist.ts";
import { type DraftFields, fieldLengthMax, type SecondaryFields } from "./draft-fields.ts";

type AddressPart = "street" | "civicNumber" | "postalCode" | "city" | "province" | "country";
type AddressTexts = Readonly<Record<AddressPart, string>>;
type Address = { -readonly [Part in keyof PostalAddress]?: PostalAddress[Part] };

/** Which field each part comes from, its limit, and what to say of a wrong one. */
type AddressForm = Readonly<Record<AddressPart, TextRule>>;

const debtorForm: AddressForm = {
  street: { field: "street", lengthMax: fieldLengthMax.street, reason: "streetWrong" },
  civicNumber: {
    field: "civicNumber",
    lengthMax: fieldLengthMax.civicNumber,
    reason: "civicNumberWrong",
  },
  postalCode: {
    field: "postalCode",
    lengthMax: fieldLengthMax.postalCode,
    reason: "postalCodeWrong",
  },
  city: { field: "city", lengthMax: fieldLengthMax.city, reason: "controlCharacter" },
  province: { field: "province", lengthMax: fieldLengthMax.province, reason: "provinceUnknown" },
  country: { field: "country", lengthMax: fieldLengthMax.country, reason: "countryUnknown" },
};

const secondaryForm: AddressForm = {
  street: {
    field: "secondaryStreet",
    lengthMax: fieldLengthMax.secondaryStreet,
    reason: "secondaryStreetWrong",
  },
  civicNumber: {
    field: "secondaryCivicNumber",
    lengthMax: fieldLengthMax.secondaryCivicNumber,
    reason: "secondaryCivicNumberWrong",
  },
  postalCode: {
    field: "secondaryPostalCode",
    lengthMax: fieldLengthMax.secondaryPostalCode,
    reason: "secondaryPostalCodeWrong",
  },
  city: {
    field: "secondaryCity",
    lengthMax: fieldLengthMax.secondaryCity,
    reason: "controlCharacter",
  },
  province: {
    field: "secondaryProvince",
    lengthMax: fieldLengthMax.secondaryProvince,
    reason: "secondaryProvinceUnknown",
  },
  country: {
    field: "secondaryCountry",
    lengthMax: fieldLengthMax.secondaryCountry,
    reason: "secondaryCountryUnknown",
  },
};

const POSTAL_CODE = /^[A-Za-z0-9](?:[A-Za-z0-9 -]*[A-Za-z0-9])?$/;
const ITALY = "IT";

function checkPostalCode(checklist: DraftChecklist, text: string, form: AddressForm): string {
  const { field, lengthMax, reason } = form.postalCode;
  const isRight =
    !checklist.fits(field, text, lengthMax) || hasOnlyDigits(text) || POSTAL_CODE.test(text);
  if (!isRight) checklist.report(field, reason);
  return text;
}

function checkCountry(checklist: DraftChecklist, text: string, form: AddressForm): string {
  if (text === "" || text === ITALY) return text;
  const country = parseCountryCode(text);
  if (country !== undefined) return country;
  checklist.report(form.country.field, form.country.reason);
  return "";
}

/** Only Italy's provinces are checked: elsewhere the field is a free text. */
function checkProvince(
  checklist: DraftChecklist,
  { text, country }: { readonly text: string; readonly country: string },
  form: AddressForm,
): string {
  const { field, lengthMax, reason } = form.province;
  if (text === "") return text;
  if (country !== ITALY) return checklist.fits(field, text, lengthMax) ? text.toUpperCase() : text;
  const province = parseProvinceCode(text);
  if (province === undefined) checklist.report(field, reason);
  return province ?? text;
}

/**
 * An address as given: accents and signs stay, since each wire format has its own alphabet.
 * `undefined` when no part of it is given.
 */
function checkAddress(
  checklist: DraftChecklist,
  texts: AddressTexts,
  form: AddressForm,
): Address | undefined {
  const street = checklist.printable(texts.street, form.street);
  const civicNumber = checklist.printable(texts.civicNumber, form.civicNumber);
  const postalCode = checkPostalCode(checklist, texts.postalCode, form);
  const city = checklist.printable(texts.city, form.city);
  const country = checkCountry(checklist, texts.country, form);
  const province = checkProvince(checklist, { text: texts.province, country }, form);

  const parts = [street, civicNumber, postalCode, city, province, country];
  if (parts.every((part) => part === "")) return undefined;
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

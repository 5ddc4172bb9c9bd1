import type { PostalAddress } from "../organizations/organization.ts";
import { asciiUpperCase, hasOnlyDigits } from "../values/character-codes.ts";
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

/** Which field each part comes from, and what to say of a wrong one. */
type AddressForm = {
  readonly fields: Readonly<Record<AddressPart, DraftField>>;
  readonly reasons: Readonly<Record<"postalCode" | "province" | "country", DraftReason>>;
};

const debtorForm: AddressForm = {
  fields: {
    street: "street",
    civicNumber: "civicNumber",
    postalCode: "postalCode",
    city: "city",
    province: "province",
    country: "country",
  },
  reasons: {
    postalCode: "postalCodeWrong",
    province: "provinceUnknown",
    country: "countryUnknown",
  },
};

const secondaryForm: AddressForm = {
  fields: {
    street: "secondaryStreet",
    civicNumber: "secondaryCivicNumber",
    postalCode: "secondaryPostalCode",
    city: "secondaryCity",
    province: "secondaryProvince",
    country: "secondaryCountry",
  },
  reasons: {
    postalCode: "secondaryPostalCodeWrong",
    province: "secondaryProvinceUnknown",
    country: "secondaryCountryUnknown",
  },
};

const POSTAL_CODE = /^[A-Za-z0-9](?:[A-Za-z0-9 -]*[A-Za-z0-9])?$/;
const ITALY = "IT";

function checkPostalCode(checklist: DraftChecklist, text: string, form: AddressForm): string {
  const field = form.fields.postalCode;
  const isRight =
    !checklist.fits(field, text, fieldLengthMax[field]) ||
    hasOnlyDigits(text) ||
    POSTAL_CODE.test(text);
  if (!isRight) checklist.report(field, form.reasons.postalCode);
  return text;
}

function checkCountry(checklist: DraftChecklist, text: string, form: AddressForm): string {
  if (text === "" || text === ITALY) return text;
  const field = form.fields.country;
  if (!checklist.fits(field, text, fieldLengthMax[field])) return "";
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
  const field = form.fields.province;
  if (country !== ITALY) return asciiUpperCase(checklist.printable(field, text));
  if (!checklist.fits(field, text, fieldLengthMax[field])) return text;
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
  const street = checklist.printable(fields.street, texts.street);
  const civicNumber = checklist.printable(fields.civicNumber, texts.civicNumber);
  const postalCode = checkPostalCode(checklist, texts.postalCode, form);
  const city = checklist.printable(fields.city, texts.city);
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

import {
  type EmailAddress,
  parseEmailAddress,
} from "../../../../shared/domain/values/email-address.ts";

export function testMailbox(text: string): EmailAddress {
  const address = parseEmailAddress(text);
  if (address === undefined) throw new Error(`not a mail address: ${text}`);
  return address;
}

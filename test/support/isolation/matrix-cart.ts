import { randomUUID } from "node:crypto";
import * as z from "zod";
import { type Call, callerOf } from "./matrix-call.ts";

const clientShape = z.object({ clientId: z.string(), clientSecret: z.string() });
const tokenShape = z.object({ access_token: z.string() });
const cartShape = z.object({ cartId: z.string() });

const returnUrl = "https://servizi.ente.example/ritorno";

/** A cart that the portal of a subject's ente has opened with its open notice. */
export async function openCartOfSubject(
  url: string,
  call: Call,
  { fiscalCode, noticeNumber }: { readonly fiscalCode: string; readonly noticeNumber: string },
): Promise<string> {
  const base = `/v1/organizations/${fiscalCode}`;
  const registered = await call("POST", `${base}/api-clients`, {
    body: {
      name: "Portale dell'ente",
      permissions: ["debt-positions:write"],
      returnUrls: [returnUrl],
    },
  });
  const { clientId, clientSecret } = clientShape.parse(JSON.parse(registered.text));
  const token = await fetch(`${url}/v1/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
    }),
  });
  const { access_token: accessToken } = tokenShape.parse(await token.json());
  const opened = await callerOf(url, `Bearer ${accessToken}`)("POST", `${base}/carts`, {
    body: {
      key: randomUUID().replaceAll("-", ""),
      debts: [{ noticeNumber }],
      returnUrl,
      duplicatesAccepted: true,
    },
  });
  if (opened.status !== 201) throw new Error(`a cart of the matrix is refused: ${opened.text}`);
  return cartShape.parse(JSON.parse(opened.text)).cartId;
}

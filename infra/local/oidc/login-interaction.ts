import type { IncomingMessage, ServerResponse } from "node:http";
import { interactionPolicy, type Provider } from "oidc-provider";
import { readBodyUpTo } from "../http/read-body.ts";
import { choicePage, failurePage } from "./login-pages.ts";
import { spidLevel, type TestPerson } from "./test-people.ts";

const formBytesMax = 4_096;

/** Who logs in chooses each time whom to be: an earlier login does not count. */
export function loginPolicy(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  policy
    .get("login")
    ?.checks.add(
      new Check("choose_person", "la persona va scelta a ogni accesso", ({ oidc }) =>
        oidc.result?.login === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
      ),
    );
  return policy;
}

/** The pages between the request of a login and its end. */
export function createLoginInteraction(
  provider: Provider,
  settings: { readonly issuer: string; readonly people: readonly TestPerson[] },
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { issuer, people } = settings;
  return async (request, response) => {
    try {
      const { uid } = await provider.interactionDetails(request, response);
      if (request.method !== "POST") {
        show(response, { status: 200, text: choicePage(people, `${issuer}/interaction/${uid}`) });
        return;
      }
      const form = new URLSearchParams(String(await readBodyUpTo(request, formBytesMax)));
      const chosen = people.find(({ accountId }) => accountId === form.get("accountId"));
      const result =
        chosen === undefined
          ? { error: "access_denied", error_description: "Accesso annullato" }
          : { login: { accountId: chosen.accountId, acr: spidLevel, remember: false } };
      const terms = { mergeWithLastSubmission: false };
      await provider.interactionFinished(request, response, result, terms);
    } catch (error) {
      const text = failurePage("invalid_request", error instanceof Error ? error.message : "");
      show(response, { status: 400, text });
    }
  };
}

function show(response: ServerResponse, { status, text }: { status: number; text: string }): void {
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  response.writeHead(status, headers).end(text);
}

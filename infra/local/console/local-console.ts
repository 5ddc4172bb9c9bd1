import type { IncomingMessage, ServerResponse } from "node:http";
import type { AppIoStub } from "../app-io/service-stub.ts";
import type { Mail } from "../emulators/mail-schema.ts";
import { type HttpAnswer, htmlAnswer, jsonAnswer, messageAnswer } from "../http/api-response.ts";
import type { IdentityProvider } from "../oidc/identity-provider.ts";
import { sampleTaxonomy } from "../taxonomy/sample-taxonomy.ts";
import { appIoPage } from "./app-io-page.ts";
import { type IndexFacts, indexPage } from "./index-page.ts";
import { answerMail } from "./mail-pages.ts";

export type LocalConsoleSettings = {
  readonly identityProvider: IdentityProvider;
  readonly appIo: AppIoStub;
  readonly mails: () => Promise<readonly Mail[]>;
  readonly facts: () => Promise<IndexFacts>;
};

/** Answer of the pages under /_local/; "handled" when the identity provider wrote it itself. */
export type ConsoleAnswer = HttpAnswer | "handled";

/** Serves everything under /_local/: pages for people, peers and figures for tests. */
export function createLocalConsole(
  settings: LocalConsoleSettings,
): (exchange: {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}) => Promise<ConsoleAnswer> {
  return async ({ request, response, url }) => {
    const [, area = "", rest = ""] = /^\/_local\/([^/]*)(.*)$/.exec(url.pathname) ?? [];
    switch (area) {
      case "":
        return htmlAnswer(indexPage(await settings.facts()));
      case "oidc":
        Object.assign(request, { originalUrl: request.url });
        request.url = `${rest === "" ? "/" : rest}${url.search}`;
        settings.identityProvider(request, response);
        return "handled";
      case "app-io":
        return rest === ""
          ? htmlAnswer(appIoPage(settings.appIo.messages()))
          : settings.appIo.answer(request, rest);
      case "taxonomy":
        return jsonAnswer(200, sampleTaxonomy());
      case "mail":
        return answerMail(await settings.mails(), rest);
      case "mails":
        return jsonOf(await settings.mails());
      case "functions":
        return jsonOf((await settings.facts()).functions);
      case "queues":
        return jsonOf((await settings.facts()).queues);
      default:
        return messageAnswer(404, "Not Found");
    }
  };
}

function jsonOf(value: unknown): HttpAnswer {
  return jsonAnswer(200, JSON.stringify(value, null, 2));
}

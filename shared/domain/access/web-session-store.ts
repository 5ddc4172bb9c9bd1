import type { WebSession } from "./web-session.ts";

export type WebSessionStore = {
  find(digest: string): Promise<WebSession | undefined>;
  create(session: WebSession): Promise<void>;
  /** Another state of one that is there: who has logged out meanwhile stays logged out. */
  update(session: WebSession): Promise<"written" | "gone">;
  remove(digest: string): Promise<void>;
};

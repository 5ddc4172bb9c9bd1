/** Minutes for which an activation keeps its notice for itself (SANP 3.12.0, paymentToken). */
export const sessionMinutesMax = 30;

/** A payment that has begun: while it lasts nobody else may begin one of the same notice. */
export type PaymentSession = {
  readonly fiscalCode: string;
  readonly noticeNumber: string;
  readonly paymentToken: string;
  readonly openedAt: string;
  /** The first instant at which another payment may begin. */
  readonly endsAt: string;
};

/** The session that an activation asks for; no minutes, no lock. */
export function paymentSession(
  activation: Pick<PaymentSession, "fiscalCode" | "noticeNumber" | "paymentToken">,
  { now, minutes }: { readonly now: Date; readonly minutes: number },
): PaymentSession {
  const endsAt = new Date(now.getTime() + minutes * 60_000);
  return { ...activation, openedAt: now.toISOString(), endsAt: endsAt.toISOString() };
}

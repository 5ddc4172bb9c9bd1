export type GetStatusDependencies = {
  /** Settles as soon as the table has answered, whatever it holds. */
  readonly askTable: () => Promise<unknown>;
  readonly pause: (ms: number) => Promise<void>;
};

export type PortalStatus = "running" | "unavailable";

/** Who asks for the status wants an answer at once: a slow table is as good as none. */
export const patienceMs = 1_000;

/** Whether the portal can work: without its table it can do nothing. */
export async function getStatus(dependencies: GetStatusDependencies): Promise<PortalStatus> {
  const answered = dependencies.askTable().then(
    (): PortalStatus => "running",
    (): PortalStatus => "unavailable",
  );
  const tooLate = dependencies.pause(patienceMs).then((): PortalStatus => "unavailable");
  return Promise.race([answered, tooLate]);
}

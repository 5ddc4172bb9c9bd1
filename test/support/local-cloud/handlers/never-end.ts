/** Never answers: its time-out has to end it. */
export function handler(): Promise<never> {
  return new Promise((_resolve) => setInterval(() => undefined, 1_000));
}

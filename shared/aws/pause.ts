/** Lets time pass; to import `node:timers/promises` would make every start of a function slower. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

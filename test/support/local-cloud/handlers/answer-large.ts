/** Answers more than Lambda may return. */
export function handler() {
  return Promise.resolve({ statusCode: 200, body: "x".repeat(6 * 1024 * 1024) });
}

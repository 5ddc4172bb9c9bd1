/** A button in place of the words that say how the browser prints. */
export const printScript = `(() => {
  const button = document.getElementById("stampa");
  if (button === null) return;
  document.getElementById("come-stampare")?.remove();
  button.hidden = false;
  button.addEventListener("click", () => print());
})();
`;

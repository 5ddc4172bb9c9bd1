/** Asks for a page again until it has something new to say, and shows it only then. */
export const waitingScript = `(() => {
  const main = document.querySelector("main[data-mark]");
  if (main === null) return;
  const told = document.getElementById("controllo");
  const ask = async () => {
    let seconds = Number(main.dataset.seconds);
    try {
      const answer = await fetch(main.dataset.address, { cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.querySelector("main[data-mark]");
      if (answer.ok && now?.dataset.mark !== main.dataset.mark) {
        location.replace(main.dataset.address);
        return;
      }
      if (now !== null) seconds = Number(now.dataset.seconds);
      if (told !== null) {
        const time = new Date().toLocaleTimeString("it-IT");
        told.textContent = "Ultimo controllo alle " + time + ".";
      }
    } catch {
      seconds = 15;
    }
    setTimeout(ask, seconds * 1000);
  };
  setTimeout(ask, Number(main.dataset.seconds) * 1000);
})();
`;

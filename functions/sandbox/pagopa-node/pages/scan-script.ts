/**
 * The only script of the pages: it fills the form from the text of a QR code, pasted or seen by the
 * camera where the browser can read codes. Without it everything can be typed.
 */
export const scanScript = `"use strict";
(() => {
  const form = document.querySelector("[data-qr-form]");
  if (!form) return;
  const field = (name) => form.elements.namedItem(name);
  const reader = form.querySelector("[data-qr-reader]");
  const start = form.querySelector("[data-qr-start]");
  const video = form.querySelector("[data-qr-video]");
  const status = form.querySelector("[data-qr-status]");

  const fill = (text) => {
    const parts = /^PAGOPA\\|002\\|(\\d{18})\\|(\\d{11})\\|\\d{2,11}$/.exec(text.trim());
    if (!parts) return false;
    field("noticeNumber").value = parts[1];
    field("fiscalCode").value = parts[2];
    return true;
  };
  field("qr").addEventListener("input", () => fill(field("qr").value));

  const canScan = "BarcodeDetector" in window && navigator.mediaDevices?.getUserMedia;
  if (!canScan) return;
  reader.hidden = false;

  let stream;
  const stop = (message) => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = undefined;
    video.hidden = true;
    start.textContent = "Inquadra il codice QR con la fotocamera";
    status.textContent = message;
  };

  start.addEventListener("click", async () => {
    if (stream) return stop("Lettura interrotta.");
    try {
      const detector = new BarcodeDetector({ formats: ["qr_code"] });
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      video.srcObject = stream;
      video.hidden = false;
      start.textContent = "Interrompi la lettura";
      status.textContent = "Inquadra il codice QR dell'avviso.";
      await video.play();
      while (stream) {
        const [code] = await detector.detect(video).catch(() => []);
        if (code && fill(code.rawValue)) {
          field("qr").value = code.rawValue;
          stop("Codice letto: numero avviso e codice fiscale sono compilati.");
          break;
        }
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    } catch {
      stop("La fotocamera non è disponibile: scrivere i dati dell'avviso.");
    }
  });
})();
`;

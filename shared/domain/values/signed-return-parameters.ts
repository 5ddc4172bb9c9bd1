/**
 * What the portal adds to the address by which a browser goes back to an ente's portal; the last
 * one is the signature over the others.
 */
export const signedReturnParameters = [
  "idCarrello",
  "riferimento",
  "esito",
  "istante",
  "chiave",
  "firma",
] as const;

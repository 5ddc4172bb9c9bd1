/** A debt of the demo ente as its API takes it: 100 euro, payable at once. */
export function demoDebt(iud: string) {
  return {
    iud,
    debtPositionType: "TARI",
    description: "TARI 2026",
    debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Rossi Maria" },
    paymentOptions: [{ kind: "SINGLE", amountCents: 10_000, dueDate: "2099-06-30" }],
  };
}

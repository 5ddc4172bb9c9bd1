/** The emulator cannot be had on this machine, for the Italian reason given: no defect of ours. */
export class EmulatorUnavailable extends Error {}

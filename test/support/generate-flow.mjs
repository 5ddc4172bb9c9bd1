#!/usr/bin/env node
// Makes an import flow ("tracciato dovuti") of any size, with planted errors, and the verdict expected for every row.
//
//   node generate-flow.mjs --rows 1000 --version 1_3 --out DIR
//     [--ipa c_demo1] [--iuf TARI2026] [--type TARI] [--seed 1] [--invalid 0.02] [--action I|M|A]
//     [--due 2027-06-30] [--given-iuv 0.05 --segregation 12]
//
// Writes DIR/<ipa>-<iuf>-<version>.zip (one CSV of the same name inside) and DIR/expected.json:
//   { rows, accepted, rejected: [{ row, iud, code }] }        row is 1-based and does not count the header.
// The same seed gives the same IUDs and debtors, so a flow made with --action M or A amends or cancels the flow made
// with --action I. Versions 1_0 to 1_4. Layouts and codes: specs/mypay.md, section 5. No dependencies; streams to disk.
import {
  closeSync,
  createReadStream,
  createWriteStream,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createDeflateRaw, crc32 as zlibCrc32 } from "node:zlib";

const { values: o } = parseArgs({
  options: {
    rows: { type: "string", default: "1000" },
    version: { type: "string", default: "1_3" },
    out: { type: "string", default: "." },
    ipa: { type: "string", default: "c_demo1" },
    iuf: { type: "string", default: "TARI2026" },
    type: { type: "string", default: "TARI" },
    seed: { type: "string", default: "1" },
    invalid: { type: "string", default: "0.02" },
    action: { type: "string", default: "I" },
    due: { type: "string", default: "2027-06-30" },
    "given-iuv": { type: "string", default: "0" },
    segregation: { type: "string", default: "12" },
  },
});
const rows = Number(o.rows),
  invalidShare = Number(o.invalid),
  givenShare = Number(o["given-iuv"]),
  version = o.version;
if (!/^1_[0-4]$/.test(version)) {
  console.error("version must be 1_0 … 1_4");
  process.exit(2);
}
const minor = Number(version[2]);

// ---- a seeded generator: the row's content depends on (seed, row) only
function random(seed, row) {
  let s = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(row + 1, 0x85ebca6b)) >>> 0;
  return () => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = s;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const pick = (r, list) => list[Math.floor(r() * list.length)];
const digits = (n, width) => String(n).padStart(width, "0");

const SURNAMES = [
  "ROSSI",
  "Bianchi",
  "D'Angelo",
  "Esposito",
  "Colombo",
  "Nicolò",
  "De Rosa",
  "Ferrari",
  "Müller",
  "Sánchez",
  "Đorđević",
  "Łukasz",
  "Lo Iacono",
  "Greco",
  "Conti",
  "Fumagalli",
  "Brambilla",
];
const NAMES = [
  "Maria",
  "Giuseppe",
  "Niccolò",
  "Anna",
  "Luca",
  "Chloé",
  "Francesco",
  "Sofia",
  "Marco",
  "Aïcha",
  "Paolo",
  "Giulia",
];
const STREETS = [
  "Via San Martino",
  "Piazza della Repubblica",
  "Via dell'Artigianato",
  "Corso Italia",
  "Viale 4 Novembre",
  "Via Cà Granda",
];
const TOWNS = [
  ["Milano", "MI", "20121"],
  ["Cantù", "CO", "22063"],
  ["Biassono", "MB", "20853"],
  ["Bergamo", "BG", "24121"],
  ["Brescia", "BS", "25121"],
  ["Lodi", "LO", "26900"],
  ["Sondrio", "SO", "23100"],
];
const SUBJECTS = [
  "TARI 2026 rata unica",
  'TARI 2026; utenza "domestica"',
  "Tassa rifiuti anno 2026 - immobile di via Roma, 12",
  "Avviso TARI 2026 (saldo)",
  "TARI 2026 - l'immobile è locato",
];

// ---- identifiers
const ODD = {
  0: 1,
  1: 0,
  2: 5,
  3: 7,
  4: 9,
  5: 13,
  6: 15,
  7: 17,
  8: 19,
  9: 21,
  A: 1,
  B: 0,
  C: 5,
  D: 7,
  E: 9,
  F: 13,
  G: 15,
  H: 17,
  I: 19,
  J: 21,
  K: 2,
  L: 4,
  M: 18,
  N: 20,
  O: 11,
  P: 3,
  Q: 6,
  R: 8,
  S: 12,
  T: 14,
  U: 16,
  V: 10,
  W: 22,
  X: 25,
  Y: 24,
  Z: 23,
};
function cfControl(first15) {
  let sum = 0;
  for (let i = 0; i < 15; i += 1) {
    const c = first15[i];
    sum += i % 2 === 0 ? ODD[c] : /\d/.test(c) ? Number(c) : c.charCodeAt(0) - 65;
  }
  return String.fromCharCode(65 + (sum % 26));
}
function fiscalCode(r) {
  const letters = () => Array.from({ length: 3 }, () => pick(r, [..."BCDFGLMNPRSTVZ"])).join("");
  const day = 1 + Math.floor(r() * 28) + (r() < 0.5 ? 40 : 0);
  const first15 =
    letters() +
    letters() +
    digits(30 + Math.floor(r() * 70), 2) +
    pick(r, [..."ABCDEHLMPRST"]) +
    digits(day, 2) +
    pick(r, ["F205", "B639", "A849", "A794", "B157", "Z112"]);
  return first15 + cfControl(first15);
}
function vatNumber(r) {
  const base = Array.from({ length: 10 }, (_, i) => (i === 0 ? 0 : Math.floor(r() * 10)));
  let sum = 0;
  base.forEach((d, i) => {
    const x = i % 2 === 0 ? d : d * 2;
    sum += x > 9 ? x - 9 : x;
  });
  return base.join("") + ((10 - (sum % 10)) % 10);
}
const iuv17 = (segregation, system, progressive) => {
  const first15 = segregation + system + digits(progressive, 11);
  return first15 + digits(Number(BigInt(`3${first15}`) % 93n), 2);
};

// ---- planted errors: [code expected by the incumbent's rules, change to the row]
const ERRORS = [
  [
    "PAA_IMPORT_SINTASSI_CSV_IUD",
    (f) => {
      f.IUD = `000${f.IUD.slice(3)}`;
    },
  ],
  [
    "PAA_IMPORT_IUD_DUPLICATO",
    (f, _r, c) => {
      f.IUD = c.firstGoodIud ?? f.IUD;
    },
  ],
  [
    "PAA_IMPORT_SINTASSI_CSV_IUV",
    (f) => {
      f.codIuv = "1234567890123456";
    },
  ],
  [
    "PAA_IMPORT_SINTASSI_CSV_ID_UNIV_FG",
    (f) => {
      f.tipoIdentificativoUnivoco = "X";
    },
  ],
  [
    "PAA_IMPORT_SINTASSI_CSV_COD_FISC",
    (f, r) => {
      f.tipoIdentificativoUnivoco = "F";
      const cf = fiscalCode(r);
      f.codiceIdentificativoUnivoco = cf.slice(0, 15) + (cf[15] === "A" ? "B" : "A");
    },
  ],
  [
    "PAA_IMPORT_SINTASSI_CSV_P_IVA",
    (f, r) => {
      f.tipoIdentificativoUnivoco = "G";
      const v = vatNumber(r);
      f.codiceIdentificativoUnivoco = v.slice(0, 10) + ((Number(v[10]) + 1) % 10);
    },
  ],
  [
    "PAA_IMPORT_SINTASSI_CSV_NAZ",
    (f) => {
      f.nazionePagatore = "ZZ";
    },
  ],
  [
    "PAA_IMPORT_SINTASSI_CSV_PROV",
    (f) => {
      f.provinciaPagatore = "QQ";
    },
  ],
  [
    "PAA_IMPORT_SINTASSI_CSV_EMAIL",
    (f) => {
      f.emailPagatore = "not-an-address";
    },
  ],
  [
    "PAA_IMPORT_SINTASSI_CSV",
    (f) => {
      f.dataScadenzaPagamento = "2027-02-30";
    },
  ],
  [
    "PAA_IMPORT_SINTASSI_CSV_IMPORTO",
    (f) => {
      f.importoDovuto = "0.00";
      f.bilancio = "";
    },
  ],
  [
    "PAA_IMPORT_SINTASSI_CSV_TIPO_DOVUTO_INESISTENTE",
    (f) => {
      f.tipoDovuto = "NON_ESISTE";
    },
  ],
  [
    "PAA_IMPORT_SINTASSI_CSV_TIPO_VERS",
    (f) => {
      f.tipoVersamento = "ALL|CP";
    },
  ],
  [
    "PAA_IMPORT_SINTASSI_CSV",
    (f) => {
      f.causaleVersamento = "x".repeat(1025);
    },
  ],
  [
    "PAA_IMPORT_SINTASSI_CSV_DATI_RISCOSS",
    (f) => {
      f.datiSpecificiRiscossione = "7 senza formato";
    },
  ],
  [
    "PAA_IMPORT_SINTASSI_CSV_AZIONE",
    (f) => {
      f.azione = "X";
    },
  ],
  ...(minor >= 2
    ? [
        [
          "PAA_IMPORT_SINTASSI_CSV_BILANCIO",
          (f) => {
            f.bilancio = bilancio([1]);
          },
        ],
      ]
    : []),
  ...(minor >= 4
    ? [
        [
          "PAA_IMPORT_SINTASSI_CSV_IBAN_ACCREDITO_ENTE_SECONDARIO",
          (f) => {
            secondary(f);
            f.ibanAccreditoEnteSecondario = "IT00";
          },
        ],
      ]
    : []),
];

const cents = (n) => `${Math.floor(n / 100)}.${digits(n % 100, 2)}`;
const bilancio = (parts) =>
  `<bilancio>${parts.map((p, i) => `<capitolo><codCapitolo>CAP${i + 1}</codCapitolo><accertamento><importo>${cents(p)}</importo></accertamento></capitolo>`).join("")}</bilancio>`;
function secondary(f) {
  f.flagMultiBeneficiario = "true";
  f.codiceFiscaleEnteSecondario = "80012340156";
  f.denominazioneEnteSecondario = "Provincia di Prova";
  f.ibanAccreditoEnteSecondario = "IT60X0542811101000000123456";
  f.indirizzoEnteSecondario = "Via Provinciale";
  f.civicoEnteSecondario = "1";
  f.capEnteSecondario = "20100";
  f.localitaEnteSecondario = "Milano";
  f.provinciaEnteSecondario = "MI";
  f.nazioneEnteSecondario = "IT";
  f.datiSpecificiRiscossioneEnteSecondario = "9/0201102IM/";
  f.causaleVersamentoEnteSecondario = "TEFA 2026";
  f.importoVersamentoEnteSecondario = "5.00";
}

const COLUMNS = [
  "IUD",
  "codIuv",
  "tipoIdentificativoUnivoco",
  "codiceIdentificativoUnivoco",
  "anagraficaPagatore",
  "indirizzoPagatore",
  "civicoPagatore",
  "capPagatore",
  "localitaPagatore",
  "provinciaPagatore",
  "nazionePagatore",
  "emailPagatore",
  "dataScadenzaPagamento",
  "importoDovuto",
  "commissioneCaricoPa",
  "tipoDovuto",
  "tipoVersamento",
  "causaleVersamento",
  "datiSpecificiRiscossione",
  ...(minor >= 2 ? ["bilancio"] : []),
  ...(minor >= 3 ? ["flagGeneraIuv"] : []),
  ...(minor >= 4
    ? [
        "flagMultiBeneficiario",
        "codiceFiscaleEnteSecondario",
        "denominazioneEnteSecondario",
        "ibanAccreditoEnteSecondario",
        "indirizzoEnteSecondario",
        "civicoEnteSecondario",
        "capEnteSecondario",
        "localitaEnteSecondario",
        "provinciaEnteSecondario",
        "nazioneEnteSecondario",
        "datiSpecificiRiscossioneEnteSecondario",
        "causaleVersamentoEnteSecondario",
        "importoVersamentoEnteSecondario",
      ]
    : []),
  "azione",
];

function row(index, context) {
  const r = random(Number(o.seed), index);
  const [town, province, cap] = pick(r, TOWNS);
  const company = r() < 0.12,
    amount = 100 + Math.floor(r() * 150000),
    surname = pick(r, SURNAMES),
    name = pick(r, NAMES);
  const f = {
    IUD: `${o.iuf}-${o.seed}-${digits(index + 1, 9)}`.slice(0, 35),
    codIuv: "",
    tipoIdentificativoUnivoco: company ? "G" : "F",
    codiceIdentificativoUnivoco: company ? vatNumber(r) : fiscalCode(r),
    anagraficaPagatore: company ? `${surname} S.r.l.` : `${surname} ${name}`,
    indirizzoPagatore: pick(r, STREETS),
    civicoPagatore: String(1 + Math.floor(r() * 200)),
    capPagatore: cap,
    localitaPagatore: town,
    provinciaPagatore: province,
    nazionePagatore: "IT",
    emailPagatore: r() < 0.6 ? `debitore${index + 1}@example.it` : "",
    dataScadenzaPagamento: o.due,
    importoDovuto: cents(amount + (o.action === "M" ? 100 : 0)),
    commissioneCaricoPa: "",
    tipoDovuto: o.type,
    tipoVersamento: "ALL",
    causaleVersamento: pick(r, SUBJECTS),
    datiSpecificiRiscossione: "9/0101101IM/",
    bilancio: "",
    flagGeneraIuv: "true",
    flagMultiBeneficiario: "false",
    azione: o.action,
  };
  if (r() < 0.2 && o.action === "I") {
    const first = Math.floor(amount / 3);
    f.bilancio = bilancio([first, amount - first]);
  }
  if (r() < givenShare && o.action === "I") {
    f.codIuv = iuv17(o.segregation, "77", index + 1);
    f.flagGeneraIuv = "false";
  }
  if (minor >= 4 && r() < 0.1) secondary(f);
  let code = null;
  if (r() < invalidShare && o.action === "I") {
    const [expected, change] = pick(r, ERRORS);
    change(f, r, context);
    code = expected === "PAA_IMPORT_IUD_DUPLICATO" && !context.firstGoodIud ? null : expected;
  }
  if (!code) context.firstGoodIud ??= f.IUD;
  return { f, code };
}

const quote = (v) => (/[;"\n]/.test(v) ? `"${v.replaceAll('"', '\\"')}"` : v);

// ---- write the CSV, then a one-entry zip (deflate)
mkdirSync(o.out, { recursive: true });
const base = `${o.ipa}-${o.iuf}-${version}`,
  csvPath = join(o.out, `${base}.csv`);
const context = {},
  rejected = [];
const fd = openSync(csvPath, "w");
let buffer = `${COLUMNS.join(";")}\n`,
  crc = 0,
  size = 0;
const flush = () => {
  const b = Buffer.from(buffer);
  crc = zlibCrc32(b, crc);
  size += b.length;
  writeSync(fd, b);
  buffer = "";
};
for (let i = 0; i < rows; i += 1) {
  const { f, code } = row(i, context);
  if (code) rejected.push({ row: i + 1, iud: f.IUD, code });
  buffer += `${COLUMNS.map((c) => quote(f[c] ?? "")).join(";")}\n`;
  if (buffer.length > 1 << 20) flush();
}
flush();
closeSync(fd);

const zipPath = join(o.out, `${base}.zip`),
  out = createWriteStream(zipPath),
  entry = Buffer.from(`${base}.csv`);
const local = Buffer.alloc(30);
local.writeUInt32LE(0x04034b50, 0);
local.writeUInt16LE(20, 4);
local.writeUInt16LE(8, 6);
local.writeUInt16LE(8, 8);
local.writeUInt16LE(33, 12);
local.writeUInt16LE(entry.length, 26);
out.write(Buffer.concat([local, entry]));
let compressed = 0;
const deflate = createDeflateRaw({ level: 6 });
deflate.on("data", (d) => {
  compressed += d.length;
  out.write(d);
});
createReadStream(csvPath).pipe(deflate);
deflate.on("end", () => {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(crc >>> 0, 4);
  descriptor.writeUInt32LE(compressed, 8);
  descriptor.writeUInt32LE(size, 12);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 8);
  central.writeUInt16LE(8, 10);
  central.writeUInt16LE(33, 14);
  central.writeUInt32LE(crc >>> 0, 16);
  central.writeUInt32LE(compressed, 20);
  central.writeUInt32LE(size, 24);
  central.writeUInt16LE(entry.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + entry.length, 12);
  end.writeUInt32LE(30 + entry.length + compressed + 16, 16);
  out.end(Buffer.concat([descriptor, central, entry, end]), () => {
    rmSync(csvPath);
    writeFileSync(
      join(o.out, "expected.json"),
      JSON.stringify(
        { file: `${base}.zip`, rows, accepted: rows - rejected.length, rejected },
        null,
        1,
      ),
    );
    console.log(
      `${zipPath}: ${rows} rows, ${rejected.length} of them wrong, ${(statSync(zipPath).size / 1e6).toFixed(2)} MB (${(size / 1e6).toFixed(2)} MB inside)`,
    );
  });
});

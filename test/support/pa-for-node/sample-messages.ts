import type { PaForNodePrimitive } from "../../../shared/pagopa/pa-for-node/messages.ts";

const namespace = "http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd";

/** What stands in the body of a message, in the SOAP envelope that the node sends it in. */
export function enveloped(body: string): string {
  return `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:pafn="${namespace}"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}

const station =
  "<idPA>02336340159</idPA><idBrokerPA>12345678901</idBrokerPA><idStation>12345678901_01</idStation>";
const qrCode =
  "<qrCode><fiscalCode>02336340159</fiscalCode><noticeNumber>301202600000000103</noticeNumber></qrCode>";
const debtor =
  "<debtor><uniqueIdentifier><entityUniqueIdentifierType>F</entityUniqueIdentifierType><entityUniqueIdentifierValue>PPPPLT98A01D969C</entityUniqueIdentifierValue></uniqueIdentifier><fullName>Francesco Pluto</fullName></debtor>";
const metadata =
  "<metadata><mapEntry><key>CAPITOLO</key><value>1</value></mapEntry><mapEntry><key>ANNO</key><value>2026</value></mapEntry></metadata>";

function subject(name: string): string {
  return `<${name}><uniqueIdentifier><entityUniqueIdentifierType>G</entityUniqueIdentifierType><entityUniqueIdentifierValue>02336340159</entityUniqueIdentifierValue></uniqueIdentifier><fullName>Società Prova &amp; C. S.r.l.</fullName><streetName>Piazza della Scala</streetName><civicNumber>2/A</civicNumber><postalCode>20121</postalCode><city>Milano</city><stateProvinceRegion>MI</stateProvinceRegion><country>IT</country><e-mail>prova.ente+pagamenti@example.org</e-mail></${name}>`;
}

/** The least that each operation is called with. */
export const minimalRequests: Readonly<Record<PaForNodePrimitive, string>> = {
  paVerifyPaymentNotice: enveloped(
    `<pafn:paVerifyPaymentNoticeReq>${station}${qrCode}</pafn:paVerifyPaymentNoticeReq>`,
  ),
  paGetPayment: enveloped(`<pafn:paGetPaymentReq>${station}${qrCode}</pafn:paGetPaymentReq>`),
  paGetPaymentV2: enveloped(
    `<pafn:paGetPaymentV2Request>${station}${qrCode}<amount>116.00</amount><paymentNote>c-2026-000123</paymentNote><dueDate>2026-12-31</dueDate></pafn:paGetPaymentV2Request>`,
  ),
  paSendRT: enveloped(
    `<pafn:paSendRTReq>${station}<receipt><receiptId>f43cf6263ddb47248222b039f6d1f1f5</receiptId><noticeNumber>301202600000000103</noticeNumber><fiscalCode>02336340159</fiscalCode><outcome>OK</outcome><creditorReferenceId>01202600000000103</creditorReferenceId><paymentAmount>100.00</paymentAmount><description>Diritti di segreteria</description><companyName>Comune di Prova</companyName>${debtor}<transferList><transfer><idTransfer>1</idTransfer><transferAmount>100.00</transferAmount><fiscalCodePA>02336340159</fiscalCodePA><IBAN>IT30N0103076271000001823603</IBAN><remittanceInformation>Diritti</remittanceInformation><transferCategory>9/0101002IM/</transferCategory></transfer></transferList><idPSP>AGID_01</idPSP><PSPCompanyName>Banca Prova</PSPCompanyName><idChannel>12345678901_C1</idChannel><channelDescription>WISP</channelDescription></receipt></pafn:paSendRTReq>`,
  ),
  paSendRTV2: enveloped(
    `<pafn:paSendRTV2Request>${station}<receipt><receiptId>f43cf6263ddb47248222b039f6d1f1f5</receiptId><noticeNumber>301202600000000103</noticeNumber><fiscalCode>02336340159</fiscalCode><outcome>OK</outcome><creditorReferenceId>01202600000000103</creditorReferenceId><paymentAmount>100.00</paymentAmount><description>Diritti di segreteria</description><companyName>Comune di Prova</companyName>${debtor}<transferList><transfer><idTransfer>1</idTransfer><transferAmount>100.00</transferAmount><fiscalCodePA>02336340159</fiscalCodePA><companyName>Comune di Prova</companyName><IBAN>IT30N0103076271000001823603</IBAN><remittanceInformation>/RFB/01202600000000103/100.00/TXT/Diritti</remittanceInformation><transferCategory>9/0101002IM/</transferCategory></transfer></transferList><idPSP>AGID_01</idPSP><PSPCompanyName>Banca Prova</PSPCompanyName><idChannel>12345678901_C1</idChannel><channelDescription>WISP</channelDescription><paymentMethod>CP</paymentMethod><fee>1.50</fee><paymentDateTime>2026-11-23T10:00:00</paymentDateTime><applicationDate>2026-11-23</applicationDate><transferDate>2026-11-24</transferDate></receipt></pafn:paSendRTV2Request>`,
  ),
  paDemandPaymentNotice: enveloped(
    `<pafn:paDemandPaymentNoticeRequest>${station}<idServizio>00005</idServizio><idSoggettoServizio>00099</idSoggettoServizio><datiSpecificiServizioRequest>PHNlcnZpY2UvPg==</datiSpecificiServizioRequest></pafn:paDemandPaymentNoticeRequest>`,
  ),
};

const noticeOfReceipt = `<receiptId>f43cf6263ddb47248222b039f6d1f1f5</receiptId><noticeNumber>301202600000000103</noticeNumber><fiscalCode>02336340159</fiscalCode><outcome>OK</outcome><creditorReferenceId>01202600000000103</creditorReferenceId><paymentAmount>116.00</paymentAmount><description>Autorizzazione n. 12 &lt;bis&gt;</description><companyName>Comune di Prova</companyName><officeName>Sportello unico</officeName>${subject("debtor")}`;
const serviceProvider = `<idPSP>AGID_01</idPSP><pspFiscalCode>CF12345678901</pspFiscalCode><pspPartitaIVA>12345678901</pspPartitaIVA><PSPCompanyName>Banca Prova</PSPCompanyName><idChannel>12345678901_C1</idChannel><channelDescription>WISP</channelDescription>${subject("payer")}<paymentMethod>CP</paymentMethod>`;
const endOfReceipt = `<paymentDateTime>2026-11-23T10:00:00.123+01:00</paymentDateTime><applicationDate>2026-11-23</applicationDate><transferDate>2026-11-24+01:00</transferDate>${metadata}<standIn>false</standIn>`;

/** Each operation called with everything that its request can hold. */
export const richRequests: Readonly<Record<PaForNodePrimitive, string>> = {
  paVerifyPaymentNotice: minimalRequests.paVerifyPaymentNotice,
  paGetPayment: enveloped(
    `<pafn:paGetPaymentReq>${station}${qrCode}<amount>116.00</amount><paymentNote>c-2026-000123</paymentNote><transferType>POSTAL</transferType><dueDate>2026-12-31</dueDate></pafn:paGetPaymentReq>`,
  ),
  paGetPaymentV2: enveloped(
    `<pafn:paGetPaymentV2Request>${station}${qrCode}<amount>116.00</amount><paymentNote>c-2026-000123</paymentNote><transferType>PAGOPA</transferType><dueDate>2026-12-31</dueDate></pafn:paGetPaymentV2Request>`,
  ),
  paSendRT: enveloped(
    `<pafn:paSendRTReq>${station}<receipt>${noticeOfReceipt}<transferList><transfer><idTransfer>1</idTransfer><transferAmount>96.00</transferAmount><fiscalCodePA>02336340159</fiscalCodePA><IBAN>IT30N0103076271000001823603</IBAN><remittanceInformation>/RFB/01202600000000103/96.00/TXT/Diritti</remittanceInformation><transferCategory>9/0101002IM/</transferCategory>${metadata}</transfer><transfer><idTransfer>2</idTransfer><transferAmount>20.00</transferAmount><fiscalCodePA>77777777777</fiscalCodePA><IBAN>IT45R0760103200000000001016</IBAN><remittanceInformation>Quota</remittanceInformation><transferCategory>9/0101002IM/</transferCategory></transfer></transferList>${serviceProvider}<fee>1.50</fee>${endOfReceipt}</receipt></pafn:paSendRTReq>`,
  ),
  paSendRTV2: enveloped(
    `<pafn:paSendRTV2Request>${station}<receipt>${noticeOfReceipt}<transferList><transfer><idTransfer>1</idTransfer><transferAmount>100.00</transferAmount><fiscalCodePA>02336340159</fiscalCodePA><companyName>Comune di Prova</companyName><IBAN>IT30N0103076271000001823603</IBAN><remittanceInformation>/RFB/01202600000000103/100.00/TXT/Diritti</remittanceInformation><transferCategory>9/0101002IM/</transferCategory>${metadata}</transfer><transfer><idTransfer>2</idTransfer><transferAmount>16.00</transferAmount><fiscalCodePA>77777777777</fiscalCodePA><companyName>Altro ente</companyName><MBDAttachment>PG1hcmNhRGFCb2xsby8+</MBDAttachment><remittanceInformation>Bollo</remittanceInformation><transferCategory>9/0101002IM/</transferCategory></transfer></transferList>${serviceProvider}<paymentNote>c-2026-000123</paymentNote><fee>1.50</fee><primaryCiIncurredFee>0.20</primaryCiIncurredFee><idBundle>bundle-1</idBundle><idCiBundle>ci-bundle-1</idCiBundle>${endOfReceipt}</receipt></pafn:paSendRTV2Request>`,
  ),
  paDemandPaymentNotice: minimalRequests.paDemandPaymentNotice,
};

const noticeDescription =
  "<paymentList><paymentOptionDescription><amount>100.00</amount><options>EQ</options><dueDate>2026-12-31</dueDate><detailDescription>Diritti</detailDescription><allCCP>false</allCCP></paymentOptionDescription></paymentList><paymentDescription>Diritti di segreteria</paymentDescription><fiscalCodePA>02336340159</fiscalCodePA><companyName>Comune di Prova</companyName><officeName>Sportello unico</officeName>";
const paymentStart =
  "<creditorReferenceId>01202600000000103</creditorReferenceId><paymentAmount>116.00</paymentAmount><dueDate>2026-12-31</dueDate><retentionDate>2026-12-31T23:59:59</retentionDate><lastPayment>true</lastPayment><description>Rilascio autorizzazione</description><companyName>Comune di Prova</companyName><officeName>Sportello unico</officeName>";

/** Each operation answered OK with everything that its response can hold. */
export const richResponses: Readonly<Record<PaForNodePrimitive, string>> = {
  paVerifyPaymentNotice: enveloped(
    `<pafn:paVerifyPaymentNoticeRes><outcome>OK</outcome>${noticeDescription}</pafn:paVerifyPaymentNoticeRes>`,
  ),
  paGetPayment: enveloped(
    `<pafn:paGetPaymentRes><outcome>OK</outcome><data>${paymentStart}${subject("debtor")}<transferList><transfer><idTransfer>1</idTransfer><transferAmount>96.00</transferAmount><fiscalCodePA>02336340159</fiscalCodePA><IBAN>IT30N0103076271000001823603</IBAN><remittanceInformation>Diritti</remittanceInformation><transferCategory>9/0101002IM/</transferCategory>${metadata}</transfer><transfer><idTransfer>2</idTransfer><transferAmount>20.00</transferAmount><fiscalCodePA>77777777777</fiscalCodePA><IBAN>IT45R0760103200000000001016</IBAN><remittanceInformation>Quota</remittanceInformation><transferCategory>9/0101002IM/</transferCategory></transfer></transferList>${metadata}</data></pafn:paGetPaymentRes>`,
  ),
  paGetPaymentV2: enveloped(
    `<pafn:paGetPaymentV2Response><outcome>OK</outcome><data>${paymentStart}${subject("debtor")}<transferList><transfer><idTransfer>1</idTransfer><transferAmount>80.00</transferAmount><fiscalCodePA>02336340159</fiscalCodePA><companyName>Comune di Prova</companyName><IBAN>IT30N0103076271000001823603</IBAN><remittanceInformation>Diritti</remittanceInformation><transferCategory>9/0101002IM/</transferCategory>${metadata}</transfer><transfer><idTransfer>2</idTransfer><transferAmount>20.00</transferAmount><fiscalCodePA>77777777777</fiscalCodePA><companyName>Altro ente</companyName><IBAN>IT45R0760103200000000001016</IBAN><remittanceInformation>Quota</remittanceInformation><transferCategory>9/0101002IM/</transferCategory></transfer><transfer><idTransfer>3</idTransfer><transferAmount>16.00</transferAmount><fiscalCodePA>02336340159</fiscalCodePA><richiestaMarcaDaBollo><hashDocumento>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</hashDocumento><tipoBollo>01</tipoBollo><provinciaResidenza>MI</provinciaResidenza></richiestaMarcaDaBollo><remittanceInformation>Bollo</remittanceInformation><transferCategory>9/0101002IM/</transferCategory></transfer></transferList>${metadata}</data></pafn:paGetPaymentV2Response>`,
  ),
  paSendRT: enveloped("<pafn:paSendRTRes><outcome>OK</outcome></pafn:paSendRTRes>"),
  paSendRTV2: enveloped("<pafn:paSendRTV2Response><outcome>OK</outcome></pafn:paSendRTV2Response>"),
  paDemandPaymentNotice: enveloped(
    `<pafn:paDemandPaymentNoticeResponse><outcome>OK</outcome>${qrCode}${noticeDescription}</pafn:paDemandPaymentNoticeResponse>`,
  ),
};

/** A refusal of verify: what any operation answers when it cannot. */
export const koResponse = enveloped(
  "<pafn:paVerifyPaymentNoticeRes><outcome>KO</outcome><fault><faultCode>PAA_PAGAMENTO_SCONOSCIUTO</faultCode><faultString>Pagamento in attesa risulta sconosciuto all'Ente Creditore</faultString><id>02336340159</id><description>NAV non trovato</description></fault></pafn:paVerifyPaymentNoticeRes>",
);

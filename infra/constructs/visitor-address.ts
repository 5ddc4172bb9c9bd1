/**
 * Code of the CloudFront function that stands before the API: writes who calls into a header, over
 * whatever the caller has sent under that name. (The policy by which the API keeps its own `Host`
 * forwards none of the headers that CloudFront could add by itself.)
 */
export function visitorAddress(header: string): string {
  return `var header = ${JSON.stringify(header)};

function handler(event) {
  var request = event.request;
  request.headers[header] = { value: event.viewer.ip };
  return request;
}
`;
}

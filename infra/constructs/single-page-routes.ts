type SinglePageRoutesProps = {
  readonly portalHost: string;
  /** First parts of the paths that the API answers. */
  readonly apiPaths: readonly string[];
};

/**
 * Code of the CloudFront function that stands before the web pages' bucket. The pages draw their
 * own addresses: whatever is not a file is answered with the one document. What belongs to the API
 * and has no route to it, and whatever is asked of the API's own host, is answered 404 instead: an
 * API client must never take a web page for an answer.
 */
export function singlePageRoutes({ portalHost, apiPaths }: SinglePageRoutesProps): string {
  return `var portalHost = ${JSON.stringify(portalHost)};
var apiPaths = ${JSON.stringify(apiPaths)};

function handler(event) {
  var request = event.request;
  var host = request.headers.host && request.headers.host.value;
  var first = "/" + request.uri.split("/")[1];
  if (host !== portalHost || apiPaths.indexOf(first) !== -1) {
    return { statusCode: 404, statusDescription: "Not Found" };
  }
  var last = request.uri.slice(request.uri.lastIndexOf("/") + 1);
  if (last.indexOf(".") === -1) request.uri = "/index.html";
  return request;
}
`;
}

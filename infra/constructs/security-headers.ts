import { Duration } from "aws-cdk-lib";
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";
import type { StageDomain, StageSettings } from "../stages.ts";

const secureTransport = {
  accessControlMaxAge: Duration.days(730),
  includeSubdomains: true,
  override: true,
};

/** What browsers are told with the web pages: run our own files, call our own addresses. */
export function pageHeaders(
  scope: Construct,
  settings: StageSettings,
  domain: StageDomain,
): ResponseHeadersPolicy {
  return headersPolicy(scope, "PageHeaders", {
    name: `portale-${settings.name}-pagine`,
    headers: {
      contentSecurityPolicy: {
        contentSecurityPolicy: contentPolicy(settings, domain),
        override: true,
      },
      strictTransportSecurity: secureTransport,
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: {
        referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
        override: true,
      },
    },
  });
}

/** The API's answers: a function that says more, as the pages of the sandbox do, is heard. */
export function apiHeaders(scope: Construct, settings: StageSettings): ResponseHeadersPolicy {
  return headersPolicy(scope, "ApiHeaders", {
    name: `portale-${settings.name}-api`,
    headers: {
      strictTransportSecurity: secureTransport,
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: false },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: false },
    },
  });
}

function headersPolicy(
  scope: Construct,
  id: string,
  { name, headers }: { readonly name: string; readonly headers: ResponseSecurityHeadersBehavior },
): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, id, {
    responseHeadersPolicyName: name,
    securityHeadersBehavior: headers,
  });
}

function contentPolicy(settings: StageSettings, { apiHost }: StageDomain): string {
  const addresses = [
    `https://${apiHost}`,
    new URL(settings.jwt.issuer).origin,
    // Files go to S3 with presigned addresses; which bucket, CloudFormation decides elsewhere.
    `https://*.s3.${settings.region}.amazonaws.com`,
  ];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    `connect-src 'self' ${addresses.join(" ")}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "upgrade-insecure-requests",
  ].join("; ");
}

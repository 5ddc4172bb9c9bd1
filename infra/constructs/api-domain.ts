import {
  ApiMapping,
  DomainName,
  type HttpStage,
  type MTLSConfig,
  SecurityPolicy,
} from "aws-cdk-lib/aws-apigatewayv2";
import { ARecord, type IHostedZone, RecordTarget } from "aws-cdk-lib/aws-route53";
import { ApiGatewayv2DomainProperties } from "aws-cdk-lib/aws-route53-targets";
import { Construct } from "constructs";
import type { PortalPlatform } from "./portal-platform.ts";
import { WatchedCertificate } from "./watched-certificate.ts";

type ApiDomainProps = {
  readonly platform: Pick<PortalPlatform, "alarmTopic">;
  readonly stage: HttpStage;
  readonly zone: IHostedZone;
  readonly host: string;
  /** Where the certificates are that callers must show one of; without it nobody must. */
  readonly mtls?: MTLSConfig;
  /** One Italian sentence: who is harmed and how, once the name's certificate has expired. */
  readonly impact: string;
};

/** A name of the API: its certificate, TLS 1.2 at least, and its DNS record. */
export class ApiDomain extends Construct {
  constructor(scope: Construct, id: string, props: ApiDomainProps) {
    super(scope, id);
    const { platform, stage, zone, host, mtls, impact } = props;
    const { certificate } = new WatchedCertificate(this, "Certificate", {
      platform,
      zone,
      host,
      impact,
    });
    const name = new DomainName(this, "Name", {
      domainName: host,
      certificate,
      securityPolicy: SecurityPolicy.TLS_1_2,
      ...(mtls && { mtls }),
    });
    new ApiMapping(this, "Mapping", { api: stage.api, domainName: name, stage });
    new ARecord(this, "Record", {
      zone,
      recordName: `${host}.`,
      target: RecordTarget.fromAlias(
        new ApiGatewayv2DomainProperties(name.regionalDomainName, name.regionalHostedZoneId),
      ),
    });
  }
}

import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import type { Table } from "aws-cdk-lib/aws-dynamodb";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { StageSettings } from "../stages.ts";
import type { GradualRelease } from "./gradual-release.ts";
import type { PeopleSecrets } from "./people-secrets.ts";

/** What every bounded context of a stage builds upon. */
export type PortalPlatform = {
  readonly settings: StageSettings;
  /** Folder with one bundle for each function, made by `npm run build`. */
  readonly bundlesFolder: string;
  readonly table: Table;
  readonly files: Bucket;
  /** The App IO keys of the enti; there is none where App IO is a stub. */
  readonly appIoKeys: Secret | undefined;
  /** From which the keys of the portal's tokens are derived; none where the settings hold it. */
  readonly tokenSeed: Secret | undefined;
  /** By which people are let in, and hidden. */
  readonly people: PeopleSecrets;
  /** Encrypts table, files and secrets; there is none where AWS's own keys do. */
  readonly dataKey: Key | undefined;
  readonly api: HttpApi;
  readonly alarmTopic: ITopic;
  /** Tries new versions on a part of the calls; there is none where they come at once. */
  readonly release: GradualRelease | undefined;
};

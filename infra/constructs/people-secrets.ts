import { CfnOutput, type RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import type { Key } from "aws-cdk-lib/aws-kms";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import type { StageSettings } from "../stages.ts";

type PeopleSecretsProps = {
  readonly settings: StageSettings;
  readonly dataKey: Key | undefined;
  readonly removalPolicy: RemovalPolicy;
};

/** What the portal has to know to let people in and to hide who they are. */
export class PeopleSecrets extends Construct {
  /** From which pseudonyms are derived; none where the settings hold it. */
  readonly seed: Secret | undefined;
  /** Given by the OpenID provider; none where the settings hold it, or none is asked for. */
  readonly clientSecret: Secret | undefined;

  constructor(scope: Construct, id: string, props: PeopleSecretsProps) {
    super(scope, id);
    const { personSeed, clientSecret, publicClient } = props.settings.login;
    if (personSeed === undefined) this.seed = this.addSeed(props);
    if (clientSecret === undefined && publicClient === undefined) {
      this.clientSecret = this.addClientSecret(props);
    }
  }

  private addSeed({ dataKey, removalPolicy }: PeopleSecretsProps): Secret {
    const seed = new Secret(this, "Seed", {
      description: "Seme degli pseudonimi delle persone: non va mai cambiato",
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      ...(dataKey && { encryptionKey: dataKey }),
      removalPolicy,
    });
    Validations.of(seed).acknowledge({
      id: "AwsSolutions-SMG4",
      reason: "Con un altro seme nessuno sarebbe più riconosciuto e tutti perderebbero il ruolo.",
    });
    new CfnOutput(Stack.of(this), "PersonSeedArn", { value: seed.secretArn });
    return seed;
  }

  /** Created with a random text, with which nobody logs in: the true one is the provider's. */
  private addClientSecret({ dataKey, removalPolicy }: PeopleSecretsProps): Secret {
    const secret = new Secret(this, "LoginClientSecret", {
      description: "Segreto del portale presso il fornitore di identità (OpenID Connect)",
      generateSecretString: { passwordLength: 40, excludePunctuation: true },
      ...(dataKey && { encryptionKey: dataKey }),
      removalPolicy,
    });
    Validations.of(secret).acknowledge({
      id: "AwsSolutions-SMG4",
      reason: "Lo emette e lo rigenera chi gestisce il fornitore di identità.",
    });
    return secret;
  }
}

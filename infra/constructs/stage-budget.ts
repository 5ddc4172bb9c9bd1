import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import { Construct } from "constructs";
import type { StageSettings } from "../stages.ts";

type StageBudgetProps = {
  readonly settings: StageSettings;
  readonly monthlyUsd: number;
  readonly email: string;
};

/**
 * Warns by mail when four fifths of the month's money are spent, and when the month is forecast to
 * cost more than all of it. It counts the whole account, because each stage has its own: a filter
 * by tag would count nothing until somebody activates the tag in the billing console.
 */
export class StageBudget extends Construct {
  constructor(scope: Construct, id: string, { settings, monthlyUsd, email }: StageBudgetProps) {
    super(scope, id);
    const notice = (notificationType: string, threshold: number) => ({
      notification: {
        notificationType,
        comparisonOperator: "GREATER_THAN",
        threshold,
        thresholdType: "PERCENTAGE",
      },
      subscribers: [{ subscriptionType: "EMAIL", address: email }],
    });
    new CfnBudget(this, "Budget", {
      budget: {
        budgetName: `portale-${settings.name}`,
        budgetType: "COST",
        timeUnit: "MONTHLY",
        budgetLimit: { amount: monthlyUsd, unit: "USD" },
      },
      notificationsWithSubscribers: [notice("ACTUAL", 80), notice("FORECASTED", 100)],
      resourceTags: Object.entries(settings.tags).map(([key, value]) => ({ key, value })),
    });
  }
}

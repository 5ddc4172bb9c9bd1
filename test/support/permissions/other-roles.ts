/** A role that no function of ours has. */
type OtherRole = {
  /** What its logical id begins with. */
  readonly id: RegExp;
  /** Policies that AWS writes and keeps up to date; none is taken by a function. */
  readonly managedPolicies: readonly string[];
  readonly reason: string;
};

/** Every role of a template that is not a function's, and why it is there. */
export const otherRoles: readonly OtherRole[] = [
  {
    id: /^BackupRole/u,
    managedPolicies: [
      "service-role/AWSBackupServiceRolePolicyForBackup",
      "AWSBackupServiceRolePolicyForS3Backup",
    ],
    reason: "AWS Backup alone takes it, to copy and restore; AWS changes what that takes.",
  },
  {
    id: /^ReleaseRole/u,
    managedPolicies: ["service-role/AWSCodeDeployRoleForLambdaLimited"],
    reason: "CodeDeploy alone takes it, to move the aliases of functions, and nothing else.",
  },
];

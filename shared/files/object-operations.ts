/** What S3 is asked for. The names are what a role must allow: a test reads them off the code. */
export const putObject = { awsOperation: "PutObject", method: "PUT" } as const;
export const getObject = { awsOperation: "GetObject", method: "GET" } as const;
export const headObject = { awsOperation: "HeadObject", method: "HEAD" } as const;

export type ObjectOperation = typeof putObject | typeof getObject | typeof headObject;

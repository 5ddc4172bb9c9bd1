import {
  GraphWidget,
  type GraphWidgetProps,
  type IMetric,
  type IWidget,
  TextWidget,
} from "aws-cdk-lib/aws-cloudwatch";

const columns = 24;
const height = 6;

type Graph = {
  readonly title: string;
  readonly left: readonly IMetric[];
  readonly unit: string;
  /** A line that the values should stay under. */
  readonly limit?: { readonly value: number; readonly label: string };
  readonly stacked?: boolean;
};

/** Graphs side by side under a heading, all of one width. */
export function graphRow(heading: string, graphs: readonly Graph[]): IWidget[][] {
  const width = Math.floor(columns / graphs.length);
  return [
    [new TextWidget({ markdown: `## ${heading}`, width: columns, height: 1 })],
    graphs.map((graph) => new GraphWidget({ ...graphProps(graph), width, height })),
  ];
}

function graphProps({ title, left, unit, limit, stacked = false }: Graph): GraphWidgetProps {
  return {
    title,
    left: [...left],
    stacked,
    leftYAxis: { min: 0, label: unit, showUnits: false },
    ...(limit && { leftAnnotations: [{ ...limit, color: "#d13212" }] }),
  };
}

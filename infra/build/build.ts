/**
 * Entry point of `npm run build`: bundles every function. With `-- --marks CARTELLA` notices print
 * the trade marks of the folder.
 */
import { parseArgs } from "node:util";
import { bundleFunctions } from "./bundle.ts";

const { values } = parseArgs({ options: { marks: { type: "string" } } });
const { functions, seconds } = await bundleFunctions(
  values.marks === undefined ? {} : { marksFolder: values.marks },
);
console.log(`Pronte ${functions.length} funzioni in dist/ (${seconds.toFixed(1)} s).`);

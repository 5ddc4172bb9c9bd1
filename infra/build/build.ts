/** Entry point of `npm run build`: bundles every function. */
import { bundleFunctions } from "./bundle.ts";

const { functions, seconds } = await bundleFunctions();
console.log(`Pronte ${functions.length} funzioni in dist/ (${seconds.toFixed(1)} s).`);

/** Entry point of `npm run check:release`: what the code would change in what was released. */
import { checkRelease } from "./check-release.ts";
import {
  readAcceptedChanges,
  readReleased,
  releasedPath,
  releasedStages,
} from "./released-templates.ts";
import { synthesizeRelease } from "./synthesize-release.ts";

const accepted = await readAcceptedChanges();
for (const stage of releasedStages) {
  const released = await readReleased(stage);
  const next = await synthesizeRelease(stage);
  const { text, refusals } = await checkRelease({
    stage,
    released,
    releasedPath: (stack) => releasedPath(stage, stack),
    next,
    accepted,
  });
  console.log(`\n=== ${stage}: differenze dall'ultimo rilascio ===\n${text}`);
  if (released.size === 0) {
    console.error(`${stage}: nessun rilascio registrato. Eseguire "npm run release:record".`);
    process.exitCode = 1;
  }
  for (const refusal of refusals) console.error(`RIFIUTATO in ${stage}: ${refusal}`);
  if (refusals.length > 0) process.exitCode = 1;
}
if (process.exitCode === 1) {
  console.error(
    "\nUn cambiamento che si vuole davvero si dichiara, con il motivo, in " +
      "infra/released/accepted-changes.json. Dopo il rilascio: npm run release:record.",
  );
}

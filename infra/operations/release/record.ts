/** Entry point of `npm run release:record`: from now on these are the released templates. */
import { releasedStages, writeReleased } from "./released-templates.ts";
import { synthesizeRelease } from "./synthesize-release.ts";

for (const stage of releasedStages) {
  const { templates } = await synthesizeRelease(stage);
  await writeReleased(stage, templates);
  console.log(`${stage}: registrati ${templates.size} stack in infra/released/${stage}/.`);
}

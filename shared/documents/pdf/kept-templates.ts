/** Answers what is kept under a key, or prepares and keeps it. */
export type KeptTemplates<Template> = (key: string, prepare: () => Template) => Template;

/** Keeps the templates used last, `templatesMax` at most, so that a process prepares each once. */
export function keepLatest<Template>(templatesMax: number): KeptTemplates<Template> {
  const templates = new Map<string, Template>();
  return (key, prepare) => {
    const template = templates.get(key) ?? prepare();
    templates.delete(key);
    templates.set(key, template);
    const [oldest] = templates.keys();
    if (templates.size > templatesMax && oldest !== undefined) templates.delete(oldest);
    return template;
  };
}

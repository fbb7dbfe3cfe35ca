/**
 * A name from the audited app (an endpoint's id, a path, a version): as it is where it looks like one, that is, at
 * most one verb and a path; else quoted, so that it cannot pass for a sentence of ours.
 */
export function named(name: string): string {
  return isPlain(name) ? name : JSON.stringify(name)
}

/** Does it look like a name, so that no reader takes it for anything else? */
export function isPlain(name: string): boolean {
  // `::name::` at the head of a line is a command to GitHub's runner.
  return !name.startsWith('::') && /^(?:[\w.-]{1,40} )?[\w.@()[\]{}$+~=,:/#*?!^<>|-]+$/.test(name)
}

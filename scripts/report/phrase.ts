/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/**
 * `app/page.tsx:3`, as terminals and editors link it. A path with other characters than paths are made of is
 * quoted, so that a file's name cannot pass for a sentence of the report.
 */
export function placed(file: string, line: number): string {
  return `${named(file)}:${line}`
}

/**
 * A name from the audited app (an endpoint's id, a version): as it is where it looks like one, that is, at
 * most one verb and a path; else quoted.
 */
export function named(name: string): string {
  return /^(?:[\w.-]{1,40} )?[\w.@()[\]{}$+~=,:/#*?!^<>|-]+$/.test(name) ? name : JSON.stringify(name)
}

/** Where text goes: `process.stdout` and its like, or a collector in a test. */
interface Output {
  write: (text: string) => unknown
  isTTY?: boolean | undefined
}

/** All that a command knows of the machine around it. */
export interface Io {
  stdout: Output
  stderr: Output
  /** Absolute path; relative paths of the command line start here. */
  cwd: string
  env: Readonly<Record<string, string | undefined>>
  /** Absolute folder of the skill itself (it holds scripts/ and references/), which is never audited. */
  self: string
}

/**
 * A fix is data, so that the preview, the write, SARIF and the laws in the tests share one path.
 * No fix has side effects of its own: only `fixes/` writes.
 */
export interface Fix {
  title: string
  /** `safe` fixes change no caller's rights; `review` ones do, and are written only on request. */
  safety: 'safe' | 'review'
  edits: readonly TextEdit[]
  create: readonly FileToCreate[]
  /** Files to move, in the order given; edits name them by their old path, and are made on the way. */
  rename?: readonly FileToRename[]
  /** Paths to take out of git's index, as `git rm --cached` does: the files themselves stay. */
  untrack?: readonly string[]
  /** Packages that the new code imports and the app lacks: shown as a command, never installed by us. */
  install: readonly string[]
  /** What only a person can do after the fix, one sentence each. */
  remains: readonly string[]
}

/** Replaces `[start, end)`, UTF-16 offsets from 0 into the file as it was read, by `text`. */
export interface TextEdit {
  file: string
  start: number
  end: number
  text: string
}

interface FileToCreate {
  file: string
  text: string
}

interface FileToRename {
  from: string
  to: string
}

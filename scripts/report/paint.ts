import { styleText } from 'node:util'
import type { Severity } from '../core/vocabulary.ts'

export interface Paint {
  bold: (text: string) => string
  severity: (severity: Severity, text: string) => string
}

const SEVERITY_STYLES = {
  critical: ['bold', 'magenta'],
  high: ['bold', 'red'],
  medium: ['yellow'],
  low: ['cyan'],
  info: ['gray'],
} as const satisfies Record<Severity, unknown>

/** Who asks for colours has looked at the stream; Node would look at its own standard output again. */
const ANYWHERE = { validateStream: false } as const

/** Terminal colours, or none. The text is the same but for the escapes. */
export function painter(color: boolean): Paint {
  if (!color) return { bold: text => text, severity: (_severity, text) => text }
  return {
    bold: text => styleText('bold', text, ANYWHERE),
    severity: (severity, text) => styleText([...SEVERITY_STYLES[severity]], text, ANYWHERE),
  }
}

import { printable } from './neutral.ts'
import { redact } from './redact.ts'

/**
 * Code or a diff, safe to print line by line: line breaks and tabs stay, since they belong to it. Keys that run
 * over several lines are cut before it is taken apart.
 */
export function printableLines(text: string): string[] {
  return redact(text)
    .split(/\r\n|\n|\r/)
    .map(line => line.split('\t').map(printable).join('\t'))
}

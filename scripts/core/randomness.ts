/** Words that people write where a key belongs. Four letters in a row are too rare in a random key to matter. */
const STAND_IN =
  /x{4}|your|exam?ple|placehold|dummy|fake|sample|insert|change[_-]?me|replace|redact|secret|mykey|\.\.\.|\*{3}|<|todo|foobar|1234|abcd|0000/i
const HEXADECIMAL = /^[0-9a-f]+$/i

/**
 * Could a machine have drawn these characters? False for words, patterns, repetitions and anything short:
 * the measure that tells a key from the stand-in of a tutorial.
 */
export function looksRandom(value: string): boolean {
  if (value.length < 16 || STAND_IN.test(value)) return false
  // Words have one case and no digit; in a random key of 16 characters that is next to impossible.
  if (!/\d/.test(value) && !(/[a-z]/.test(value) && /[A-Z]/.test(value))) return false
  if (longestPattern(value) >= 5) return false
  // 16 different characters carry 4 bits at most, and 32 of them drawn at random seldom more than 3.7.
  return entropy(value) >= Math.min(HEXADECIMAL.test(value) ? 3 : 3.5, Math.log2(value.length) - 0.9)
}

/**
 * Do small letters, capitals and digits take turns as chance would have it? Drawn from all three, they change at six
 * of ten places, and one in ten stands in a row of four small letters; in words that are strung together
 * (`createHelpersForRouters2`) they change at two, and most stand in such a row.
 */
export function changesLikeChance(value: string): boolean {
  let changes = 0
  for (let i = 1; i < value.length; i++) if (classOf(value[i]) !== classOf(value[i - 1])) changes += 1
  const inWords = (value.match(/[a-z]{4,}/g) ?? []).join('').length
  return changes >= 0.3 * (value.length - 1) && inWords < 0.45 * value.length
}

function classOf(character = ''): string {
  if (/[a-z]/.test(character)) return 'small'
  if (/[A-Z]/.test(character)) return 'capital'
  return /\d/.test(character) ? 'digit' : 'other'
}

/** Length of the longest run of equal characters or of neighbours in the alphabet. */
function longestPattern(value: string): number {
  let longest = 1
  let run = 1
  let step = Number.NaN
  for (let i = 1; i < value.length; i++) {
    const here = value.charCodeAt(i) - value.charCodeAt(i - 1)
    run = here === step && Math.abs(here) <= 1 ? run + 1 : Math.abs(here) <= 1 ? 2 : 1
    step = here
    if (run > longest) longest = run
  }
  return longest
}

/** Shannon entropy in bits per character. */
function entropy(value: string): number {
  const counts = new Map<string, number>()
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) {
    const share = count / value.length
    bits -= share * Math.log2(share)
  }
  return bits
}

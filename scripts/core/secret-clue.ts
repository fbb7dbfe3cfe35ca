import { ENCODED } from './disguised-secrets.ts'

/** The ways in which the first letters of a key go on where it is cut in pieces or spelt with escapes. */
const GOES_ON = String.raw`(?:_["'\x60\\]|\\[_u]|%5[fF]|&(?:#95|lowbar);)`

/**
 * Matches in every text in which `findSecrets` finds a secret of Clerk's, and in few others: for texts by the
 * hundred thousand. It may read bytes as latin1, since all it looks for is ASCII.
 */
export const CLUE = new RegExp(
  [
    'sk_(?:test|live)',
    'whsec(?=[_\\\\%&])',
    '(?:ak|mt|oat)_[A-Za-z0-9]{24}',
    // The first piece of one that is cut in pieces.
    String.raw`(?:sk_[a-z]{0,4}|(?:ak|mt|oat)_[A-Za-z0-9]{0,23})["'\x60\\]`,
    `(?:sk|ak|mt|oat)${GOES_ON}`,
    'PRIVATE KEY-----',
    String.raw`[cC](?:LERK|lerk)\\?[_.-]?(?:ENC|enc|Enc|WEB|web|Web|API_K|api[_.-]?[kK]|ApiK)`,
    ...ENCODED,
  ].join('|'),
  'g',
)

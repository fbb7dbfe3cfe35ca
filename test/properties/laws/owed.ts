/**
 * Laws that are known not to hold for a fixture yet, by the law's name. As with `todook`, a debt that is paid must be
 * struck off: the test fails where a law holds here.
 */
export const OWED: Readonly<Record<string, readonly string[]>> = {}

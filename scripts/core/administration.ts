/** Places that are an administrator's by their name. */
export const ADMINISTRATION =
  /(?:^|[/_-])(?:admin(?:s|istrators?|istration)?|back-?office|superusers?|moderat(?:ors?|ion))(?:[/_.-]|$)/i

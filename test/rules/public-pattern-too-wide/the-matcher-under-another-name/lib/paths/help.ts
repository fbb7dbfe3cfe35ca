// ok: public-pattern-too-wide
export const HELP = ['/help']
